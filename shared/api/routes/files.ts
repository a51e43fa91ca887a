import type { z } from 'zod';
import type { Permission } from '../../permissions';
import { mediaQuerySchema } from '../whatsapp/conversaciones';

/** A route that answers a file of a thing with a number: bytes, not JSON, so it stands apart. */
export interface FileRoute {
  method: 'GET';
  /** Fastify's notation, with `:id`. */
  path: string;
  summary: string;
  access: Permission;
  query?: z.ZodType;
  /** What the file may be. */
  types: readonly ('image/jpeg' | 'application/pdf')[];
  /** What a file is called when it is saved, before its number. */
  saveAs: string;
}

/** Every route that answers a file, by its name. */
export const fileRoutes = {
  voucherImage: {
    method: 'GET',
    path: '/api/vouchers/:id/imagen',
    summary: 'La imagen o el PDF de un comprobante',
    access: 'voucher:review',
    types: ['image/jpeg', 'application/pdf'],
    saveAs: 'voucher',
  },
  voucherThumbnail: {
    method: 'GET',
    path: '/api/vouchers/:id/miniatura',
    summary: 'La imagen de un comprobante, en pequeño: 320 píxeles a lo más; 404 para un PDF',
    access: 'voucher:review',
    types: ['image/jpeg'],
    saveAs: 'voucher',
  },
  messageFile: {
    method: 'GET',
    path: '/api/mensajes/:id/archivo',
    summary: 'El archivo de un mensaje; con miniatura, en pequeño donde se puede',
    access: 'conversacion:view',
    query: mediaQuerySchema,
    types: ['image/jpeg', 'application/pdf'],
    saveAs: 'mensaje',
  },
} as const satisfies Record<string, FileRoute>;
