import { maxVoucherImageBytes } from '../../../../shared/api/vouchers';

/** Why a file cannot be a voucher's picture. */
export type FileProblem = 'notImage' | 'tooLarge' | 'empty';

/** Kinds of files the server takes. */
const imageTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'];

/** The same for a file picker; phones turn their own formats into one of these by it. */
export const acceptedImages = imageTypes.join(',');

/** Judges a picture before it is sent, so that nobody waits for an upload that will be refused. */
export function fileProblem({ type, size }: Pick<File, 'type' | 'size'>): FileProblem | null {
  if (!imageTypes.includes(type)) return 'notImage';
  if (size === 0) return 'empty';
  return size > maxVoucherImageBytes ? 'tooLarge' : null;
}

/** The first picture or PDF among files that were dropped or pasted; null where there is none. */
export function firstImage<Item extends Pick<File, 'type'>>(files: Iterable<Item>): Item | null {
  return (
    [...files].find(({ type }) => type.startsWith('image/') || imageTypes.includes(type)) ?? null
  );
}

/** The file that was meant: the first picture or PDF, else the first, so that it can be said what is wrong with it. */
export function chosenFile<Item extends Pick<File, 'type'>>(files: Iterable<Item>): Item | null {
  return firstImage(files) ?? [...files][0] ?? null;
}

/** What a person wrote about a voucher, as text fields hold it. */
export interface VoucherFields {
  pedidoId: number | null;
  sucursalId: number | null;
  subtipo: 'whatsapp' | 'presencial' | 'delivery';
  monto: string;
  pagador: string;
  medio: string;
  operacion: string;
  /** As `datetime-local` has it: local time, no zone; empty when unknown. */
  fechaPago: string;
}

/** An amount as people write it (`37`, `37.50`, `37,50`, `S/ 37.5`); null for anything else. */
export function parseAmount(text: string): number | null {
  const bare = text.replace(/^\s*s\/\.?/i, '').trim();
  if (!/^\d{1,7}([.,]\d{1,2})?$/.test(bare)) return null;
  const amount = Number(bare.replace(',', '.'));
  return amount <= 1_000_000 ? amount : null;
}

/** The fields by their wire names, empty ones left out; the payment's moment in UTC. */
export function voucherForm(fields: VoucherFields): Record<string, string> {
  const monto = parseAmount(fields.monto);
  const paidAt = fields.fechaPago === '' ? Number.NaN : Date.parse(fields.fechaPago);
  const all: Record<string, string> = {
    pedido_id: fields.pedidoId === null ? '' : String(fields.pedidoId),
    // The order's own branch decides where there is an order.
    sucursal_id:
      fields.sucursalId === null || fields.pedidoId !== null ? '' : String(fields.sucursalId),
    subtipo: fields.subtipo,
    monto: monto === null ? '' : monto.toFixed(2),
    pagador: fields.pagador.trim(),
    medio: fields.medio.trim(),
    operacion: fields.operacion.trim(),
    fecha_pago: Number.isNaN(paidAt) ? '' : new Date(paidAt).toISOString(),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}
