import { expect, test } from 'vitest';
import { sucursalSettingsSchema, type Sucursal } from '../../../../shared/api/catalog';
import { formOf, patchOf, settingsFormSchema } from './settingsForm';

const centro: Sucursal = {
  id: 1,
  nombre: 'Centro',
  ajustes: sucursalSettingsSchema.parse({}),
  activo: true,
};
const form = formOf(centro);

/** The fields at fault. */
function faults(change: Partial<typeof form>): string[] {
  const result = settingsFormSchema.safeParse({ ...form, ...change });
  return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
}

test('the settings of a new branch are fine as they are', () => {
  expect(faults({})).toEqual([]);
});

test('red comes after amber, and escalating after insisting', () => {
  expect(faults({ minutos_ambar: 12 })).toEqual(['minutos_rojo']);
  expect(faults({ segundos_escalar: 60 })).toEqual(['segundos_escalar']);
});

test('an empty number or a blank text is at fault', () => {
  expect(faults({ minutos_ambar: Number.NaN })).toContain('minutos_ambar');
  expect(faults({ plantillas_alerta: [{ texto: 'Sí' }, { texto: '  ' }] })).toEqual([
    'plantillas_alerta.1.texto',
  ]);
});

test('a list may be empty', () => {
  expect(faults({ motivos_rechazo: [] })).toEqual([]);
});

test('only what changed is sent', () => {
  expect(patchOf(form, form)).toEqual({});
  expect(patchOf(form, { ...form, nombre: 'Miraflores', minutos_rojo: 20 })).toEqual({
    nombre: 'Miraflores',
    ajustes: { minutos_rojo: 20 },
  });
});

test('the order of a list is part of it', () => {
  const turned = [...form.motivos_rechazo].reverse();
  expect(patchOf(form, { ...form, motivos_rechazo: turned })).toEqual({
    ajustes: { motivos_rechazo: turned.map(({ texto }) => texto) },
  });
});
