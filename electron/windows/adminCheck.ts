import { z } from 'zod';
import { clientHeader, sessionSchema } from '../../shared/api/auth';
import { apiErrorSchema } from '../../shared/api/common';
import { routes } from '../../shared/api/routes';
import { fail, ok, type Result } from '../../shared/result';
import type { ServerFetch } from '../pairing/serverFetch';

const patienceMs = 8000;

/**
 * Whether the name and password are an admin's, by the server's word. The session that this opens is
 * closed again at once.
 * @returns a sentence for the person when not
 */
export async function checkAdmin(
  origin: string | null,
  { usuario, password }: { usuario: string; password: string },
  post: ServerFetch,
): Promise<Result<null, string>> {
  const unreachable = fail(
    'El servidor no responde y la contraseña no se puede comprobar. Cuando vuelva, inténtelo de nuevo; o reinicie la computadora y abra Campana con --sin-kiosco.',
  );
  if (origin === null) return unreachable;
  const send = (path: string, body: object) =>
    post(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [clientHeader.name]: clientHeader.desktop },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
  try {
    const response = await send(routes.login.path, { usuario, password });
    const body = await response.json();
    if (!response.ok) {
      const refusal = apiErrorSchema.safeParse(body);
      return fail(refusal.success ? refusal.data.mensaje : 'El servidor no aceptó la contraseña.');
    }
    const session = sessionSchema.parse(body);
    await send(routes.logout.path, { refresh_token: session.refresh_token }).catch(() => undefined);
    return adminRoles.safeParse(session.usuario.rol).success
      ? ok(null)
      : fail('Para salir del modo kiosco hace falta la contraseña de una persona administradora.');
  } catch {
    return unreachable;
  }
}

const adminRoles = z.enum(['ADMIN', 'SUPERADMIN']);
