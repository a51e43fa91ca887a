import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { startBrokerProcess, type BrokerProcess } from '../testing/brokerProcess';
import { demoPassword, signIn, type BrokerApi, type DemoUser } from './brokerApi';

export { expect } from '@playwright/test';

interface WorkerFixtures {
  /** A real broker with its own database and the demo restaurant, shared by the tests of one worker. */
  broker: BrokerProcess;
}

interface TestFixtures {
  /** Opens a window of its own, signed in and connected, on the screen the person starts with. */
  openAs: (usuario: DemoUser, options?: OpenOptions) => Promise<Page>;
  /** The broker as that person's program would use it. */
  apiAs: (usuario: DemoUser) => Promise<BrokerApi>;
  /** An order that was just registered, alone under its number. */
  newPedido: (options?: { approved?: boolean; cliente?: string }) => Promise<number>;
}

/** How a window is opened. */
export interface OpenOptions {
  viewport?: { width: number; height: number };
  broker?: BrokerProcess;
  /** Another browser than the one all tests share. */
  browser?: Browser;
}

/**
 * Opens the screen a person starts with, in a window of its own. The session is there already, as after a
 * reload: that the login form works is for its own tests to say, and typing it in 80 times is a minute.
 */
async function openSignedIn(
  browser: Browser,
  usuario: DemoUser,
  url: string,
  options: OpenOptions,
) {
  const context = await browser.newContext({
    ...(options.viewport ? { viewport: options.viewport } : {}),
    // The server's half of the session is a cookie, the screen's half the note that there is one.
    storageState: {
      cookies: [],
      origins: [{ origin: url, localStorage: [{ name: 'campana.session', value: '1' }] }],
    },
  });
  const login = await context.request.post(`${url}/auth/login`, {
    data: { usuario, password: demoPassword },
  });
  if (!login.ok()) throw new Error(`${usuario} could not sign in: ${await login.text()}`);
  const page = await context.newPage();
  // Looking into a page counts as touching it. In a browser of its own, as it is at home, it is left alone until it
  // has begun: whether its sound is allowed is decided then.
  await page.goto(url, options.browser === undefined ? {} : { waitUntil: 'networkidle' });
  await page.getByRole('status').filter({ hasText: 'Conectado' }).first().waitFor();
  // What happens from here on is news to the screen, not part of what it starts with.
  await page.getByText('Cargando').first().waitFor({ state: 'hidden' });
  return page;
}

/** Tests of Campana as a person uses it: real broker, real database, real browser. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  broker: [
    async ({}, use) => {
      const broker = await startBrokerProcess({
        env: { CAMPANA_DEMO: '1', CAMPANA_LOG_LEVEL: 'warn', CAMPANA_BROADCAST_RATE: '0' },
      });
      await use(broker);
      await broker.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  openAs: async ({ browser, broker }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (usuario, options = {}) => {
      const { url } = options.broker ?? broker;
      const page = await openSignedIn(options.browser ?? browser, usuario, url, options);
      contexts.push(page.context());
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  apiAs: async ({ broker }, use) => {
    await use((usuario) => signIn(broker, usuario));
  },

  newPedido: async ({ broker }, use) => {
    await use(async ({ approved = false, cliente = 'Cliente de prueba' } = {}) => {
      const admin = await signIn(broker, 'admin');
      const products = await admin.call<{ datos: { id: number }[] }>('GET', '/api/productos');
      const pedido = await admin.call<{ id: number }>('POST', '/api/pedidos', {
        sucursal_id: 1,
        subtipo: 'whatsapp',
        cliente,
        items: products.datos.slice(0, 2).map(({ id }) => ({ producto_id: id, cantidad: 1 })),
      });
      if (approved) await admin.call('POST', `/api/pedidos/${pedido.id}/aprobar`);
      return pedido.id;
    });
  },
});
