import { z } from 'zod';
import { counterAudience } from '../audiences';
import { defineEvent, idSchema } from '../defineEvent';

const entity = { kind: 'VOUCHER', idField: 'voucher_id' } as const;
const fields = {
  voucher_id: idSchema,
  pedido_id: idSchema.nullish(),
  monto: z.number().nullish(),
  /** Who did it, by name. */
  usuario_nombre: z.string().nullish(),
};

/** A payment voucher was uploaded. */
export const voucherNuevo = defineEvent({
  tipo: 'voucher_nuevo',
  fields,
  emitters: ['ATENCION'],
  audience: counterAudience,
  critical: true,
  addressees: counterAudience,
  entity,
});

/** The same, known to have come by WhatsApp; screens treat both alike. */
export const voucherWhatsapp = defineEvent({ ...voucherNuevo, tipo: 'voucher_whatsapp' });

/** A person saw the money in the account and accepted the voucher. */
export const voucherAprobado = defineEvent({
  tipo: 'voucher_aprobado',
  fields,
  emitters: ['ATENCION'],
  audience: counterAudience,
  critical: false,
  addressees: counterAudience,
  entity,
});

/** A person refused the voucher, and says why. */
export const voucherRechazado = defineEvent({
  tipo: 'voucher_rechazado',
  fields: { ...fields, motivo: z.string().min(1).max(500).optional() },
  emitters: ['ATENCION'],
  audience: counterAudience,
  critical: false,
  addressees: counterAudience,
  entity,
});

/** What is known of a voucher changed: it was read, completed, or a payment was found for it. */
export const voucherActualizado = defineEvent({
  tipo: 'voucher_actualizado',
  fields,
  emitters: ['ATENCION'],
  audience: counterAudience,
  critical: false,
  addressees: counterAudience,
  entity,
});

/** A phone or a bank told of a payment; `voucher_id` is the voucher it fits, where there is one. */
export const pagoRecibido = defineEvent({
  tipo: 'pago_recibido',
  fields: {
    pago_id: idSchema,
    monto: z.number().nullish(),
    voucher_id: idSchema.nullish(),
  },
  emitters: [],
  audience: counterAudience,
  critical: false,
  addressees: counterAudience,
  entity: { kind: 'PAGO', idField: 'pago_id' },
});
