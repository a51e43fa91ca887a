import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { whatsappWebhookPath } from '../../../shared/api/routes/whatsapp';
import { notAllowed, notAuthenticated, notFound, Problem } from '../../problem';
import { isSigned, sameText, signatureHeader } from '../../whatsapp/signature';
import type { HttpDeps } from '../deps';

/** Meta gathers messages into one webhook of up to 3 MB. */
const maxWebhookBytes = 3 * 1024 * 1024;

const challengeSchema = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string(),
  'hub.challenge': z.string().regex(/^[\w-]{1,200}$/),
});

/**
 * Where Meta delivers: the challenge when the webhook is registered, and then messages. A delivery is
 * signed over its very bytes, so they are taken raw; the answer says that it is on disk, and the work
 * follows by itself.
 */
export async function registerWhatsappWebhook(
  app: FastifyInstance,
  { whatsapp }: Pick<HttpDeps, 'whatsapp'>,
): Promise<void> {
  const { verifyToken, appSecret } = whatsapp.config;
  app.get(whatsappWebhookPath, (request, reply) => {
    if (verifyToken === undefined) throw notFound('El webhook de WhatsApp');
    const query = challengeSchema.safeParse(request.query);
    if (!query.success || !sameText(query.data['hub.verify_token'], verifyToken)) {
      throw notAllowed('El token de verificación no es el de CAMPANA_WHATSAPP_VERIFY_TOKEN.');
    }
    return reply.type('text/plain; charset=utf-8').send(query.data['hub.challenge']);
  });
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: maxWebhookBytes },
      (_request, body, parsed) => parsed(null, body),
    );
    scope.post(whatsappWebhookPath, async (request, reply) => {
      if (appSecret === undefined) throw notFound('El webhook de WhatsApp');
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (!isSigned(body, request.headers[signatureHeader], appSecret)) {
        throw notAuthenticated('La firma del webhook no es la de Meta.');
      }
      await whatsapp.webhooks.keep(textOf(body));
      return reply.code(200).send({ ok: true });
    });
    done();
  });
}

/** Meta signs only JSON; what is none was signed by somebody else who has the secret. */
function textOf(body: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    JSON.parse(text);
    return text;
  } catch (error) {
    throw Object.assign(
      new Problem({
        status: 400,
        code: 'json_invalido',
        message: 'El cuerpo no es JSON válido (UTF-8).',
      }),
      { cause: error },
    );
  }
}
