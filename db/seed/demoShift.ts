import type { EntityManager } from 'typeorm';
import type { EventDraft } from '../../shared/protocol/events';
import {
  InsumoEntity,
  ProductoEntity,
  type InsumoRow,
  type ProductoRow,
} from '../entities/catalog';
import { AlertaEntity, RefillEntity } from '../entities/kitchen';
import { PedidoEntity, PedidoItemEntity } from '../entities/pedidos';
import { VoucherEntity } from '../entities/vouchers';
import type { DemoImage } from './demo';
import { demoAlerts, demoOrders, demoRefills, demoVouchers, type DemoOrder } from './demoShiftData';
import { DemoLog } from './demoLog';
import { receiptSvg } from './demoReceipt';
import { demoPeople } from './demoRestaurant';

const branchId = 1;
const [counterId, cookId] = [3, 4];

interface WrittenOrder {
  id: number;
  total: number;
  order: DemoOrder;
}

/** Writes the demo's shift (orders, vouchers, alerts, refills) and the events that tell of it. */
export async function writeDemoShift(
  manager: EntityManager,
  storeDrawing: (svg: string) => Promise<DemoImage>,
): Promise<void> {
  const log = await DemoLog.startingNow(manager);
  const products = await manager.find(ProductoEntity, { order: { id: 'ASC' } });
  const orders: WrittenOrder[] = [];
  for (const order of demoOrders) orders.push(await writeOrder(manager, log, products, order));
  await writeVouchers(manager, log, orders, storeDrawing);
  await writeAlerts(manager, log, orders);
  await writeRefills(manager, log);
  await log.write();
}

/** Who did something, as events say. */
function by(userId: number): { usuario_id: number; usuario_nombre: string; sucursal_id: number } {
  const usuario_nombre = demoPeople[userId - 1]?.nombre ?? '';
  return { usuario_id: userId, usuario_nombre, sucursal_id: branchId };
}

async function writeOrder(
  manager: EntityManager,
  log: DemoLog,
  products: readonly ProductoRow[],
  order: DemoOrder,
): Promise<WrittenOrder> {
  const lines = order.lines.flatMap(([index, cantidad, nota]) => {
    const product = products[index];
    return product ? [{ product, cantidad, nota: nota ?? null }] : [];
  });
  const cents = lines.reduce(
    (sum, { product, cantidad }) => sum + Math.round(product.precio * cantidad * 100),
    0,
  );
  const total = cents / 100;
  const { cliente, telefono, subtipo, estado, nota } = order;
  const inserted = await manager.insert(PedidoEntity, {
    sucursal_id: branchId,
    subtipo,
    estado,
    cliente,
    telefono,
    nota,
    total,
    usuario_crea: counterId,
    usuario_aprueba: order.approved === undefined ? null : counterId,
    fecha_creacion: log.moment(order.created),
    fecha_aprobacion: log.momentOrNull(order.approved),
    fecha_listo: log.momentOrNull(order.ready),
    fecha_entrega: log.momentOrNull(order.delivered),
    fecha_cancelacion: log.momentOrNull(order.cancelled),
  });
  const id = Number(inserted.identifiers[0]?.['id']);
  await manager.insert(
    PedidoItemEntity,
    lines.map(({ product, cantidad, nota: note }) => ({
      pedido_id: id,
      producto_id: product.id,
      producto: product.nombre,
      cantidad,
      precio: product.precio,
      nota: note,
      estacion: product.estacion,
    })),
  );
  const tell = (ago: number | undefined, userId: number, event: object) => {
    if (ago === undefined) return;
    log.add(ago, { pedido_id: id, subtipo, ...by(userId), ...event } as EventDraft);
  };
  tell(order.created, counterId, { tipo: 'pedido_creado', nuevo_estado: 'PENDIENTE' });
  tell(order.approved, counterId, { tipo: 'pedido_aprobado', nuevo_estado: 'EN_PREPARACION' });
  tell(order.ready, cookId, { tipo: 'pedido_actualizado', nuevo_estado: 'LISTO' });
  tell(order.delivered, counterId, { tipo: 'pedido_actualizado', nuevo_estado: 'ENTREGADO' });
  tell(order.cancelled, counterId, { tipo: 'pedido_actualizado', nuevo_estado: 'CANCELADO' });
  return { id, total, order };
}

async function writeVouchers(
  manager: EntityManager,
  log: DemoLog,
  orders: readonly WrittenOrder[],
  storeDrawing: (svg: string) => Promise<DemoImage>,
): Promise<void> {
  for (const voucher of demoVouchers) {
    const target = orders[voucher.order - 1];
    if (!target) continue;
    const monto = voucher.monto ?? target.total;
    const pagador = target.order.cliente;
    const { medio, operacion } = voucher;
    const paidAt = log.moment(voucher.uploaded + 1);
    const image = await storeDrawing(
      receiptSvg({ medio, operacion, monto, pagador, fecha: paidAt }),
    );
    const motivo = voucher.judged?.motivo ?? null;
    const inserted = await manager.insert(VoucherEntity, {
      pedido_id: target.id,
      sucursal_id: branchId,
      subtipo: target.order.subtipo,
      estado: voucher.judged?.as ?? 'PENDIENTE',
      monto,
      pagador,
      medio,
      operacion,
      fecha_pago: paidAt,
      imagen: image.address,
      imagen_tipo: image.contentType,
      motivo,
      usuario_sube: counterId,
      usuario_valida: voucher.judged ? counterId : null,
      fecha_creacion: log.moment(voucher.uploaded),
      fecha_validacion: log.momentOrNull(voucher.judged?.ago),
    });
    const event = {
      voucher_id: Number(inserted.identifiers[0]?.['id']),
      pedido_id: target.id,
      monto,
      subtipo: target.order.subtipo,
      ...by(counterId),
    };
    log.add(voucher.uploaded, { tipo: 'voucher_nuevo', ...event });
    if (!voucher.judged) continue;
    log.add(
      voucher.judged.ago,
      voucher.judged.as === 'APROBADO'
        ? { tipo: 'voucher_aprobado', ...event }
        : { tipo: 'voucher_rechazado', ...event, ...(motivo === null ? {} : { motivo }) },
    );
  }
}

async function writeAlerts(
  manager: EntityManager,
  log: DemoLog,
  orders: readonly WrittenOrder[],
): Promise<void> {
  for (const { order, prioridad, mensaje, sent, read } of demoAlerts) {
    const pedido_id = orders[order - 1]?.id ?? null;
    const inserted = await manager.insert(AlertaEntity, {
      pedido_id,
      usuario_envia: counterId,
      sucursal_id: branchId,
      mensaje,
      prioridad,
      leida: read !== undefined,
      fecha_envio: log.moment(sent),
      fecha_lectura: log.momentOrNull(read),
      leida_por: read === undefined ? null : cookId,
    });
    const alerta_id = Number(inserted.identifiers[0]?.['id']);
    log.add(sent, {
      tipo: 'alerta_cocina',
      alerta_id,
      pedido_id,
      prioridad,
      mensaje,
      ...by(counterId),
    });
    if (read === undefined) continue;
    log.add(read, {
      tipo: 'alerta_leida',
      alerta_id,
      pedido_id,
      fecha_envio: log.moment(sent).toISOString(),
      fecha_lectura: log.moment(read).toISOString(),
      ...by(cookId),
    });
  }
}

async function writeRefills(manager: EntityManager, log: DemoLog): Promise<void> {
  const supplies = await manager.find(InsumoEntity, { order: { id: 'ASC' } });
  for (const { supply, cantidad, asked, attended } of demoRefills) {
    const insumo: InsumoRow | undefined = supplies[supply];
    if (!insumo) continue;
    const inserted = await manager.insert(RefillEntity, {
      insumo_id: insumo.id,
      usuario_solicita: counterId,
      cantidad_solicitada: cantidad,
      estado: attended === undefined ? 'pendiente' : 'atendido',
      sucursal_id: branchId,
      fecha_solicitud: log.moment(asked),
      atendido_por: attended === undefined ? null : cookId,
      fecha_atencion: log.momentOrNull(attended),
    });
    const event = {
      refill_id: Number(inserted.identifiers[0]?.['id']),
      insumo_id: insumo.id,
      insumo: insumo.nombre,
      cantidad,
    };
    log.add(asked, { tipo: 'refill_solicitado', ...event, ...by(counterId) });
    if (attended !== undefined) {
      log.add(attended, { tipo: 'refill_atendido', ...event, ...by(cookId) });
    }
  }
}
