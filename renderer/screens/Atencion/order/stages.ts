import type { PedidoRow } from '../../../stores/pedidoRow';
import type { VoucherRow } from '../../../stores/vouchersSlice';

/** A step in the life of an order, in the order people think of them. */
export type StageName = 'recibido' | 'voucher' | 'cocina' | 'listo' | 'entregado' | 'cancelado';

/** One step: when it was, how long it took since the step before it, and who did it. */
export interface Stage {
  name: StageName;
  state: 'done' | 'current' | 'ahead' | 'failed';
  at: string | null;
  /** Milliseconds since the step before; for the current one, since that step until `now`. */
  tookMs: number | null;
  by: string | null;
}

type StagedPedido = Pick<
  PedidoRow,
  | 'estado'
  | 'fecha_creacion'
  | 'fecha_aprobacion'
  | 'fecha_listo'
  | 'fecha_entrega'
  | 'fecha_cancelacion'
  | 'aprobado_por'
>;
type StagedVoucher = Pick<
  VoucherRow,
  'estado' | 'fecha_creacion' | 'fecha_validacion' | 'validado_por_nombre'
>;

/**
 * The timeline of an order. An order without vouchers has no voucher step; a cancelled one ends there.
 * Steps may have happened out of order (approved before its voucher was): each is measured from the
 * latest moment before it.
 */
export function stagesOf(
  pedido: StagedPedido,
  vouchers: readonly StagedVoucher[],
  now: number,
): Stage[] {
  const cancelled = pedido.estado === 'CANCELADO';
  const steps: Omit<Stage, 'tookMs'>[] = [
    { name: 'recibido', state: 'done', at: pedido.fecha_creacion, by: null },
    ...voucherStep(vouchers),
    step('cocina', pedido.fecha_aprobacion, pedido.aprobado_por),
    step('listo', pedido.fecha_listo, null),
    step('entregado', pedido.fecha_entrega, null),
  ];
  const lived: Omit<Stage, 'tookMs'>[] = cancelled
    ? [
        ...steps.filter(({ state }) => state === 'done' || state === 'failed'),
        { name: 'cancelado', state: 'failed', at: pedido.fecha_cancelacion, by: null },
      ]
    : withCurrent(steps);
  const moments = lived.flatMap(({ at }) => (at === null ? [] : [Date.parse(at)]));
  return lived.map((stage) => ({ ...stage, tookMs: tookOf(stage, moments, now) }));
}

function step(name: StageName, at: string | null, by: string | null): Omit<Stage, 'tookMs'> {
  return { name, state: at === null ? 'ahead' : 'done', at, by };
}

function voucherStep(vouchers: readonly StagedVoucher[]): Omit<Stage, 'tookMs'>[] {
  const approved = vouchers.find(({ estado }) => estado === 'APROBADO');
  const shown =
    approved ?? vouchers.find(({ estado }) => estado === 'PENDIENTE') ?? vouchers.at(-1);
  if (shown === undefined) return [];
  const { estado, fecha_validacion: at, validado_por_nombre: by } = shown;
  if (estado === 'PENDIENTE') return [{ name: 'voucher', state: 'ahead', at: null, by: null }];
  return [{ name: 'voucher', state: estado === 'APROBADO' ? 'done' : 'failed', at, by }];
}

/** The first step that is still ahead is the one the order is at. */
function withCurrent(steps: readonly Omit<Stage, 'tookMs'>[]): Omit<Stage, 'tookMs'>[] {
  const at = steps.findIndex(({ state }) => state === 'ahead');
  return steps.map((each, index) => (index === at ? { ...each, state: 'current' } : each));
}

function tookOf(
  stage: Omit<Stage, 'tookMs'>,
  moments: readonly number[],
  now: number,
): number | null {
  if (stage.name === 'recibido' || stage.state === 'ahead') return null;
  const end = stage.at === null ? now : Date.parse(stage.at);
  if (stage.at === null && stage.state !== 'current') return null;
  const earlier = moments.filter((moment) => moment < end);
  return earlier.length === 0 ? null : end - Math.max(...earlier);
}
