import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import type { BrokerApi } from './brokerApi';
import { expect } from './fixtures';

/** The tabs an admin has, in their order. */
export const tabNames = [
  'Eventos en vivo',
  'Alertas de cocina',
  'Solicitudes de refill',
  'Eventos en BD',
  'Estadísticas',
  'Pantallas',
  'Usuarios',
  'Catálogo',
  'Sucursal',
] as const;

/** Opens a tab and gives its panel. */
export async function open(page: Page, name: (typeof tabNames)[number]): Promise<Locator> {
  await page.getByRole('tab', { name }).click();
  const panel = page.getByRole('tabpanel', { name });
  await expect(panel).toBeVisible();
  return panel;
}

/** The list of *Eventos en vivo*. */
export const liveList = (page: Page): Locator =>
  page.getByRole('list', { name: 'Eventos en vivo' });
/** Its last row in view. */
export const newest = (page: Page): Locator => liveList(page).getByRole('listitem').last();
/** A row of a table that holds a text. */
export const row = (panel: Locator, text: string | RegExp): Locator =>
  panel.getByRole('row').filter({ hasText: text });
/** A row by its label: the text of its cells runs together, its name keeps them apart. */
export const rowOf = (panel: Locator, label: string): Locator =>
  panel.getByRole('row', { name: new RegExp(`^${label} `) });
/** Leaves one test's own events: those of others are sent again until somebody confirms them. */
export const search = (page: Page, text: string): Promise<void> =>
  page.getByLabel('Buscar en los eventos').fill(text);
/** The machine may be busy when a screen is opened for the first time. */
export const firstOpening = { timeout: 30_000 };

/** Sends the kitchen of branch 1 an alert, as a program. */
export async function alert(api: BrokerApi, mensaje: string): Promise<{ id: number }> {
  return api.call('POST', '/broadcast', {
    tipo: 'alerta_cocina',
    pedido_id: 1,
    sucursal_id: 1,
    prioridad: 'alta',
    mensaje,
  });
}

/** Picks an option of a list. */
export async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByLabel(field, { exact: true }).click();
  await page.getByRole('option', { name: option }).click();
}

/** Exports the filtered events and gives the file's text. */
export async function exported(page: Page, item: RegExp): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Exportar' }).click();
  const downloading: Promise<Download> = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  const download = await downloading;
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}
