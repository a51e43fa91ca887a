import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { asService, demoPassword, type BrokerApi } from './brokerApi';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

const tabNames = [
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
async function open(page: Page, name: (typeof tabNames)[number]): Promise<Locator> {
  await page.getByRole('tab', { name }).click();
  const panel = page.getByRole('tabpanel', { name });
  await expect(panel).toBeVisible();
  return panel;
}

const liveList = (page: Page): Locator => page.getByRole('list', { name: 'Eventos en vivo' });
const newest = (page: Page): Locator => liveList(page).getByRole('listitem').last();
const row = (panel: Locator, text: string | RegExp): Locator =>
  panel.getByRole('row').filter({ hasText: text });
/** A row by its label: the text of its cells runs together, its name keeps them apart. */
const rowOf = (panel: Locator, label: string): Locator =>
  panel.getByRole('row', { name: new RegExp(`^${label} `) });
/** Leaves one test's own events: those of others are sent again until somebody confirms them. */
const search = (page: Page, text: string): Promise<void> =>
  page.getByLabel('Buscar en los eventos').fill(text);
/** The machine may be busy when a screen is opened for the first time. */
const firstOpening = { timeout: 30_000 };

async function alert(api: BrokerApi, mensaje: string): Promise<{ id: number }> {
  return api.call('POST', '/broadcast', {
    tipo: 'alerta_cocina',
    pedido_id: 1,
    sucursal_id: 1,
    prioridad: 'alta',
    mensaje,
  });
}

async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByLabel(field, { exact: true }).click();
  await page.getByRole('option', { name: option }).click();
}

/** Exports the filtered events and gives the file's text. */
async function exported(page: Page, item: RegExp): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Exportar' }).click();
  const downloading: Promise<Download> = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  const download = await downloading;
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}

test.describe('live events', () => {
  test('an event is there with its JSON and its way, down to who confirmed it', async ({
    openAs,
    broker,
  }) => {
    const cook = await openAs('cocina');
    const page = await openAs('admin');
    await open(page, 'Eventos en vivo');
    await alert(await asService(broker), 'El horno no calienta');
    await expect(newest(page)).toContainText('El horno no calienta');
    await newest(page).getByRole('button').click();

    const detail = page.getByRole('dialog', { name: /^Evento #\d+$/ });
    await expect(detail.getByText('"mensaje": "El horno no calienta"')).toBeVisible();
    await expect(detail.getByText('Guardado en la base de datos')).toBeVisible();
    await expect(detail.getByText('Enviado a 2 pantallas')).toBeVisible();
    await expect(detail.getByText('Confirmado por Rosa Huamán')).toBeVisible();
    await expect(cook.getByText('El horno no calienta').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(detail).toBeHidden();
  });

  test('the list stands still while it is read, says how many came, and goes on at one touch', async ({
    openAs,
    broker,
  }) => {
    const program = await asService(broker);
    const page = await openAs('admin');
    await open(page, 'Eventos en vivo');
    await search(page, 'lectura');
    for (let index = 1; index <= 30; index += 1) await alert(program, `Lectura ${index}`);
    await expect(newest(page)).toContainText('Lectura 30');
    await liveList(page).hover();
    await page.mouse.wheel(0, -600);
    const back = page.getByRole('button', { name: /nuevos?$|^Volver a lo último$/ });
    await expect(back).toBeVisible();
    const standing = await liveList(page).getByRole('listitem').allTextContents();

    await alert(program, 'Lectura aparte 1');
    await alert(program, 'Lectura aparte 2');
    await expect(back).toHaveText('2 eventos nuevos');
    expect(await liveList(page).getByRole('listitem').allTextContents()).toEqual(standing);

    await back.click();
    await expect(newest(page)).toContainText('Lectura aparte 2');
    await expect(back).toBeHidden();

    await page.getByRole('button', { name: 'Pausar' }).click();
    await alert(program, 'Lectura en pausa');
    await expect(back).toHaveText('1 evento nuevo');
    await page.getByRole('button', { name: 'Reanudar' }).click();
    await expect(newest(page)).toContainText('Lectura en pausa');
  });

  test('type and text leave only what fits, and are kept while another tab is open', async ({
    openAs,
    broker,
  }) => {
    const program = await asService(broker);
    const page = await openAs('admin');
    await open(page, 'Eventos en vivo');
    await alert(program, 'Falta ají amarillo');
    await program.call('POST', '/broadcast', {
      tipo: 'voucher_aprobado',
      voucher_id: 1,
      sucursal_id: 1,
    });
    await expect(liveList(page).getByText('voucher_aprobado').first()).toBeVisible();
    await search(page, 'AJI amarillo');
    await expect(liveList(page).getByRole('listitem')).toHaveCount(1);
    await expect(newest(page)).toContainText('Falta ají amarillo');
    await open(page, 'Pantallas');
    await open(page, 'Eventos en vivo');
    await expect(page.getByLabel('Buscar en los eventos')).toHaveValue('AJI amarillo');
    await choose(page, 'Tipo', /^Voucher aprobado/);
    await page.keyboard.press('Escape');
    await expect(page.getByText('Ningún evento pasa los filtros.')).toBeVisible();
    await page.getByRole('button', { name: 'Quitar filtros' }).click();
    // The list is whole again and follows its end. What was sent first may lie above what is in view by now:
    // alerts of other tests that nobody confirms are sent again all the time.
    await expect(page.getByText(/^\d+ eventos en memoria$/)).toBeVisible();
    await alert(program, 'Después de los filtros');
    await expect(liveList(page).getByText('Después de los filtros')).toBeInViewport();
    await expect(page.getByRole('button', { name: /nuevos?$|^Volver a lo último$/ })).toBeHidden();
  });

  test('a flood of events costs a handful of rows, and the newest is in view', async ({
    openAs,
    broker,
  }) => {
    const program = await asService(broker);
    const page = await openAs('admin');
    await open(page, 'Eventos en vivo');
    for (let batch = 0; batch < 24; batch += 1) {
      await Promise.all(
        Array.from({ length: 50 }, (_value, index) =>
          program.call('POST', '/broadcast', {
            tipo: 'pedido_actualizado',
            pedido_id: batch * 50 + index + 1_000_000,
            sucursal_id: 2_000_000,
          }),
        ),
      );
    }
    await alert(program, 'Después de la avalancha');
    await expect(newest(page)).toContainText('Después de la avalancha');
    await expect(newest(page)).toBeInViewport();
    await expect(page.getByText('1000 eventos en memoria')).toBeVisible();
    expect(await liveList(page).getByRole('listitem').count()).toBeLessThan(60);
  });
});

test('an alert and a refill change in their histories while one looks', async ({
  openAs,
  apiAs,
  newPedido,
}) => {
  const page = await openAs('admin');
  const [admin, counter, cook] = [
    await apiAs('admin'),
    await apiAs('atencion'),
    await apiAs('cocina'),
  ];
  const pedido = await newPedido({ approved: true });
  const alerts = await open(page, 'Alertas de cocina');
  const { id } = await counter.call<{ id: number }>('POST', `/api/pedidos/${pedido}/alertas`, {
    mensaje: 'Cliente alérgico',
    prioridad: 'urgente',
  });
  const sent = rowOf(alerts, `Alerta #${id}`);
  await expect(sent).toContainText('Pendiente');
  await expect(sent).toContainText('Urgente');
  await cook.call('POST', `/api/alertas/${id}/leer`);
  await expect(sent).toContainText(/Leída\s*por Rosa Huamán a las/);
  await alerts.getByRole('button', { name: 'Pendientes' }).click();
  await expect(sent).toBeHidden();

  const supplies = await admin.call<{ datos: { id: number; nombre: string }[] }>(
    'GET',
    '/api/insumos',
  );
  const supply = supplies.datos[0]!;
  const refills = await open(page, 'Solicitudes de refill');
  const refill = await counter.call<{ id: number }>('POST', '/api/refills', {
    insumo_id: supply.id,
    cantidad: 4,
  });
  const asked = rowOf(refills, `Refill #${refill.id}`);
  await expect(asked).toContainText('Pendiente');
  await expect(asked).toContainText(supply.nombre);
  await cook.call('POST', `/api/refills/${refill.id}/atender`);
  await expect(asked).toContainText(/Atendido\s*por Rosa Huamán/);
});

test('stored events come in pages, filtered, and leave as CSV and JSON', async ({
  openAs,
  broker,
}) => {
  const program = await asService(broker);
  // More than a page, and one text that a spreadsheet would take for a formula.
  for (let index = 0; index < 35; index += 1) {
    await program.call('POST', '/broadcast', {
      tipo: 'refill_atendido',
      refill_id: 1,
      sucursal_id: 1,
      insumo: `Guardado ${index}`,
    });
  }
  const page = await openAs('admin');
  const panel = await open(page, 'Eventos en BD');
  await choose(page, 'Tipo', /^Refill atendido/);
  await expect(row(panel, 'Guardado 34')).toBeVisible();
  await expect(panel.getByRole('rowheader')).toHaveCount(30);
  await panel.getByRole('button', { name: 'Siguiente' }).click();
  await expect(row(panel, 'Guardado 4')).toBeVisible();
  await expect(row(panel, 'Guardado 5')).toBeHidden();
  await panel.getByRole('button', { name: 'Anterior' }).click();
  await expect(row(panel, 'Guardado 34')).toBeVisible();

  const csv = await exported(page, /^CSV/);
  expect(csv.name).toMatch(/^eventos-\d{4}-\d{2}-\d{2}-\d{4}\.csv$/);
  expect(csv.text.startsWith('\uFEFFid,fecha,tipo')).toBe(true);
  const lines = csv.text.trimEnd().split('\r\n').slice(1);
  expect(lines.length).toBeGreaterThanOrEqual(35);
  expect(lines.every((line) => line.includes(',refill_atendido,'))).toBe(true);

  const json = await exported(page, /^JSON/);
  const events = JSON.parse(json.text) as { id: number; tipo: string }[];
  expect(events).toHaveLength(lines.length);
  expect(events.map(({ id }) => id)).toEqual(
    events.map(({ id }) => id).sort((one, other) => other - one),
  );

  await program.call('POST', '/broadcast', {
    tipo: 'refill_atendido',
    refill_id: 1,
    sucursal_id: 1,
    insumo: 'Recién llegado',
  });
  await panel.getByRole('button', { name: 'Hay eventos nuevos: actualizar' }).click();
  await expect(row(panel, 'Recién llegado')).toBeVisible();
  await choose(page, 'Fechas', 'Ayer');
  await expect(panel.getByText('Ningún evento guardado pasa los filtros')).toBeVisible();
});

test('every chart has its table, with the same numbers', async ({ openAs, apiAs }) => {
  const page = await openAs('admin');
  const panel = await open(page, 'Estadísticas');
  const events = panel.getByRole('region', { name: 'Eventos por hora' });
  await expect(events.getByRole('figure')).toBeVisible();
  const count = Number(
    /^\d+/.exec((await events.getByText(/eventos? en estas fechas/).textContent()) ?? '')?.[0],
  );
  expect(count).toBeGreaterThan(0);
  await events.getByRole('button', { name: 'Tabla' }).click();
  const totals = await events
    .getByRole('table')
    .getByRole('row')
    .evaluateAll((rows) => rows.slice(1).map((each) => Number(each.lastElementChild?.textContent)));
  expect(totals.reduce((sum, total) => sum + total, 0)).toBeGreaterThanOrEqual(count);

  const stages = panel.getByRole('region', { name: 'Tiempos por etapa' });
  await stages.getByRole('button', { name: 'Tabla' }).click();
  await expect(row(stages, 'Preparar')).toContainText(/\d+ (s|min)/);

  await alert(await apiAs('admin'), 'Para medir');
  const delay = panel.getByRole('region', { name: 'Demora de entrega' });
  await expect(delay.getByText(/eventos? medidos?\./)).toBeVisible();
  await panel.getByRole('button', { name: 'Por día' }).click();
  await expect(panel.getByRole('region', { name: 'Eventos por día' })).toBeVisible();
});

test('a connected screen is listed and rings when asked to', async ({ openAs }) => {
  const cook = await openAs('cocina');
  const page = await openAs('admin');
  const panel = await open(page, 'Pantallas');
  const screen = row(panel, 'Rosa Huamán').first();
  await expect(screen).toContainText('Cocina');
  await expect(row(panel, 'Esta pantalla')).toHaveCount(1);
  await panel.getByRole('button', { name: 'Hacer sonar: Rosa Huamán' }).first().click();
  await expect(page.getByText(/La pantalla de Rosa Huamán/)).toBeVisible();
  await expect(cook.getByText(/hace sonar esta pantalla/)).toBeVisible();

  // What a screen shows is told when it changes, not only when it connects.
  const other = await openAs('superadmin');
  const theirs = row(panel, 'Sofía Torres').first();
  await expect(theirs).toContainText('Monitor');
  await other.getByRole('link', { name: 'Cocina' }).click();
  await expect(theirs).toContainText('Cocina');
});

test.describe('users', () => {
  test('somebody new signs in, is shut out, and let in again', async ({
    openAs,
    browser,
    broker,
  }) => {
    const name = `mozo-${Date.now().toString(36)}`;
    const page = await openAs('admin');
    const panel = await open(page, 'Usuarios');
    await panel.getByRole('button', { name: 'Crear usuario' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Crear', exact: true }).click();
    await expect(dialog.getByText('Escriba al menos 8 caracteres.')).toBeVisible();
    await dialog.getByLabel('Usuario', { exact: true }).fill('admin');
    await dialog.getByLabel('Nombre').fill('Mozo Nuevo');
    await dialog.getByLabel('Contraseña', { exact: true }).fill(demoPassword);
    await dialog.getByRole('button', { name: 'Crear', exact: true }).click();
    await expect(dialog.getByText(/"admin" ya existe/)).toBeVisible();
    await dialog.getByLabel('Usuario', { exact: true }).fill(name);
    await dialog.getByRole('button', { name: 'Crear', exact: true }).click();
    await expect(dialog).toBeHidden();
    const person = row(panel, name);
    await expect(person).toContainText('Activo');

    const context = await browser.newContext();
    const theirs = await context.newPage();
    await theirs.goto(broker.url);
    const enter = async () => {
      await theirs.getByLabel('Usuario').fill(name);
      await theirs.getByLabel('Contraseña', { exact: true }).fill(demoPassword);
      await theirs.getByRole('button', { name: 'Entrar' }).click();
    };
    await enter();
    await expect(theirs.getByText('Pedidos pendientes').first()).toBeVisible(firstOpening);

    await person.getByRole('button', { name: 'Desactivar: Mozo Nuevo' }).click();
    await dialog.getByRole('button', { name: 'Desactivar' }).click();
    await expect(person).toContainText('Desactivado');
    await expect(theirs.getByRole('button', { name: 'Entrar' })).toBeVisible();

    await person.getByRole('button', { name: 'Reactivar: Mozo Nuevo' }).click();
    await dialog.getByRole('button', { name: 'Reactivar' }).click();
    await expect(person).toContainText('Activo');
    await enter();
    await expect(theirs.getByText('Pedidos pendientes').first()).toBeVisible(firstOpening);
    await context.close();
  });

  test('an admin cannot change a superadmin or shut themselves out', async ({ openAs }) => {
    const page = await openAs('admin');
    const panel = await open(page, 'Usuarios');
    await expect(row(panel, 'Superadministración').getByRole('button')).toHaveCount(0);
    const own = row(panel, 'Usted');
    await expect(own.getByRole('button', { name: /^Editar/ })).toBeVisible();
    await expect(own.getByRole('button', { name: /^Desactivar/ })).toHaveCount(0);
  });
});

test('what a branch sets reaches the screens of the branch, and nonsense is refused in words', async ({
  openAs,
  newPedido,
}) => {
  const id = await newPedido();
  const page = await openAs('admin');
  const panel = await open(page, 'Sucursal');
  const red = panel.getByLabel('Minutos hasta rojo');
  const before = await red.inputValue();
  await red.fill('1');
  await panel.getByRole('button', { name: 'Guardar cambios' }).click();
  await expect(
    panel.getByText(/número entero más grande|mayor que el valor anterior/),
  ).toBeVisible();
  await red.fill(before);

  const templates = panel.getByRole('region', { name: 'Plantillas de alerta' });
  const text = `Plantilla ${Date.now().toString(36)}`;
  await templates.getByRole('button', { name: 'Agregar' }).click();
  await templates.getByRole('textbox').last().fill(text);
  await panel.getByRole('button', { name: 'Guardar cambios' }).click();
  await expect(page.getByText(/Se guardaron los ajustes/)).toBeVisible();

  const counter = await openAs('atencion');
  const pending = counter.getByRole('listitem', { name: new RegExp(`^Pedido #${id}\\b`) });
  await pending.getByRole('button', { name: 'Alertar a cocina' }).click();
  await expect(counter.getByRole('dialog').getByText(text)).toBeVisible();
});

test('a product made in the catalog can be ordered at once, sold out is said, and retired it is gone', async ({
  openAs,
}) => {
  const name = `Ceviche ${Date.now().toString(36)}`;
  const counter = await openAs('atencion');
  await counter.getByRole('button', { name: 'Nuevo pedido' }).click();
  const offered = counter.getByRole('dialog').getByText(name);
  const page = await openAs('admin');
  const panel = await open(page, 'Catálogo');
  await panel.getByRole('button', { name: 'Crear producto' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nombre').fill(name);
  await dialog.getByLabel('Precio').fill('32,5x');
  await dialog.getByRole('button', { name: 'Crear', exact: true }).click();
  await expect(dialog.getByText('Escriba un precio')).toBeVisible();
  await dialog.getByLabel('Precio').fill('32,50');
  await dialog.getByLabel('Estación').fill('fría');
  await dialog.getByRole('button', { name: 'Crear', exact: true }).click();
  const made = row(panel, name);
  await expect(made).toContainText('32.50');
  await expect(made).toContainText('fría');
  await expect(offered.first()).toBeVisible();

  await made.getByRole('button', { name: `Se acabó: ${name}` }).click();
  await expect(made.getByRole('button', { name: `Ya hay: ${name}` })).toBeVisible();
  await made.getByRole('button', { name: `Retirar: ${name}` }).click();
  await dialog.getByRole('button', { name: 'Retirar' }).click();
  await expect(made).toHaveCount(0);
  await expect(offered).toHaveCount(0);
});

test('no tab has a serious finding of axe', async ({ openAs }) => {
  test.setTimeout(120_000);
  const page = await openAs('admin', { viewport: { width: 1366, height: 768 } });
  for (const name of tabNames) {
    await open(page, name);
    await expect(page.getByRole('progressbar')).toBeHidden();
    await expectAccessible(page, name);
  }
});

test('without the server no tab looks empty, and one never opened says why it cannot', async ({
  openAs,
}) => {
  const page = await openAs('admin');
  await open(page, 'Usuarios');
  await expect(page.getByText('Rosa Huamán')).toBeVisible();
  await open(page, 'Eventos en vivo');
  await page.context().setOffline(true);
  await expect(page.getByRole('status').first()).toContainText('Sin conexión');
  const users = await open(page, 'Usuarios');
  await expect(users.getByText('Rosa Huamán')).toBeVisible();
  await expect(users.getByText(/Lo que ve es de las/)).toBeVisible();
  const stats = await open(page, 'Estadísticas');
  await expect(stats.getByText('No se pudo abrir «Estadísticas»')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole('status').first()).toContainText('Conectado', { timeout: 30_000 });
  await expect(stats.getByRole('region', { name: 'Eventos por hora' })).toBeVisible();
});
