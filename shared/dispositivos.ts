import { z } from 'zod';

export const dispositivoEstadoSchema = z.enum(['pendiente', 'aprobado', 'rechazado', 'revocado']);
/** How far a screen of another computer got: it asked, may be used, was refused, or was shut out again. */
export type DispositivoEstado = z.infer<typeof dispositivoEstadoSchema>;

/** Where a screen that is no browser sends its secret; a browser has it as an httpOnly cookie of this name. */
export const deviceHeader = 'x-campana-pantalla';
export const deviceCookieName = 'campana_pantalla';

/** 256 random bits in base64url: what a paired screen proves itself with. */
export const deviceSecretSchema = z.string().regex(/^[\w-]{43}$/);
