import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { maxVoucherImageBytes, voucherNewSchema } from '../../shared/api/vouchers';
import { invalidField, Problem } from '../problem';
import { check } from './validation';

/** Names the file field may have; the first is the contract's. */
const fileFields = ['imagen', 'image', 'archivo'];

/** An uploaded voucher, checked but for the picture's content. */
export interface VoucherForm {
  fields: z.output<typeof voucherNewSchema>;
  image: Buffer;
}

/**
 * Reads the multipart body of a new voucher. Fields left empty, as forms send them, count as absent.
 *
 * @throws Problem 413 for a picture over the limit, 422 naming the field for the rest.
 */
export async function readVoucherForm(request: FastifyRequest): Promise<VoucherForm> {
  const values = new Map<string, unknown>();
  let image: Buffer | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (part.valueTruncated) throw invalidField(part.fieldname, 'es demasiado largo');
        if (part.value !== '') values.set(part.fieldname, part.value);
      } else if (fileFields.includes(part.fieldname)) {
        image = await part.toBuffer();
      } else {
        throw invalidField(part.fieldname, 'la imagen va en el campo "imagen"');
      }
    }
  } catch (error) {
    throw formProblem(error);
  }
  const fields = check(voucherNewSchema, Object.fromEntries(values));
  if (!image || image.length === 0) throw invalidField('imagen', 'falta la imagen del comprobante');
  return { fields, image };
}

function formProblem(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) {
    const megabytes = maxVoucherImageBytes / 1024 / 1024;
    return new Problem({
      status: 413,
      code: 'cuerpo_muy_grande',
      message: `La imagen pasa de ${megabytes} MB o el formulario tiene demasiadas partes.`,
      field: 'imagen',
    });
  }
  if (status !== undefined) return error;
  return new Problem({
    status: 400,
    code: 'pedido_invalido',
    message: 'El formulario multipart está incompleto o mal formado.',
    field: 'imagen',
  });
}
