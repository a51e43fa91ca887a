import { expect, test } from 'vitest';
import {
  whatsappSettingsPatchSchema,
  whatsappSettingsSchema,
} from '../../../../shared/api/whatsapp/settings';
import { previewOf, whatsappFormOf, whatsappFormSchema, whatsappPatchOf } from './whatsappForm';

const form = whatsappFormOf(whatsappSettingsSchema.parse({}));

test('the settings of a branch that set nothing are fine as they are, and change nothing', () => {
  expect(whatsappFormSchema.safeParse(form).success).toBe(true);
  expect(whatsappPatchOf(form, form)).toEqual({});
});

test('only what changed is sent; an emptied field is sent as not set', () => {
  const named = {
    ...form,
    phone_number_id: '123456',
    plantillas: { ...form.plantillas, listo: 'listo_v1' },
  };
  const after = {
    ...named,
    phone_number_id: '',
    envio_activo: false,
    plantillas: { ...form.plantillas },
  };
  const patch = whatsappPatchOf(named, after);
  expect(patch).toEqual({
    phone_number_id: null,
    envio_activo: false,
    plantillas: { listo: null },
  });
  expect(whatsappSettingsPatchSchema.safeParse(patch).success).toBe(true);
});

test('a text is sent with its other language, as the server wants it', () => {
  const listo = { ...form.textos.listo, en: 'Come and get it' };
  expect(whatsappPatchOf(form, { ...form, textos: { ...form.textos, listo } })).toEqual({
    textos: { listo },
  });
});

test('a number with letters or an empty text is at fault', () => {
  expect(whatsappFormSchema.safeParse({ ...form, phone_number_id: '+51 999' }).success).toBe(false);
  const textos = { ...form.textos, listo: { es: ' ', en: 'x' } };
  expect(whatsappFormSchema.safeParse({ ...form, textos }).success).toBe(false);
});

test('the preview fills what is known and names what stands for nothing', () => {
  expect(previewOf('Hola {cliente}, {minutos} min', 'aprobado', 'es', 25)).toEqual({
    text: 'Hola Lucía, 25 min',
    unknown: [],
  });
  expect(previewOf('{motivo} {mesa}', 'listo', 'es', 25).unknown).toEqual(['{motivo}', '{mesa}']);
});
