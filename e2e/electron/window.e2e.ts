import { spawn } from 'node:child_process';
import { expect, inherited, test, userDataArgument } from './desktopApp';

test('the window shows the login of our own build', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByLabel('Usuario')).toBeVisible();
  await expect(page.getByLabel('Contraseña')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Entrar' })).toBeVisible();
  expect(new URL(page.url()).protocol).toBe('app:');
  expect(await page.title()).toContain('Campana');
});

test('the window opens where it was closed', async ({ launch }) => {
  const place = { x: 60, y: 40, width: 1000, height: 700 };
  const first = await launch();
  await first.app.evaluate(({ BrowserWindow }, bounds) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setBounds(bounds);
  }, place);
  await expect
    .poll(() =>
      first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
    )
    .toEqual(place);
  await first.app.close();

  const second = await launch();
  expect(
    await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
  ).toEqual(place);
});

test('a second start leaves and brings the first window forward', async ({
  launch,
  runtime,
  folder,
}) => {
  const { app } = await launch();
  const isVisible = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await isVisible()).toBe(false);

  const second = spawn(runtime.executablePath, [...runtime.args, userDataArgument(folder)], {
    env: inherited(),
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expect.poll(isVisible).toBe(true);
  expect(app.windows()).toHaveLength(1);
});

test('a crashed page comes back to where it was', async ({ launch }) => {
  const { app, page } = await launch();
  await expect(page.getByRole('button', { name: 'Entrar' })).toBeVisible();
  await page.evaluate(() => window.campana?.saveSession('kept-over-the-crash'));

  // Asked through the main process: the test's own connection to the page dies with it.
  const ask = (script: string) =>
    app.evaluate(
      ({ BrowserWindow }, code) =>
        BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(code) as Promise<unknown>,
      script,
    );
  const address = await ask('window.before = true; location.href');
  const reason = await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]!.webContents;
        contents.once('render-process-gone', (_event, details) => {
          contents.once('did-finish-load', () => resolve(details.reason));
        });
        contents.forcefullyCrashRenderer();
      }),
  );
  expect(reason).not.toBe('clean-exit');

  await expect.poll(() => ask('document.querySelector("#root > *") !== null')).toBe(true);
  expect(await ask('"before" in window')).toBe(false);
  expect(await ask('location.href')).toBe(address);
  expect(await ask('window.campana.loadSession()')).toBe('kept-over-the-crash');
});

test('a notification is shown to who looks elsewhere, and its click leads to the thing', async ({
  launch,
}) => {
  const { app, page } = await launch();
  // No person is there to click: every notification clicks itself once it is shown.
  await app.evaluate(({ Notification, BrowserWindow }) => {
    const show = Notification.prototype.show;
    Notification.prototype.show = function (this: InstanceType<typeof Notification>) {
      show.call(this);
      this.emit('click');
    };
    BrowserWindow.getAllWindows()[0]?.hide();
  });
  // A window system takes a moment to take the focus away from a window that was hidden.
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() === null))
    .toBe(true);
  await page.evaluate(() => {
    window.campana?.onNotificationClicked(({ ruta }) => Object.assign(window, { ruta }));
  });
  const notify = () =>
    page.evaluate(() =>
      window.campana?.showNotification({
        titulo: 'Alerta urgente',
        texto: 'Ingrediente agotado',
        ruta: '/cocina',
        urgente: true,
      }),
    );
  expect(await notify()).toBe(true);
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'ruta') as unknown))
    .toBe('/cocina');
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()),
  ).toBe(true);

  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    BrowserWindow.getFocusedWindow = () => window ?? null;
  });
  expect(await notify()).toBe(false);
});
