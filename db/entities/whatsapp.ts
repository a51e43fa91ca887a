import { EntitySchema } from 'typeorm';
import type { BorradorLine, BorradorState } from '../../shared/api/whatsapp/borradores';
import type {
  ConversacionState,
  InboundMessage,
  MediaState,
  MessageKind,
  OutboundMessage,
  SalidaState,
} from '../../shared/api/whatsapp/conversaciones';
import type { CustomerLanguage } from '../../shared/api/whatsapp/settings';
import type { Subtipo } from '../../shared/protocol/defineEvent';
import {
  createdMoment,
  idColumn,
  optionalMoment,
  optionalReference,
  optionalText,
  text,
} from '../columns';

const count = { type: 'integer', default: 0 } as const;
const optionalJson = { type: 'jsonb', nullable: true } as const;

/** A row of CONVERSACIONES: what one phone and one branch said to each other. */
export interface ConversacionRow {
  id: number;
  sucursal_id: number;
  telefono: string;
  cliente: string | null;
  idioma: CustomerLanguage | null;
  estado: ConversacionState;
  ultimo_texto: string | null;
  ultimo_tipo: MessageKind | null;
  sin_leer: number;
  orden: number;
  /** When the customer wrote last; 24 hours from then answers may be free text. */
  fecha_entrante: Date | null;
  fecha_actividad: Date;
  fecha_creacion: Date;
}

export const ConversacionEntity = new EntitySchema<ConversacionRow>({
  name: 'conversacion',
  tableName: 'conversaciones',
  columns: {
    id: idColumn,
    sucursal_id: { type: 'integer' },
    telefono: text(30),
    cliente: optionalText(120),
    idioma: optionalText(5),
    estado: text(20, { default: 'ABIERTA' }),
    ultimo_texto: optionalText(200),
    ultimo_tipo: optionalText(20),
    sin_leer: count,
    orden: { type: 'integer', default: () => `nextval('CONVERSACIONES_ORDEN')` },
    fecha_entrante: optionalMoment,
    fecha_actividad: createdMoment,
    fecha_creacion: createdMoment,
  },
});

/** A row of MENSAJES: a message from a customer. `wamid` is Meta's number of it. */
export interface MensajeRow {
  id: number;
  conversacion_id: number;
  wamid: string;
  tipo: MessageKind;
  texto: string | null;
  ubicacion: InboundMessage['ubicacion'];
  items: InboundMessage['items'];
  original: Record<string, unknown> | null;
  media_id: string | null;
  media_estado: MediaState | null;
  media_tipo: string | null;
  media_nombre: string | null;
  media_motivo: string | null;
  media_direccion: string | null;
  /** What the store said of the file when it took it. */
  media_datos: Record<string, unknown> | null;
  media_intentos: number;
  media_proximo: Date | null;
  voucher_id: number | null;
  pedido_id: number | null;
  borrador_id: number | null;
  fecha: Date;
  fecha_recibido: Date;
}

export const MensajeEntity = new EntitySchema<MensajeRow>({
  name: 'mensaje',
  tableName: 'mensajes',
  columns: {
    id: idColumn,
    conversacion_id: { type: 'integer' },
    wamid: text(200, { unique: true }),
    tipo: text(20),
    texto: { type: 'text', nullable: true },
    ubicacion: optionalJson,
    items: optionalJson,
    original: optionalJson,
    media_id: optionalText(200),
    media_estado: optionalText(20),
    media_tipo: optionalText(100),
    media_nombre: optionalText(200),
    media_motivo: optionalText(300),
    media_direccion: optionalText(100),
    media_datos: optionalJson,
    media_intentos: count,
    media_proximo: optionalMoment,
    voucher_id: optionalReference,
    pedido_id: optionalReference,
    borrador_id: optionalReference,
    fecha: { type: 'timestamp' },
    fecha_recibido: createdMoment,
  },
});

/** A row of PEDIDO_BORRADORES: an order as read from words, for a person to confirm. */
export interface BorradorRow {
  id: number;
  sucursal_id: number;
  conversacion_id: number | null;
  estado: BorradorState;
  subtipo: Subtipo;
  cliente: string | null;
  telefono: string | null;
  texto: string;
  lineas: BorradorLine[];
  sin_reconocer: string[];
  pedido_id: number | null;
  usuario_id: number | null;
  fecha_creacion: Date;
  fecha_actualizacion: Date;
}

export const BorradorEntity = new EntitySchema<BorradorRow>({
  name: 'borrador',
  tableName: 'pedido_borradores',
  columns: {
    id: idColumn,
    sucursal_id: { type: 'integer' },
    conversacion_id: optionalReference,
    estado: text(20, { default: 'ABIERTO' }),
    subtipo: text(50, { default: 'whatsapp' }),
    cliente: optionalText(120),
    telefono: optionalText(30),
    texto: { type: 'text' },
    lineas: { type: 'jsonb', default: [] },
    sin_reconocer: { type: 'jsonb', default: [] },
    pedido_id: optionalReference,
    usuario_id: optionalReference,
    fecha_creacion: createdMoment,
    fecha_actualizacion: createdMoment,
  },
});

/** A row of WHATSAPP_SALIDAS: an answer on its way to a customer. */
export interface SalidaRow {
  id: number;
  conversacion_id: number;
  clave: string | null;
  motivo: OutboundMessage['motivo'];
  pedido_id: number | null;
  texto: string;
  /** What a template is filled with, in the order of its placeholders. */
  datos: { parametros?: string[]; idioma?: CustomerLanguage };
  estado: SalidaState;
  intentos: number;
  proximo: Date;
  error: string | null;
  wamid: string | null;
  usuario_id: number | null;
  fecha: Date;
  fecha_envio: Date | null;
  fecha_entrega: Date | null;
  fecha_lectura: Date | null;
}

export const SalidaEntity = new EntitySchema<SalidaRow>({
  name: 'salida',
  tableName: 'whatsapp_salidas',
  columns: {
    id: idColumn,
    conversacion_id: { type: 'integer' },
    clave: optionalText(100),
    motivo: text(20),
    pedido_id: optionalReference,
    texto: { type: 'text' },
    datos: { type: 'jsonb', default: {} },
    estado: text(20, { default: 'PENDIENTE' }),
    intentos: count,
    proximo: createdMoment,
    error: optionalText(300),
    wamid: optionalText(200),
    usuario_id: optionalReference,
    fecha: createdMoment,
    fecha_envio: optionalMoment,
    fecha_entrega: optionalMoment,
    fecha_lectura: optionalMoment,
  },
});
