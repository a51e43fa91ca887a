import { rutaSchema } from '../../shared/ipc';

/** The scheme of links that open the app: `campana://pedido/50`. */
export const linkScheme = 'campana';

const screens = new Set(['atencion', 'cocina', 'monitor']);
const things = new Set(['alerta', 'pedido', 'voucher']);

/**
 * Where a `campana://` link leads in the app: `campana://alerta/10` to that alert, `campana://cocina` to a
 * screen. A link comes from anywhere, a mail or a web page, so it can only ever show something: whatever
 * does not fit exactly answers null.
 */
export function routeOfLink(link: string): string | null {
  const [, what, number] = /^campana:\/\/([a-z]+)(?:\/(\d{1,10}))?\/?$/.exec(link) ?? [];
  if (what === undefined) return null;
  const route =
    number === undefined
      ? screens.has(what)
        ? `/${what}`
        : null
      : things.has(what)
        ? `/?ver=${what}-${Number(number)}`
        : null;
  return route !== null && rutaSchema.safeParse(route).success ? route : null;
}

/** The link among a program's arguments: Windows and Linux start the app with it. */
export function linkAmong(args: readonly string[]): string | null {
  return args.find((argument) => argument.startsWith(`${linkScheme}://`)) ?? null;
}
