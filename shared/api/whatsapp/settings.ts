import { z } from 'zod';

/** What a customer is told on their own, by the moment it is about. */
export const answerKinds = ['recibido', 'rechazado', 'aprobado', 'listo', 'entregado'] as const;
export const answerKindSchema = z.enum(answerKinds);
/** A moment of an order that the customer is told of. */
export type AnswerKind = z.infer<typeof answerKindSchema>;

export const customerLanguages = ['es', 'en'] as const;
export const customerLanguageSchema = z.enum(customerLanguages);
/** A language answers are written in. */
export type CustomerLanguage = z.infer<typeof customerLanguageSchema>;

/** Longest text of an answer, in characters. */
export const maxAnswerChars = 1000;

const answerText = (byDefault: string) =>
  z.string().trim().min(1).max(maxAnswerChars).default(byDefault);

const inBothLanguages = (es: string, en: string) =>
  z.object({ es: answerText(es), en: answerText(en) }).prefault({});

/**
 * The words of each answer. `{cliente}`, `{pedido}`, `{total}`, `{motivo}` and `{minutos}` stand for
 * the customer's name, the order's number and price, the reason of a rejection and the time to expect.
 */
export const answerTextsSchema = z
  .object({
    recibido: inBothLanguages(
      'Hola {cliente}, recibimos su pedido #{pedido} por S/ {total}. Le avisamos en cuanto lo confirmemos.',
      'Hi {cliente}, we received your order #{pedido} for S/ {total}. We will tell you as soon as it is confirmed.',
    ),
    rechazado: inBothLanguages(
      'Hola {cliente}, no pudimos aceptar el comprobante de su pedido #{pedido}: {motivo}. Por favor envíe otro.',
      'Hi {cliente}, we could not accept the payment receipt of your order #{pedido}: {motivo}. Please send another one.',
    ),
    aprobado: inBothLanguages(
      'Su pedido #{pedido} está confirmado y pasa a la cocina. Estará listo en unos {minutos} minutos.',
      'Your order #{pedido} is confirmed and on its way to the kitchen. It will be ready in about {minutos} minutes.',
    ),
    listo: inBothLanguages('Su pedido #{pedido} está listo.', 'Your order #{pedido} is ready.'),
    entregado: inBothLanguages(
      'Su pedido #{pedido} fue entregado. ¡Gracias, {cliente}!',
      'Your order #{pedido} was delivered. Thank you, {cliente}!',
    ),
  })
  .prefault({});

/** The name of a template as Meta approves it; null: none, so nothing is sent outside the 24 hours. */
const templateName = z
  .string()
  .regex(/^[a-z0-9_]{1,200}$/, { error: 'debe tener minúsculas, números y guiones bajos' })
  .nullable()
  .default(null);

/** Approved templates, for customers who last wrote more than 24 hours ago. */
export const answerTemplatesSchema = z
  .object({
    recibido: templateName,
    rechazado: templateName,
    aprobado: templateName,
    listo: templateName,
    entregado: templateName,
  })
  .prefault({});

/** What a branch sets for WhatsApp; every field has a default. */
export const whatsappSettingsSchema = z.object({
  /** Meta's number of the branch's phone number; null: the branch has none. */
  phone_number_id: z
    .string()
    .regex(/^\d{5,32}$/, { error: 'es el número largo que muestra Meta, solo cifras' })
    .nullable()
    .default(null),
  /** The phone number as customers know it, for showing. */
  numero: z.string().trim().max(30).nullable().default(null),
  /** Off: nothing is sent to any customer of the branch. */
  envio_activo: z.boolean().default(true),
  /** The language of answers where the conversation has none of its own. */
  idioma: customerLanguageSchema.default('es'),
  /** Messages that come within so many minutes are one order. */
  minutos_agrupar: z.number().int().min(1).max(60).default(5),
  /** What `{minutos}` says when an order is approved. */
  minutos_espera: z.number().int().min(1).max(240).default(30),
  textos: answerTextsSchema,
  plantillas: answerTemplatesSchema,
});
/** The WhatsApp settings of a branch. */
export type WhatsappSettings = z.infer<typeof whatsappSettingsSchema>;

/** Body of `PATCH /api/sucursales/:id/whatsapp`: what is absent stays; `textos` and `plantillas` per answer. */
export const whatsappSettingsPatchSchema = z.object({
  phone_number_id: whatsappSettingsSchema.shape.phone_number_id.unwrap().optional(),
  numero: whatsappSettingsSchema.shape.numero.unwrap().optional(),
  envio_activo: z.boolean().optional(),
  idioma: customerLanguageSchema.optional(),
  minutos_agrupar: whatsappSettingsSchema.shape.minutos_agrupar.unwrap().optional(),
  minutos_espera: whatsappSettingsSchema.shape.minutos_espera.unwrap().optional(),
  textos: z
    .partialRecord(
      answerKindSchema,
      z.object({
        es: z.string().trim().min(1).max(maxAnswerChars),
        en: z.string().trim().min(1).max(maxAnswerChars),
      }),
    )
    .optional(),
  plantillas: z.partialRecord(answerKindSchema, templateName.unwrap()).optional(),
});
/** Body of `PATCH /api/sucursales/:id/whatsapp`. */
export type WhatsappSettingsPatch = z.infer<typeof whatsappSettingsPatchSchema>;

/** What this server can do with WhatsApp, for screens that hide what it cannot. */
export const whatsappStatusSchema = z.object({
  /** Messages can come in: the webhook's secret is set. */
  recibe: z.boolean(),
  /** Answers can go out: the access token is set. */
  envia: z.boolean(),
  /** It talks to the local stand-in and not to Meta. */
  simulador: z.boolean(),
  /** Webhooks that are stored and not processed yet. */
  por_procesar: z.number(),
  /** Webhooks that could not be processed, kept. */
  no_procesados: z.number(),
  /** Webhooks for a phone number that no branch has. */
  sin_sucursal: z.number(),
  /** Answers that could not be delivered and nobody dismissed, in the caller's branches. */
  envios_fallidos: z.number(),
});
/** What this server can do with WhatsApp. */
export type WhatsappStatus = z.infer<typeof whatsappStatusSchema>;
