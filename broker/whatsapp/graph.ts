import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/result';
import { maxVoucherImageBytes } from '../../shared/api/vouchers';
import type { WhatsappConfig } from '../config';

/** Why Meta did not do what it was asked. */
export interface GraphFailure {
  /** `later`: may work by itself; `never`: will not; `token`: the access token is not accepted. */
  kind: 'later' | 'never' | 'token';
  /** For people. It never repeats the token or an address. */
  message: string;
  retryAfterSeconds?: number;
}

/** A message as the Graph API takes it, without its addressee. */
export type GraphMessage =
  | { type: 'text'; text: { body: string } }
  | {
      type: 'template';
      template: {
        name: string;
        language: { code: string };
        components: { type: 'body'; parameters: { type: 'text'; text: string }[] }[];
      };
    };

/** Meta's Graph API, as far as we need it. */
export interface Graph {
  /** Sends a message and answers its number. */
  send(
    phoneNumberId: string,
    to: string,
    message: GraphMessage,
    signal: AbortSignal,
  ): Promise<Result<string, GraphFailure>>;
  /** Fetches a file a customer sent; nothing over 10 MB is read to its end. */
  download(mediaId: string, signal: AbortSignal): Promise<Result<Buffer, GraphFailure>>;
}

/** How long Meta may take to begin an answer, and to send a file, in milliseconds. */
const answerMs = 10_000;
const fileMs = 60_000;
/** Answers that are no file are small. */
const maxAnswerBytes = 256 * 1024;

const sentSchema = z.object({ messages: z.array(z.object({ id: z.string().max(200) })).min(1) });
const mediaSchema = z.object({ url: z.url(), file_size: z.coerce.number().optional() });
const errorSchema = z.object({
  error: z.object({
    code: z.number().optional(),
    message: z.string().optional(),
    error_data: z.object({ details: z.string().optional() }).optional().catch(undefined),
  }),
});

/** Codes of Meta that will not change by trying again, in words. */
const finalCodes: Partial<Record<number, string>> = {
  131026: 'El número no tiene WhatsApp o no acepta mensajes.',
  131047: 'Pasaron más de 24 horas desde el último mensaje del cliente; hace falta una plantilla.',
  131051: 'WhatsApp no acepta este tipo de mensaje.',
  132000: 'La plantilla no lleva los datos que enviamos; revise cuántos {{n}} tiene.',
  132001: 'La plantilla no existe en Meta con ese nombre e idioma.',
  132015: 'Meta pausó la plantilla.',
  132016: 'Meta desactivó la plantilla.',
};
const tooFastCodes = new Set([4, 80007, 130429, 131048, 131056]);

/** Creates the client. It keeps no connection of its own and needs no closing. */
export function createGraph({ graphUrl, accessToken }: WhatsappConfig): Graph {
  const noToken: GraphFailure = {
    kind: 'token',
    message: 'Falta el token de acceso de WhatsApp (CAMPANA_WHATSAPP_TOKEN).',
  };

  async function ask(
    url: string,
    init: { method: string; body?: string },
    signal: AbortSignal,
    limits: { ms: number; bytes: number },
  ): Promise<Result<Buffer, GraphFailure>> {
    if (accessToken === undefined) return fail(noToken);
    const patience = new AbortController();
    const stop = (): void => patience.abort();
    signal.addEventListener('abort', stop, { once: true });
    const timer = setTimeout(stop, limits.ms);
    try {
      const response = await fetch(url, {
        ...init,
        headers: {
          authorization: `Bearer ${accessToken}`,
          ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        // The token must not follow a redirection to somebody else.
        redirect: 'error',
        signal: patience.signal,
      });
      const bytes = await readAtMost(response, response.ok ? limits.bytes : maxAnswerBytes);
      if (!response.ok) return fail(failureOf(response, bytes));
      if (bytes === null) return fail(tooLarge);
      return ok(bytes);
    } catch {
      return fail(silent);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  }

  return {
    async send(phoneNumberId, to, message, signal) {
      const body = JSON.stringify({
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to,
        ...message,
      });
      const url = `${graphUrl}/${encodeURIComponent(phoneNumberId)}/messages`;
      const limits = { ms: answerMs, bytes: maxAnswerBytes };
      const answer = await ask(url, { method: 'POST', body }, signal, limits);
      if (!answer.ok) return answer;
      const sent = sentSchema.safeParse(parse(answer.value));
      const id = sent.data?.messages[0]?.id;
      return id === undefined ? fail(odd) : ok(id);
    },
    async download(mediaId, signal) {
      const about = await ask(
        `${graphUrl}/${encodeURIComponent(mediaId)}`,
        { method: 'GET' },
        signal,
        { ms: answerMs, bytes: maxAnswerBytes },
      );
      if (!about.ok) return about;
      const media = mediaSchema.safeParse(parse(about.value));
      if (!media.success || !isMetas(media.data.url, graphUrl)) return fail(odd);
      if ((media.data.file_size ?? 0) > maxVoucherImageBytes) return fail(tooLarge);
      const limits = { ms: fileMs, bytes: maxVoucherImageBytes };
      return ask(media.data.url, { method: 'GET' }, signal, limits);
    },
  };
}

const silent: GraphFailure = {
  kind: 'later',
  message: 'WhatsApp no responde; se intentará de nuevo.',
};
const odd: GraphFailure = {
  kind: 'later',
  message: 'WhatsApp respondió algo que no se entiende; se intentará de nuevo.',
};
const tooLarge: GraphFailure = {
  kind: 'never',
  message: `El archivo pasa de ${maxVoucherImageBytes / 1024 / 1024} MB.`,
};

/** Files lie on hosts of Meta's, or where the API itself is; the token goes nowhere else. */
function isMetas(url: string, graphUrl: string): boolean {
  const { protocol, hostname, origin } = new URL(url);
  if (origin === new URL(graphUrl).origin) return true;
  return (
    protocol === 'https:' && /(^|\.)(fbsbx|facebook|fbcdn|whatsapp)\.(com|net)$/.test(hostname)
  );
}

/** The body as far as the limit; null for one that goes on. */
async function readAtMost(response: Response, limit: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (!reader) return Buffer.alloc(0);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(parts);
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}

function failureOf(response: Response, body: Buffer | null): GraphFailure {
  const { status } = response;
  const parsed = errorSchema.safeParse(body === null ? null : parse(body));
  const code = parsed.data?.error.code ?? 0;
  if (status === 401 || status === 403 || code === 190 || code === 10) {
    return {
      kind: 'token',
      message:
        'WhatsApp no acepta el token de acceso; un administrador debe renovar CAMPANA_WHATSAPP_TOKEN.',
    };
  }
  const known = finalCodes[code];
  if (known !== undefined) return { kind: 'never', message: `${known} (${code})` };
  if (status === 429 || tooFastCodes.has(code)) {
    const seconds = Number(response.headers.get('retry-after'));
    const message = 'WhatsApp pide ir más despacio; se intentará de nuevo.';
    return { kind: 'later', message, ...(seconds > 0 ? { retryAfterSeconds: seconds } : {}) };
  }
  if (status >= 500) {
    return {
      kind: 'later',
      message: `WhatsApp tiene un problema (${status}); se intentará de nuevo.`,
    };
  }
  if (status === 404) return { kind: 'never', message: 'WhatsApp ya no tiene eso (404).' };
  return { kind: 'never', message: `WhatsApp lo rechazó (${status}, código ${code}).` };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    // No JSON: as odd as any other answer that says nothing.
    return null;
  }
}
