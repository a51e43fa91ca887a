import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { test as base, type BrowserContext, type Page } from '@playwright/test';
import sharp from 'sharp';
import { startBrokerProcess, type BrokerProcess } from '../../testing/brokerProcess';
import { demoPassword, type DemoUser } from '../brokerApi';

/** The sizes people have, in CSS pixels. */
export const sizes = {
  counter: { width: 1366, height: 768 },
  small: { width: 1280, height: 720 },
  wall: { width: 1920, height: 1080 },
  tablet: { width: 1280, height: 800 },
  tabletUpright: { width: 800, height: 1280 },
} as const;

/** How a window of a picture is opened. */
export interface StageOptions {
  size: keyof typeof sizes;
  language?: 'es' | 'en';
  theme?: 'auto' | 'light' | 'dark';
}

/** Opens windows on a demo restaurant and takes their pictures. */
export interface Stage {
  broker: BrokerProcess;
  /** The login, before anybody signed in. */
  openLogin: (options: StageOptions) => Promise<Page>;
  /** A window on the screen the person starts with, connected. */
  open: (usuario: DemoUser, options: StageOptions) => Promise<Page>;
  shoot: (page: Page, name: string) => Promise<void>;
  /** Takes the network from the window and waits until it says so. */
  disconnect: (page: Page) => Promise<void>;
}

const folder = fileURLToPath(new URL('../../docs/screens/', import.meta.url));

/** Writes `docs/screens/<name>.png` when everything on the page has come to rest. */
export async function takePicture(page: Page, name: string): Promise<void> {
  // Where the pointer rests must not show.
  await page.mouse.move(1, sizes.small.height - 1);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await mkdir(folder, { recursive: true });
  const small = await sharp(picture)
    .png({ palette: true, colours: 128, dither: 0, effort: 10, compressionLevel: 9 })
    .toBuffer();
  await writeFile(`${folder}${name}.png`, small);
}

/** Each file of pictures names a restaurant of its own (`stage.use`), as fresh as the demo is. */
export const stage = base.extend<
  { stage: Stage },
  { restaurantName: string; restaurantEnv: Record<string, string>; restaurant: BrokerProcess }
>({
  restaurantName: ['demo', { scope: 'worker', option: true }],
  restaurantEnv: [{}, { scope: 'worker', option: true }],

  restaurant: [
    async ({ restaurantEnv }, use) => {
      const broker = await startBrokerProcess({
        env: { CAMPANA_DEMO: '1', CAMPANA_LOG_LEVEL: 'warn', ...restaurantEnv },
      });
      await use(broker);
      await broker.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  stage: async ({ browser, restaurant }, use) => {
    const contexts: BrowserContext[] = [];

    async function openLogin({ size, language = 'es', theme = 'auto' }: StageOptions) {
      const context = await browser.newContext({ viewport: sizes[size], reducedMotion: 'reduce' });
      contexts.push(context);
      const preferences = { language, themeMode: theme, volume: 0.8, mutes: [], estaciones: [] };
      await context.addInitScript((value) => {
        localStorage.setItem('campana.preferences', value);
      }, JSON.stringify(preferences));
      const page = await context.newPage();
      await page.goto(restaurant.url);
      await page.locator('input[autocomplete=username]').waitFor();
      return page;
    }

    await use({
      broker: restaurant,
      openLogin,
      async open(usuario, options) {
        const page = await openLogin(options);
        await page.locator('input[autocomplete=username]').fill(usuario);
        await page.locator('input[type=password]').fill(demoPassword);
        await page.locator('button[type=submit]').click();
        await page
          .getByRole('status')
          .filter({ hasText: /Conectado|Connected/ })
          .first()
          .waitFor();
        await page.waitForLoadState('networkidle');
        await page.getByRole('progressbar').first().waitFor({ state: 'hidden' });
        return page;
      },
      async disconnect(page) {
        await page.context().setOffline(true);
        await page
          .getByRole('status')
          .filter({ hasText: /Sin conexión|No connection/ })
          .first()
          .waitFor();
      },
      shoot: takePicture,
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});
