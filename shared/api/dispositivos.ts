import { z } from 'zod';
import { dispositivoEstadoSchema } from '../dispositivos';
import { idSchema } from '../protocol/defineEvent';
import { momentReplySchema } from './common';

const numberSchema = z.string().regex(/^\d{6}$/);

export const pairRequestSchema = z.object({
  /** What people call the screen, e.g. "Tele de la cocina". */
  nombre: z.string().trim().min(1).max(60),
  /**
   * SHA-256, in hexadecimal, of the secret a desktop app made for itself; it shows the secret only when the
   * server has answered its own part of the number. A browser leaves it out and is given a secret as a cookie.
   */
  compromiso: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

export const pairingSchema = z.object({
  /** `libre`: nobody has to approve this screen; `sin_pedir`: it did not ask yet. */
  estado: z.enum(['libre', 'sin_pedir', ...dispositivoEstadoSchema.options]),
  nombre: z.string().nullable(),
  /** The server's part of the number, for a screen that works it out by itself. */
  reto: z.string().nullable(),
  /** Six digits that the administrator sees, too; null until the screen has shown its secret. */
  numero: numberSchema.nullable(),
  /** The fingerprint of the restaurant's authority; null without TLS of its own. */
  huella: z.string().nullable(),
});
/** How a screen stands with the server, told to the screen itself. */
export type Pairing = z.infer<typeof pairingSchema>;

export const dispositivoSchema = z.object({
  id: idSchema,
  nombre: z.string(),
  direccion: z.string(),
  estado: dispositivoEstadoSchema,
  /** Null while the screen has not shown its secret: it cannot be approved before. */
  numero: numberSchema.nullable(),
  fecha_pedido: momentReplySchema,
  fecha_resuelto: momentReplySchema.nullable(),
  resuelto_por_nombre: z.string().nullable(),
  fecha_revocado: momentReplySchema.nullable(),
  revocado_por_nombre: z.string().nullable(),
});
/** A screen of another computer, as administrators see it. */
export type Dispositivo = z.infer<typeof dispositivoSchema>;

/** What is approved is the very request whose number was compared. */
export const approveDeviceSchema = z.object({ numero: numberSchema });

export const connectionSchema = z.object({
  /** Whether other computers can reach the server. */
  abierta: z.boolean(),
  direcciones: z.array(
    z.object({
      url: z.string(),
      /** What a camera reads: the same server, by an address a new browser can open. */
      qr: z.string(),
      /** Address and beginning of the fingerprint in a few letters; null for what is no IPv4 address. */
      codigo: z.string().nullable(),
    }),
  ),
  /** The fingerprint of the restaurant's authority; null without TLS of its own. */
  huella: z.string().nullable(),
  /** Whether screens of other computers need an administrator's approval. */
  emparejar: z.boolean(),
  /** How many wait for it. */
  pendientes: z.number(),
});
/** How other screens join this server. */
export type Connection = z.infer<typeof connectionSchema>;
