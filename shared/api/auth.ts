import { z } from 'zod';
import { idSchema } from '../protocol/defineEvent';
import { staffRoleSchema } from '../roles';
import { momentReplySchema } from './common';

export const loginSchema = z.object({
  usuario: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
});

export const sessionUserSchema = z.object({
  id: idSchema,
  nombre: z.string(),
  rol: staffRoleSchema,
  sucursal_id: idSchema.nullable(),
});
/** The person a session belongs to. */
export type SessionUser = z.infer<typeof sessionUserSchema>;

/** Name and value of the header a client that is no browser sends to get its refresh token in the body. */
export const clientHeader = { name: 'x-campana-client', desktop: 'desktop' } as const;

/** Name of the cookie that holds a browser's refresh token. */
export const refreshCookieName = 'campana_refresh';

export const sessionSchema = z.object({
  token: z.string(),
  expira: momentReplySchema,
  usuario: sessionUserSchema,
  /** Only for clients that are no browsers; browsers have it as an httpOnly cookie. */
  refresh_token: z.string().optional(),
});
/** The answer of login and refresh. */
export type Session = z.infer<typeof sessionSchema>;

/** Body of refresh and logout; empty from a browser. */
export const refreshSchema = z.object({ refresh_token: z.string().min(1).max(500).optional() });
