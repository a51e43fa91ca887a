import { z } from 'zod';
import { roleSchema } from '../roles';

const eventIdSchema = z.int().min(0);

/** The socket is authenticated; `ultimo_id` is the newest event at this moment. */
export const bienvenidaSchema = z.object({
  tipo: z.literal('bienvenida'),
  usuario_id: z.int().nullable(),
  rol: roleSchema,
  sucursal_id: z.int().nullable(),
  ultimo_id: eventIdSchema,
  latido_ms: z.int().positive(),
});

/** Everything missed has been sent; what follows is live. */
export const alDiaSchema = z.object({ tipo: z.literal('al_dia'), id: eventIdSchema });

/** The gap is too old to fill: load the current state again; live events follow from `ultimo_id`. */
export const reinicioSchema = z.object({
  tipo: z.literal('reinicio'),
  motivo: z.string(),
  ultimo_id: eventIdSchema,
});

/** The server lives, and this is the newest event it holds. */
export const latidoSchema = z.object({ tipo: z.literal('latido'), ultimo_id: eventIdSchema });

/** An admin asks this very screen to ring. */
export const sonarSchema = z.object({ tipo: z.literal('sonar'), de: z.string() });

/** Something was refused; the close code that follows, if any, says what to do. */
export const errorFrameSchema = z.object({
  tipo: z.literal('error'),
  codigo: z.string(),
  mensaje: z.string(),
});

/** Every frame of the server that is not an event. */
export const controlFrameSchema = z.discriminatedUnion('tipo', [
  bienvenidaSchema,
  alDiaSchema,
  reinicioSchema,
  latidoSchema,
  sonarSchema,
  errorFrameSchema,
]);

/** A frame from the server that is not an event. */
export type ControlFrame = z.infer<typeof controlFrameSchema>;
/** Wire names of control frames. */
export type ControlType = ControlFrame['tipo'];

/** All wire names of control frames. */
export const controlTypes: readonly ControlType[] = [
  'bienvenida',
  'al_dia',
  'reinicio',
  'latido',
  'sonar',
  'error',
];
