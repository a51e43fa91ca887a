import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';

/** What the bundle below puts on the page: runs one rule by its index, on an empty database. */
interface RuleRunner {
  ruleNames: string[];
  checkRule: (index: number) => Promise<void>;
  addEntry: (key: string) => Promise<void>;
  keys: () => Promise<string[]>;
  /** Counts up under the lease lock, in a way that two at once would spoil. */
  countUp: (owner: string, times: number) => Promise<void>;
  count: () => number;
}

/** Plain http on another name than localhost: what a tablet sees, without locks and without crypto. */
const address = 'http://campana.test/';
let script: string;

test.beforeAll(async () => {
  const bundle = await build({
    stdin: {
      contents: `
        import { createIndexedDbStorage } from './offline/indexedDbStorage';
        import { leaseTabLock } from './offline/tabLock';
        import { systemClock } from './platform/clock';
        import { storageContract } from './testing/storageContract';
        const open = () => createIndexedDbStorage(indexedDB, (error) => { throw error; });
        const storage = open();
        const wish = { name: 'approvePedido', args: { id: 50 } };
        const facts = { usuarioId: 3, nombre: 'Rosa', servidor: 'x', createdAt: 1, attempts: 0 };
        window.outboxRules = {
          ruleNames: storageContract.map(({ name }) => name),
          checkRule: (index) => storageContract[index].check(open()),
          addEntry: async (key) => { await storage.add({ key, wish, ...facts }); },
          keys: async () => (await storage.all()).map(({ key }) => key),
          count: () => Number(localStorage.getItem('count') ?? 0),
          async countUp(owner, times) {
            const lock = leaseTabLock(storage, systemClock, owner);
            const one = () => lock.run('count', 10_000, async () => {
              const before = window.outboxRules.count();
              await new Promise((resolve) => setTimeout(resolve, 5));
              localStorage.setItem('count', String(before + 1));
            });
            for (let n = 0; n < times; n += 1) await one();
          },
        };
      `,
      resolveDir: fileURLToPath(new URL('../renderer', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
  });
  script = bundle.outputFiles[0]!.text;
});

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const html = '<!doctype html><title>outbox</title>';
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(address);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  await page.addScriptTag({ content: script });
  return page;
}

const rules = (page: Page) =>
  page.evaluateHandle(() => (window as unknown as { outboxRules: RuleRunner }).outboxRules);

test('the outbox on disk keeps every rule of the outbox in memory, on plain http too', async ({
  browser,
}) => {
  const names = await rules(await openPage(await browser.newContext())).then((handle) =>
    handle.evaluate(({ ruleNames }) => ruleNames),
  );
  expect(names.length).toBeGreaterThan(5);
  for (const [index, name] of names.entries()) {
    await test.step(name, async () => {
      const context = await browser.newContext();
      const handle = await rules(await openPage(context));
      await handle.evaluate((runner, rule) => runner.checkRule(rule), index);
      await context.close();
    });
  }
});

test('what one tab keeps is there for another tab and after the tab is gone', async ({
  context,
}) => {
  const first = await openPage(context);
  const second = await openPage(context);
  await (await rules(first)).evaluate((runner) => runner.addEntry('k1'));
  await (await rules(second)).evaluate((runner) => runner.addEntry('k2'));
  expect(await (await rules(first)).evaluate((runner) => runner.keys())).toEqual(['k1', 'k2']);
  await first.close();
  await second.close();
  const later = await openPage(context);
  expect(await (await rules(later)).evaluate((runner) => runner.keys())).toEqual(['k1', 'k2']);
});

test('two tabs without browser locks do one thing at a time', async ({ context }) => {
  const pages = [await openPage(context), await openPage(context)];
  await Promise.all(
    pages.map(async (page, index) =>
      (await rules(page)).evaluate((runner, owner) => runner.countUp(owner, 10), `tab ${index}`),
    ),
  );
  expect(await (await rules(pages[0]!)).evaluate((runner) => runner.count())).toBe(20);
});
