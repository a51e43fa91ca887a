import type { Borrador } from '../../shared/api/whatsapp/borradores';
import type {
  Conversacion,
  ConversacionDetail,
  InboundMessage,
  OutboundMessage,
} from '../../shared/api/whatsapp/conversaciones';

/** A conversation as a list shows it. */
export function conversacionOf(id: number, change: Partial<Conversacion> = {}): Conversacion {
  return {
    id,
    sucursal_id: 1,
    estado: 'ABIERTA',
    telefono: '51999888777',
    cliente: 'Lucía',
    idioma: null,
    responder_hasta: '2025-01-02T12:00:00.000Z',
    ultimo_texto: 'Hola',
    ultimo_tipo: 'texto',
    fecha_actividad: '2025-01-01T12:00:00.000Z',
    fecha_creacion: '2025-01-01T11:00:00.000Z',
    sin_leer: 0,
    por_vincular: 0,
    envios_fallidos: 0,
    borradores_abiertos: 0,
    pedidos: [],
    ...change,
  };
}

/** A conversation whole. */
export function detailOf(id: number, change: Partial<ConversacionDetail> = {}): ConversacionDetail {
  return { ...conversacionOf(id), mensajes: [], borradores: [], ...change };
}

/** A message from a customer. */
export function inboundOf(id: number, change: Partial<InboundMessage> = {}): InboundMessage {
  return {
    direccion: 'entrante',
    id,
    tipo: 'texto',
    texto: 'Hola',
    media: null,
    ubicacion: null,
    items: null,
    original: null,
    pedido_id: null,
    borrador_id: null,
    fecha: '2025-01-01T12:00:00.000Z',
    ...change,
  };
}

/** An answer to a customer. */
export function outboundOf(id: number, change: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    direccion: 'saliente',
    id,
    conversacion_id: 1,
    sucursal_id: 1,
    cliente: 'Lucía',
    motivo: 'libre',
    texto: 'Ya sale',
    estado: 'ENVIADA',
    error: null,
    intentos: 1,
    proximo_intento: null,
    pedido_id: null,
    usuario_nombre: 'Ana',
    fecha: '2025-01-01T12:01:00.000Z',
    fecha_envio: null,
    fecha_entrega: null,
    fecha_lectura: null,
    ...change,
  };
}

/** A draft of an order. */
export function borradorOf(id: number, change: Partial<Borrador> = {}): Borrador {
  return {
    id,
    sucursal_id: 1,
    conversacion_id: 1,
    estado: 'ABIERTO',
    subtipo: 'whatsapp',
    cliente: 'Lucía',
    telefono: '51999888777',
    texto: '2 papas grandes y una cosita rica',
    lineas: [
      {
        texto: '2 papas grandes',
        cantidad: 2,
        producto_id: 1,
        producto: 'Papas grandes',
        precio: 12,
        confianza: 0.95,
        nota: null,
        alternativas: [],
      },
    ],
    sin_reconocer: ['una cosita rica'],
    total: 24,
    pedido_id: null,
    fecha_creacion: '2025-01-01T12:00:00.000Z',
    fecha_actualizacion: '2025-01-01T12:00:00.000Z',
    ...change,
  };
}
