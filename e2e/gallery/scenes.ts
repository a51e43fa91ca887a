import type { BrokerProcess } from '../../testing/brokerProcess';
import { signIn, type BrokerApi } from '../brokerApi';

interface Listed {
  datos: { id: number }[];
}

const guests = [
  ['Valentina Rojas', 'whatsapp', 'Sin ají, por favor'],
  ['Mesa 8', 'presencial', null],
  ['Óscar Paredes', 'delivery', 'Av. Larco 1150, dpto. 402'],
  ['Familia Huamán', 'whatsapp', null],
  ['Mesa 3', 'presencial', 'Cumpleaños: velita en el postre'],
  ['Gabriela Torres', 'delivery', null],
  ['Luis Alberto Ccori', 'whatsapp', 'Recoge a las 9'],
  ['Mesa 11', 'presencial', null],
] as const;

/** A busy moment: so many new orders of several dishes each; answers their numbers, oldest first. */
export async function rush(api: BrokerApi, count: number): Promise<number[]> {
  const products = await api.call<Listed>('GET', '/api/productos');
  const ids: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const [cliente, subtipo, nota] = guests[n % guests.length]!;
    const items = Array.from({ length: 1 + (n % 4) }, (_, line) => ({
      producto_id: products.datos[(n * 3 + line * 2) % products.datos.length]!.id,
      cantidad: 1 + ((n + line) % 3),
      ...(line === 1 ? { nota: 'poco picante' } : {}),
    }));
    const body = { sucursal_id: 1, subtipo, cliente, items, ...(nota === null ? {} : { nota }) };
    ids.push((await api.call<{ id: number }>('POST', '/api/pedidos', body)).id);
  }
  return ids;
}

/** Approves orders. */
export async function approveAll(api: BrokerApi, ids: readonly number[]): Promise<void> {
  for (const id of ids) await api.call('POST', `/api/pedidos/${id}/aprobar`);
}

/** Reads every alert, so that no urgent one stands in the middle of the kitchen's screen. */
export async function readAlerts(api: BrokerApi): Promise<void> {
  const { datos } = await api.call<Listed>('GET', '/api/alertas?leida=false');
  for (const { id } of datos) await api.call('POST', `/api/alertas/${id}/leer`);
}

/** Everything done and nothing to do: no open order, voucher, alert or request is left. */
export async function clearBoard(broker: BrokerProcess): Promise<void> {
  const admin = await signIn(broker, 'admin');
  const steps = [
    ['PENDIENTE', 'CANCELADO'],
    ['EN_PREPARACION', 'LISTO'],
    ['LISTO', 'ENTREGADO'],
  ] as const;
  for (const [from, to] of steps) {
    const { datos } = await admin.call<Listed>('GET', `/api/pedidos?estado=${from}&limite=200`);
    for (const { id } of datos) {
      await admin.call('POST', `/api/pedidos/${id}/estado`, { estado: to });
    }
  }
  const vouchers = await admin.call<Listed>('GET', '/api/vouchers?estado=PENDIENTE&limite=200');
  for (const { id } of vouchers.datos) {
    await admin.call('POST', `/api/vouchers/${id}/rechazar`, { motivo: 'Pedido cancelado' });
  }
  const refills = await admin.call<Listed>('GET', '/api/refills?estado=pendiente&limite=200');
  for (const { id } of refills.datos) await admin.call('POST', `/api/refills/${id}/atender`);
  await readAlerts(admin);
}
