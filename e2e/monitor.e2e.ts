import { asService } from './brokerApi';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { alert, choose, exported, open, row, rowOf, tabNames } from './monitorScreen';

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
