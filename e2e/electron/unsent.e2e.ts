import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './desktopApp';

/** Answers the app's questions with the button of that number, and counts them. */
async function answerQuestions(app: ElectronApplication, button: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    const asked = globalThis as { questions?: number };
    asked.questions = 0;
    dialog.showMessageBoxSync = () => {
      asked.questions = (asked.questions ?? 0) + 1;
      return response;
    };
  }, button);
}

const questions = (app: ElectronApplication) =>
  app.evaluate(() => (globalThis as { questions?: number }).questions);
const windows = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
const closeWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });

/** Makes the page refuse to go, as it does while actions wait to be sent. */
async function holdBack(page: Page): Promise<void> {
  await page.getByLabel('Usuario').click();
  await page.evaluate(() => {
    window.addEventListener('beforeunload', (event) => {
      event.preventDefault();
    });
  });
}

test('a window with actions to send asks before it closes, and stays if told to', async ({
  launch,
}) => {
  const { app, page } = await launch();
  await holdBack(page);
  await answerQuestions(app, 0);
  await closeWindow(app);
  await expect.poll(() => questions(app)).toBe(1);
  expect(await windows(app)).toBe(1);

  await answerQuestions(app, 1);
  const closed = page.waitForEvent('close');
  await closeWindow(app);
  await closed;
});

test('the app ends without a question when it is told to end', async ({ launch }) => {
  const { app, page } = await launch();
  await holdBack(page);
  await answerQuestions(app, 0);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ app: electron }) => {
    electron.quit();
  });
  await ended;
});

test('what the page keeps on disk is there when the app starts again', async ({ launch }) => {
  const outbox = (page: Page, key: string | null) =>
    page.evaluate(
      (added) =>
        new Promise<string[]>((resolve, reject) => {
          const opening = indexedDB.open('campana', 1);
          opening.onerror = () => {
            reject(new Error('no database'));
          };
          opening.onsuccess = () => {
            const transaction = opening.result.transaction('outbox', 'readwrite');
            const store = transaction.objectStore('outbox');
            if (added !== null) store.add({ key: added });
            const all = store.getAll() as IDBRequest<{ key: string }[]>;
            transaction.oncomplete = () => {
              opening.result.close();
              resolve(all.result.map((entry) => entry.key));
            };
          };
        }),
      key,
    );
  const first = await launch();
  // The app made the database when it looked for what an earlier run left.
  await expect.poll(() => outbox(first.page, null).catch(() => null)).toEqual([]);
  expect(await outbox(first.page, 'k1')).toEqual(['k1']);
  await first.app.close();
  const second = await launch();
  expect(await outbox(second.page, null)).toEqual(['k1']);
});
