import { z } from 'zod';

const tokenSchema = z.string().min(1).max(4096);
const viewSchema = z.string().min(1).max(40);

/** First frame of a socket: who I am, the last event I saw, and which screen this is. */
export const holaSchema = z.object({
  tipo: z.literal('hola'),
  /** Not needed where the upgrade carried a valid `Authorization: Bearer` header. */
  token: tokenSchema.optional(),
  /** Last event id seen; the server answers with everything after it. */
  desde: z.int().min(0).optional(),
  /** A number of the screen's own making, so that the monitor can tell two screens of one person apart. */
  pantalla: z.string().min(1).max(64).optional(),
  /** What the screen shows, for the monitor's list. */
  vista: viewSchema.optional(),
  /** Version of the client program. */
  version: z.string().min(1).max(40).optional(),
  /** Version of the protocol it speaks; one that says nothing is believed to speak today's. */
  protocolo: z.int().min(0).optional(),
});

/** A critical event was shown (or at least stored where it will be). */
export const ackSchema = z.object({ tipo: z.literal('ack'), id: z.int().positive() });

/** A critical event could not be shown, and why. */
export const nackSchema = z.object({
  tipo: z.literal('nack'),
  id: z.int().positive(),
  motivo: z.string().max(200).default('sin detalle'),
});

/** A fresh access token, before the old one expires. */
export const tokenFrameSchema = z.object({ tipo: z.literal('token'), token: tokenSchema });

/** The screen shows something else now, e.g. `/cocina`; what it showed first is in `hola`. */
export const vistaSchema = z.object({ tipo: z.literal('vista'), vista: viewSchema });

/** Every frame a client may send. */
export const clientFrameSchema = z.discriminatedUnion('tipo', [
  holaSchema,
  ackSchema,
  nackSchema,
  tokenFrameSchema,
  vistaSchema,
]);

/** A frame from a client. */
export type ClientFrame = z.infer<typeof clientFrameSchema>;
/** The first frame of a socket. */
export type HolaFrame = z.infer<typeof holaSchema>;
