import { z } from 'zod';
import type { MessageKind } from '../../shared/api/whatsapp/conversaciones';
import { clean, cleanName, storableJson } from './texts';

/** A message from a customer, as Meta delivers it. */
export interface Incoming {
  wamid: string;
  /** The customer's phone, digits only. */
  phone: string;
  name: string | null;
  kind: MessageKind;
  text: string | null;
  media: { id: string; mime: string | null; name: string | null } | null;
  location: {
    latitud: number;
    longitud: number;
    nombre: string | null;
    direccion: string | null;
  } | null;
  /** Lines of a catalogue order. */
  items: { code: string; quantity: number; price: number | null }[] | null;
  /** The message as it came, where we do not read all of it. */
  original: Record<string, unknown> | null;
  sentAt: Date;
}

/** What became of a message we sent, once Meta had taken it. */
export interface StatusNews {
  wamid: string;
  state: 'delivered' | 'read' | 'failed';
  error: string | null;
  at: Date;
}

/** What one webhook tells of one phone number of ours. */
export interface Delivery {
  phoneNumberId: string;
  messages: Incoming[];
  statuses: StatusNews[];
  /** Messages of which not even the number and the sender can be told. */
  unreadable: number;
}

const loose = z.record(z.string(), z.unknown());
const str = z.string().nullish().catch(null);
const num = z.coerce.number().nullish().catch(null);

const mediaSchema = z
  .looseObject({ id: z.string().max(200), mime_type: str, caption: str, filename: str })
  .optional()
  .catch(undefined);

const messageSchema = z.looseObject({
  id: z.string().min(1).max(200),
  from: z.string().regex(/^\+?\d{5,20}$/),
  timestamp: num,
  type: z.string().max(60).catch('unknown'),
  text: z.looseObject({ body: z.string() }).optional().catch(undefined),
  image: mediaSchema,
  document: mediaSchema,
  audio: mediaSchema,
  video: mediaSchema,
  sticker: mediaSchema,
  location: z
    .looseObject({
      latitude: z.coerce.number(),
      longitude: z.coerce.number(),
      name: str,
      address: str,
    })
    .optional()
    .catch(undefined),
  order: z
    .looseObject({
      text: str,
      product_items: z.array(
        z.looseObject({
          product_retailer_id: z.coerce.string().max(100),
          quantity: z.coerce.number().min(0.01).max(999),
          item_price: z.coerce.number().min(0).max(1_000_000).nullish().catch(null),
        }),
      ),
    })
    .optional()
    .catch(undefined),
  interactive: z
    .looseObject({
      button_reply: z.looseObject({ title: z.string() }).optional().catch(undefined),
      list_reply: z
        .looseObject({ title: z.string(), description: str })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  button: z.looseObject({ text: z.string() }).optional().catch(undefined),
  reaction: z.looseObject({ emoji: str }).optional().catch(undefined),
});

const statusSchema = z.looseObject({
  id: z.string().min(1).max(200),
  // `sent` says what Meta's answer to the sending said already.
  status: z.enum(['delivered', 'read', 'failed']),
  timestamp: num,
  errors: z
    .array(z.looseObject({ code: num, title: str, message: str }))
    .nullish()
    .catch(null),
});

const webhookSchema = z.looseObject({
  entry: z.array(
    z.looseObject({
      changes: z.array(z.looseObject({ value: loose.optional().catch(undefined) })),
    }),
  ),
});

const valueSchema = z.looseObject({
  metadata: z.looseObject({ phone_number_id: z.coerce.string().max(32) }),
  contacts: z.array(z.unknown()).optional().catch(undefined),
  messages: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional().catch(undefined),
});

/** A webhook in a shape that is none of Meta's; it is kept, and somebody has to look at it. */
export class UnreadableWebhookError extends Error {
  override readonly name = 'UnreadableWebhookError';
}

/**
 * Reads a webhook. What is no message or status (templates that were reviewed, accounts that changed) is
 * passed over; a message of a kind we do not know becomes `desconocido`, with all that came. One that cannot
 * be read at all is counted, and holds up none of the others.
 *
 * @throws UnreadableWebhookError for what has not the form of a webhook.
 */
export function readWebhook(body: string): Delivery[] {
  const parsed = webhookSchema.safeParse(parse(body));
  if (!parsed.success) throw new UnreadableWebhookError('It is no webhook of WhatsApp.');
  return parsed.data.entry.flatMap(({ changes }) =>
    changes.flatMap(({ value }) => (value ? deliveryOf(value) : [])),
  );
}

function deliveryOf(value: Record<string, unknown>): Delivery[] {
  const parsed = valueSchema.safeParse(value);
  if (!parsed.success) {
    if (value['messages'] === undefined) return [];
    return [{ phoneNumberId: '', messages: [], statuses: [], unreadable: 1 }];
  }
  const { metadata, contacts = [], messages = [], statuses = [] } = parsed.data;
  const names = namesOf(contacts);
  const read = messages.flatMap((message) => toIncoming(message, names) ?? []);
  return [
    {
      phoneNumberId: metadata.phone_number_id,
      messages: read,
      statuses: statuses.flatMap(toStatus),
      unreadable: messages.length - read.length,
    },
  ];
}

function parse(body: string): unknown {
  try {
    return storableJson(body);
  } catch (error) {
    throw new UnreadableWebhookError('It is no JSON.', { cause: error });
  }
}

function namesOf(contacts: readonly unknown[]): Map<string, string> {
  const schema = z.looseObject({ wa_id: z.string(), profile: z.looseObject({ name: z.string() }) });
  return new Map(
    contacts.flatMap((contact): [string, string][] => {
      const parsed = schema.safeParse(contact);
      return parsed.success ? [[parsed.data.wa_id, parsed.data.profile.name]] : [];
    }),
  );
}

const mediaKinds = {
  image: 'imagen',
  document: 'documento',
  audio: 'audio',
  video: 'video',
  sticker: 'sticker',
} as const satisfies Record<string, MessageKind>;

/** Null for what has no number or no sender. */
function toIncoming(raw: unknown, names: ReadonlyMap<string, string>): Incoming | null {
  const parsed = messageSchema.safeParse(raw);
  if (!parsed.success) return null;
  const message = parsed.data;
  const original = raw as Record<string, unknown>;
  const name = cleanName(names.get(message.from) ?? '');
  const base: Incoming = {
    wamid: message.id,
    phone: message.from.replace('+', ''),
    name: name === '' ? null : name,
    kind: 'desconocido',
    text: null,
    media: null,
    location: null,
    items: null,
    original: null,
    sentAt: momentOf(message.timestamp),
  };
  const { text, location, order, interactive, button, reaction } = message;
  if (text && message.type === 'text') return { ...base, kind: 'texto', text: clean(text.body) };
  for (const [type, kind] of Object.entries(mediaKinds) as [
    keyof typeof mediaKinds,
    MessageKind,
  ][]) {
    const media = message[type];
    if (message.type !== type || !media) continue;
    return {
      ...base,
      kind,
      text: textOf(media.caption),
      media: {
        id: media.id,
        mime: media.mime_type?.slice(0, 100) ?? null,
        name: media.filename == null ? null : cleanName(media.filename, 200),
      },
    };
  }
  if (location && message.type === 'location') {
    const { latitude, longitude } = location;
    const place = { nombre: textOf(location.name), direccion: textOf(location.address) };
    return {
      ...base,
      kind: 'ubicacion',
      text: place.nombre ?? place.direccion,
      location: { latitud: latitude, longitud: longitude, ...place },
    };
  }
  if (order && message.type === 'order' && order.product_items.length > 0) {
    const items = order.product_items.map((item) => ({
      code: clean(item.product_retailer_id),
      quantity: item.quantity,
      price: item.item_price ?? null,
    }));
    return { ...base, kind: 'pedido', text: textOf(order.text), items };
  }
  const choice = interactive?.button_reply?.title ?? interactive?.list_reply?.title ?? button?.text;
  if (choice !== undefined) return { ...base, kind: 'interactivo', text: clean(choice) };
  if (message.type === 'reaction') {
    return { ...base, kind: 'reaccion', text: textOf(reaction?.emoji), original };
  }
  if (message.type === 'contacts') return { ...base, kind: 'contacto', original };
  return { ...base, original };
}

function toStatus(original: unknown): StatusNews[] {
  const parsed = statusSchema.safeParse(original);
  if (!parsed.success) return [];
  const { id, status, timestamp, errors } = parsed.data;
  const [error] = errors ?? [];
  const words = [error?.code, error?.title ?? error?.message].filter((part) => part != null);
  return [
    {
      wamid: id,
      state: status,
      error: words.length === 0 ? null : clean(words.join(': ')).slice(0, 300),
      at: momentOf(timestamp),
    },
  ];
}

function textOf(text: string | null | undefined): string | null {
  return text == null || text === '' ? null : clean(text);
}

/** Meta's seconds; now for what cannot be, so that a clock that is off cannot put a message in the future. */
function momentOf(seconds: number | null | undefined): Date {
  const now = Date.now();
  const moment = (seconds ?? 0) * 1000;
  return new Date(moment > 0 && moment < now ? moment : now);
}
