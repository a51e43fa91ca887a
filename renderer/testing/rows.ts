import type { Alerta } from '../../shared/api/alertas';
import type { Pedido, PedidoBrief } from '../../shared/api/pedidos';
import type { Voucher } from '../../shared/api/vouchers';

/** An order as the server answers it. */
export function pedidoOf(id: number, change: Partial<Pedido> = {}): Pedido {
  return {
    id,
    sucursal_id: 1,
    subtipo: 'whatsapp',
    estado: 'PENDIENTE',
    cliente: 'Lucía',
    nota: null,
    total: 37,
    fecha_creacion: '2025-01-01T12:00:00.000Z',
    fecha_aprobacion: null,
    fecha_listo: null,
    fecha_entrega: null,
    fecha_cancelacion: null,
    items: [
      {
        id: id * 10,
        producto_id: 1,
        producto: 'Lomo saltado',
        cantidad: 2,
        nota: null,
        estacion: 'parrilla',
        precio: 18.5,
      },
    ],
    telefono: '999',
    aprobado_por: null,
    ...change,
  };
}

/** The same order as an event carries it. */
export function briefOf(pedido: Pedido): PedidoBrief {
  const { telefono: _telefono, aprobado_por: _aprobadoPor, ...brief } = pedido;
  return { ...brief, items: brief.items.map(({ precio: _precio, ...item }) => item) };
}

/** A voucher as the server answers it. */
export function voucherOf(id: number, change: Partial<Voucher> = {}): Voucher {
  return {
    id,
    pedido_id: null,
    sucursal_id: 1,
    subtipo: 'whatsapp',
    estado: 'PENDIENTE',
    monto: 37,
    monto_esperado: 37,
    cliente: null,
    pagador: 'LUCIA R.',
    medio: 'Yape',
    operacion: '123',
    fecha_pago: null,
    tiene_imagen: true,
    motivo: null,
    fecha_creacion: '2025-01-01T12:00:00.000Z',
    validado_por: null,
    validado_por_nombre: null,
    fecha_validacion: null,
    verificaciones: [],
    lectura: null,
    ...change,
  };
}

/** An alert as the server answers it. */
export function alertaOf(id: number, change: Partial<Alerta> = {}): Alerta {
  return {
    id,
    pedido_id: null,
    sucursal_id: 1,
    mensaje: 'Ingrediente agotado',
    prioridad: 'normal',
    leida: false,
    usuario_envia: 3,
    usuario_envia_nombre: 'Ana',
    fecha_envio: '2025-01-01T12:00:00.000Z',
    leida_por: null,
    leida_por_nombre: null,
    fecha_lectura: null,
    ...change,
  };
}
