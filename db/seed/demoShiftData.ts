import type { Prioridad } from '../../shared/api/alertas';
import type { PedidoState } from '../../shared/pedidoStates';
import type { Subtipo } from '../../shared/protocol/defineEvent';

/** Minutes before the seeding at which something happened. */
type MinutesAgo = number;

/** An order of the demo: lines are [index of the product, how many, note]. */
export interface DemoOrder {
  cliente: string;
  telefono: string | null;
  subtipo: Subtipo;
  estado: PedidoState;
  nota: string | null;
  lines: readonly (readonly [product: number, count: number, note?: string])[];
  created: MinutesAgo;
  approved?: MinutesAgo;
  ready?: MinutesAgo;
  delivered?: MinutesAgo;
  cancelled?: MinutesAgo;
}

/** Orders in every state, oldest first. */
export const demoOrders: readonly DemoOrder[] = [
  {
    cliente: 'Lucía Ramos',
    telefono: '900 000 001',
    subtipo: 'whatsapp',
    estado: 'ENTREGADO',
    nota: null,
    lines: [
      [0, 2],
      [4, 1],
      [7, 2],
    ],
    created: 182,
    approved: 178,
    ready: 166,
    delivered: 160,
  },
  {
    cliente: 'Marco Salas',
    telefono: '900 000 002',
    subtipo: 'delivery',
    estado: 'ENTREGADO',
    nota: 'Tocar el timbre dos veces',
    lines: [
      [5, 1],
      [9, 2],
    ],
    created: 151,
    approved: 146,
    ready: 131,
    delivered: 118,
  },
  {
    cliente: 'Mesa 4',
    telefono: null,
    subtipo: 'presencial',
    estado: 'ENTREGADO',
    nota: null,
    lines: [
      [2, 2],
      [8, 2],
    ],
    created: 124,
    approved: 123,
    ready: 108,
    delivered: 106,
  },
  {
    cliente: 'Diego Flores',
    telefono: '900 000 004',
    subtipo: 'whatsapp',
    estado: 'CANCELADO',
    nota: null,
    lines: [[1, 3]],
    created: 97,
    cancelled: 88,
  },
  {
    cliente: 'Carla Núñez',
    telefono: '900 000 005',
    subtipo: 'delivery',
    estado: 'LISTO',
    nota: null,
    lines: [
      [0, 1, 'sin cebolla'],
      [4, 1],
    ],
    created: 34,
    approved: 31,
    ready: 6,
  },
  {
    cliente: 'Mesa 2',
    telefono: null,
    subtipo: 'presencial',
    estado: 'LISTO',
    nota: null,
    lines: [
      [3, 1],
      [7, 1],
    ],
    created: 22,
    approved: 21,
    ready: 3,
  },
  {
    cliente: 'Jorge Medina',
    telefono: '900 000 007',
    subtipo: 'whatsapp',
    estado: 'EN_PREPARACION',
    nota: 'Alergia al maní',
    lines: [
      [1, 2],
      [4, 2, 'bien crocantes'],
      [8, 2],
    ],
    created: 17,
    approved: 13,
  },
  {
    cliente: 'Paola Vega',
    telefono: '900 000 008',
    subtipo: 'delivery',
    estado: 'EN_PREPARACION',
    nota: null,
    lines: [
      [5, 2],
      [6, 1],
      [9, 1],
    ],
    created: 12,
    approved: 9,
  },
  {
    cliente: 'Mesa 7',
    telefono: null,
    subtipo: 'presencial',
    estado: 'EN_PREPARACION',
    nota: null,
    lines: [
      [2, 1],
      [4, 1],
      [7, 1],
    ],
    created: 5,
    approved: 4,
  },
  {
    cliente: 'Valeria Soto',
    telefono: '900 000 010',
    subtipo: 'whatsapp',
    estado: 'PENDIENTE',
    nota: null,
    lines: [
      [0, 1],
      [4, 1],
      [9, 1],
    ],
    created: 7,
  },
  {
    cliente: 'Renzo Castro',
    telefono: '900 000 011',
    subtipo: 'whatsapp',
    estado: 'PENDIENTE',
    nota: 'Para recoger a las 8',
    lines: [
      [0, 2],
      [4, 1],
      [7, 2],
    ],
    created: 4,
  },
  {
    cliente: 'Milagros Pinto',
    telefono: '900 000 012',
    subtipo: 'delivery',
    estado: 'PENDIENTE',
    nota: null,
    lines: [
      [3, 2],
      [6, 1],
    ],
    created: 2,
  },
];

/** A payment voucher of the demo; `order` counts the orders from 1. */
export interface DemoVoucher {
  order: number;
  medio: 'Yape' | 'Plin';
  operacion: string;
  /** What the voucher says; the order's total where it is absent. */
  monto?: number;
  uploaded: MinutesAgo;
  judged?: { as: 'APROBADO' | 'RECHAZADO'; ago: MinutesAgo; motivo?: string };
}

/** Vouchers in every state. The one of order 11 repeats the operation of order 1: a reused payment. */
export const demoVouchers: readonly DemoVoucher[] = [
  {
    order: 1,
    medio: 'Yape',
    operacion: '00418823',
    uploaded: 181,
    judged: { as: 'APROBADO', ago: 179 },
  },
  {
    order: 2,
    medio: 'Plin',
    operacion: '77120945',
    uploaded: 150,
    judged: { as: 'APROBADO', ago: 147 },
  },
  {
    order: 4,
    medio: 'Yape',
    operacion: '00420117',
    monto: 20,
    uploaded: 95,
    judged: { as: 'RECHAZADO', ago: 90, motivo: 'El monto no coincide' },
  },
  {
    order: 7,
    medio: 'Yape',
    operacion: '00431580',
    uploaded: 16,
    judged: { as: 'APROBADO', ago: 14 },
  },
  { order: 10, medio: 'Yape', operacion: '00432201', uploaded: 6 },
  { order: 11, medio: 'Yape', operacion: '0041 8823', uploaded: 3 },
  { order: 12, medio: 'Plin', operacion: '77131002', uploaded: 1 },
];

/** An alert of the demo; `order` counts the orders from 1. */
export interface DemoAlert {
  order: number;
  prioridad: Prioridad;
  mensaje: string;
  sent: MinutesAgo;
  read?: MinutesAgo;
}

/** Alerts, read and not. */
export const demoAlerts: readonly DemoAlert[] = [
  {
    order: 1,
    prioridad: 'urgente',
    mensaje: 'Cliente alérgico: cambiar el aceite',
    sent: 174,
    read: 173,
  },
  {
    order: 2,
    prioridad: 'normal',
    mensaje: 'El motorizado llega en 10 minutos',
    sent: 140,
    read: 138,
  },
  { order: 7, prioridad: 'alta', mensaje: 'Cliente espera en el mostrador', sent: 8 },
  { order: 8, prioridad: 'normal', mensaje: 'Agregar servilletas y ají', sent: 5 },
];

/** A refill request of the demo; `supply` is an index. */
export interface DemoRefill {
  supply: number;
  cantidad: number;
  asked: MinutesAgo;
  attended?: MinutesAgo;
}

/** Refill requests, attended and not. */
export const demoRefills: readonly DemoRefill[] = [
  { supply: 4, cantidad: 3, asked: 130, attended: 122 },
  { supply: 7, cantidad: 2, asked: 75, attended: 70 },
  { supply: 0, cantidad: 5, asked: 11 },
  { supply: 5, cantidad: 4, asked: 6 },
];
