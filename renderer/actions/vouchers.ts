import { routes } from '../../shared/api/routes';
import type { VoucherPatch } from '../../shared/api/vouchers';
import { defineAction, type ActionContext } from './defineAction';

const subject = ({ id }: { id: number }) => `voucher:${id}`;

async function reload({ api, state, asOf }: ActionContext, { id }: { id: number }): Promise<void> {
  state().putVoucher(await api.call(routes.getVoucher, { params: { id } }), asOf);
}

/** Approves a voucher; the person has seen the money in the account. */
export const approveVoucher = defineAction({
  subject,
  reload,
  effect: ({ id }: { id: number }) => ({
    table: 'vouchers',
    id,
    estado: 'APROBADO',
    motivo: null,
  }),
  async run({ api, state, asOf }, { id }: { id: number }, key) {
    const voucher = await api.call(
      routes.approveVoucher,
      { params: { id }, body: { dinero_verificado: true } },
      { key },
    );
    state().putVoucher(voucher, asOf);
    return voucher;
  },
});

/** Corrects or completes what is known of a voucher. */
export const changeVoucher = defineAction({
  subject,
  reload,
  async run(
    { api, state, asOf }: ActionContext,
    { id, patch }: { id: number; patch: VoucherPatch },
    key,
  ) {
    const voucher = await api.call(routes.changeVoucher, { params: { id }, body: patch }, { key });
    state().putVoucher(voucher, asOf);
    return voucher;
  },
});

/** Rejects a voucher and says why. */
export const rejectVoucher = defineAction({
  subject,
  reload,
  effect: ({ id, motivo }: { id: number; motivo: string }) => ({
    table: 'vouchers',
    id,
    estado: 'RECHAZADO',
    motivo,
  }),
  async run({ api, state, asOf }, { id, motivo }: { id: number; motivo: string }, key) {
    const voucher = await api.call(
      routes.rejectVoucher,
      { params: { id }, body: { motivo } },
      { key },
    );
    state().putVoucher(voucher, asOf);
    return voucher;
  },
});

/** A voucher's picture and the fields that are known, by their wire names. */
export interface UploadVoucherArgs {
  imagen: Blob;
  fields: Record<string, string>;
}

/** Uploads a voucher by hand. */
export const uploadVoucher = defineAction({
  subject: (_args: UploadVoucherArgs) => 'voucher:nuevo',
  lane: 'imagenes',
  async run({ api, state, asOf }, { imagen, fields }: UploadVoucherArgs, key) {
    const body = new FormData();
    // Fields first: the server reads the form as it arrives.
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('imagen', imagen);
    const voucher = await api.call(routes.uploadVoucher, { body }, { key });
    state().putVoucher(voucher, asOf);
    return voucher;
  },
});
