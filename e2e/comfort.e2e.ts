import type { Page } from '@playwright/test';
import { findChromium } from '../scripts/lib/chromium.mjs';
import { expect, test } from './fixtures';

/** What the person at the keyboard is at: its name, and how it is marked. */
function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement!;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return {
      what: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent.slice(0, 40)}`,
      marked:
        (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) ||
        element.closest('.Mui-focused') !== null,
      seen: at !== null && (element.contains(at) || at.contains(element)),
    };
  });
}

for (const [usuario, heading] of [
  ['atencion', 'Pedidos pendientes'],
  ['cocina', 'En preparación'],
  ['admin', 'Eventos en vivo'],
] as const) {
  test(`the keyboard reaches what ${usuario} sees, and each stop is marked and in view`, async ({
    openAs,
    newPedido,
  }) => {
    await newPedido({ approved: usuario === 'cocina' });
    const page = await openAs(usuario);
    await expect(page.getByText(heading).first()).toBeVisible();
    await page.locator('body').click({ position: { x: 2, y: 2 } });
    const stops = new Set<string>();
    for (let press = 0; press < 25; press += 1) {
      await page.keyboard.press('Tab');
      const { what, marked, seen } = await focused(page);
      if (what.startsWith('BODY')) continue;
      expect({ what, marked, seen }).toEqual({ what, marked: true, seen: true });
      stops.add(what);
    }
    expect(stops.size).toBeGreaterThan(8);
  });
}

test('who asked for less motion sees an urgent alert and a new order stand still', async ({
  openAs,
  newPedido,
  apiAs,
}) => {
  const page = await openAs('cocina');
  const moving = () =>
    page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );
  const id = await newPedido({ approved: true });
  await expect(page.getByRole('article', { name: new RegExp(`#${id}\\b`) })).toBeVisible();
  expect(await moving(), 'a new card asks to be touched').toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const admin = await apiAs('admin');
  const alerta = await admin.call<{ id: number }>('POST', `/api/pedidos/${id}/alertas`, {
    prioridad: 'urgente',
    mensaje: 'Sin movimiento',
  });
  await expect(page.getByText('Sin movimiento').first()).toBeVisible();
  await expect.poll(moving).toBe(0);
  // Left unread, it would lie over the board of the tests that follow.
  await admin.call('POST', `/api/alertas/${alerta.id}/leer`);
});

test('what is pressed in Atención and in the Monitor is at least 44 px high', async ({
  openAs,
  newPedido,
}) => {
  await newPedido();
  for (const usuario of ['atencion', 'admin'] as const) {
    const page = await openAs(usuario, { viewport: { width: 1366, height: 768 } });
    const small = await page.getByRole('button').evaluateAll((buttons) =>
      buttons
        .map((button) => ({
          name: button.getAttribute('aria-label') ?? button.textContent,
          height: Math.round(button.getBoundingClientRect().height),
        }))
        .filter(({ height }) => height > 0 && height < 44),
    );
    expect(small, usuario).toEqual([]);
  }
});

test('where the browser blocks sound the screen says so, and one touch allows it', async ({
  playwright,
  openAs,
}) => {
  const executablePath = findChromium();
  // The other tests allow sound from the start; a browser at home does not.
  const browser = await playwright.chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await openAs('cocina', { browser });
    const prompt = page.getByText('El sonido está bloqueado, toque para activarlo');
    await expect(prompt).toBeVisible();
    await prompt.click();
    await expect(prompt).toBeHidden();
  } finally {
    await browser.close();
  }
});
