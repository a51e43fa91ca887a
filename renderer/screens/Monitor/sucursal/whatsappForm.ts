import { z } from 'zod';
import {
  answerKinds,
  customerLanguageSchema,
  customerLanguages,
  maxAnswerChars,
  whatsappSettingsSchema,
  type AnswerKind,
  type CustomerLanguage,
  type WhatsappSettings,
  type WhatsappSettingsPatch,
} from '../../../../shared/api/whatsapp/settings';

const { shape } = whatsappSettingsSchema;
const answerText = z.string().trim().min(1).max(maxAnswerChars);
const byKind = <Value extends z.ZodType>(value: Value) =>
  z.object({
    recibido: value,
    rechazado: value,
    aprobado: value,
    listo: value,
    entregado: value,
  });

/** The settings as the form holds them: what is not set is an empty text. */
export const whatsappFormSchema = z.object({
  phone_number_id: z
    .string()
    .trim()
    .regex(/^(\d{5,32})?$/),
  numero: z.string().trim().max(30),
  envio_activo: z.boolean(),
  idioma: customerLanguageSchema,
  minutos_agrupar: shape.minutos_agrupar.unwrap(),
  minutos_espera: shape.minutos_espera.unwrap(),
  textos: byKind(z.object({ es: answerText, en: answerText })),
  plantillas: byKind(
    z
      .string()
      .trim()
      .regex(/^[a-z0-9_]{0,200}$/),
  ),
});
/** The fields of the form. */
export type WhatsappForm = z.infer<typeof whatsappFormSchema>;

/** What the form shows of a branch's settings. */
export function whatsappFormOf(settings: WhatsappSettings): WhatsappForm {
  const { phone_number_id, numero, plantillas, ...same } = settings;
  const names = answerKinds.map((kind) => [kind, plantillas[kind] ?? ''] as const);
  return {
    ...same,
    phone_number_id: phone_number_id ?? '',
    numero: numero ?? '',
    plantillas: Object.fromEntries(names) as WhatsappForm['plantillas'],
  };
}

/** What the form changed, and nothing else: what it left alone may have changed meanwhile. */
export function whatsappPatchOf(before: WhatsappForm, after: WhatsappForm): WhatsappSettingsPatch {
  const patch: WhatsappSettingsPatch = {};
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  if (before.phone_number_id !== after.phone_number_id) {
    patch.phone_number_id = orNull(after.phone_number_id);
  }
  if (before.numero !== after.numero) patch.numero = orNull(after.numero);
  if (before.envio_activo !== after.envio_activo) patch.envio_activo = after.envio_activo;
  if (before.idioma !== after.idioma) patch.idioma = after.idioma;
  if (before.minutos_agrupar !== after.minutos_agrupar) {
    patch.minutos_agrupar = after.minutos_agrupar;
  }
  if (before.minutos_espera !== after.minutos_espera) patch.minutos_espera = after.minutos_espera;
  for (const kind of answerKinds) {
    const [old, next] = [before.textos[kind], after.textos[kind]];
    if (customerLanguages.some((language) => old[language] !== next[language])) {
      patch.textos = { ...patch.textos, [kind]: next };
    }
    if (before.plantillas[kind] !== after.plantillas[kind]) {
      patch.plantillas = { ...patch.plantillas, [kind]: orNull(after.plantillas[kind]) };
    }
  }
  return patch;
}

/** What stands for a fact in the words of each answer. */
export const placeholders = {
  recibido: ['cliente', 'pedido', 'total'],
  rechazado: ['cliente', 'pedido', 'motivo'],
  aprobado: ['cliente', 'pedido', 'total', 'minutos'],
  listo: ['cliente', 'pedido', 'total'],
  entregado: ['cliente', 'pedido', 'total'],
} as const satisfies Record<AnswerKind, readonly string[]>;

const facts: Record<CustomerLanguage, Record<string, string>> = {
  es: { cliente: 'Lucía', pedido: '51', total: '37.00', motivo: 'el monto no coincide' },
  en: { cliente: 'Lucía', pedido: '51', total: '37.00', motivo: 'the amount does not match' },
};

/** An answer as a customer would read it, and the placeholders in it that stand for nothing. */
export function previewOf(
  text: string,
  kind: AnswerKind,
  language: CustomerLanguage,
  minutes: number,
): { text: string; unknown: string[] } {
  const values: Record<string, string> = { ...facts[language], minutos: String(minutes) };
  const known: readonly string[] = placeholders[kind];
  const unknown = new Set<string>();
  const filled = text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (known.includes(name)) return values[name] ?? whole;
    unknown.add(whole);
    return whole;
  });
  return { text: filled, unknown: [...unknown] };
}
