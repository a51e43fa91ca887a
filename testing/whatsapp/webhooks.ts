import { randomUUID } from 'node:crypto';
import { whatsappWebhookPath } from '../../shared/api/routes/whatsapp';
import { signatureHeader, signatureOf } from '../../broker/whatsapp/signature';

/** The number of the branch's phone at Meta, unless a test says otherwise. */
export const standInPhoneNumberId = '100000000000001';

/** A message in Meta's form; what a test leaves out is made up. */
export interface MetaMessage {
  id?: string;
  from?: string;
  timestamp?: string;
  type: string;
  [field: string]: unknown;
}

/** The customer of tests that need only one. */
export const customerPhone = '51987654321';

/** A new number of a message, in the form of Meta's. */
export function newWamid(): string {
  return `wamid.${randomUUID().replaceAll('-', '').toUpperCase()}`;
}

/** A text message. */
export function textMessage(body: string, more: Partial<MetaMessage> = {}): MetaMessage {
  return { type: 'text', text: { body }, ...more };
}

/** A webhook with messages of one customer, as Meta sends it. */
export function messagesWebhook(
  messages: readonly MetaMessage[],
  options: { phoneNumberId?: string; name?: string } = {},
): object {
  const complete = messages.map(({ type, ...rest }) => ({
    id: newWamid(),
    from: customerPhone,
    timestamp: String(Math.floor(Date.now() / 1000)),
    type,
    ...rest,
  }));
  const contacts = [...new Set(complete.map(({ from }) => from))].map((wa_id) => ({
    profile: { name: options.name ?? 'María Flores' },
    wa_id,
  }));
  return webhook({ contacts, messages: complete }, options.phoneNumberId);
}

/** A webhook that tells what became of a message we sent. */
export function statusWebhook(
  id: string,
  status: 'sent' | 'delivered' | 'read' | 'failed',
  options: { phoneNumberId?: string; errors?: object[] } = {},
): object {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const { errors } = options;
  return webhook(
    {
      statuses: [{ id, status, timestamp, recipient_id: customerPhone, ...(errors && { errors }) }],
    },
    options.phoneNumberId,
  );
}

function webhook(value: object, phoneNumberId = standInPhoneNumberId): object {
  const metadata = { display_phone_number: '51900000000', phone_number_id: phoneNumberId };
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '200000000000001',
        changes: [
          { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } },
        ],
      },
    ],
  };
}

/** Delivers a webhook to a broker, signed as Meta signs. */
export function deliver(
  brokerUrl: string,
  appSecret: string,
  webhookBody: object | string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = typeof webhookBody === 'string' ? webhookBody : JSON.stringify(webhookBody);
  return fetch(brokerUrl + whatsappWebhookPath, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [signatureHeader]: signatureOf(Buffer.from(body), appSecret),
      ...headers,
    },
    body,
  });
}
