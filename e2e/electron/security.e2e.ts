import { expect, test } from './desktopApp';
import { startStandInServer } from './standInServer';

test('the page runs isolated and sandboxed, without Node', async ({ launch }) => {
  const { app, page } = await launch();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    // Not in the type definitions, yet the only word on what Chromium was really given.
    const read = Reflect.get(contents, 'getLastWebPreferences') as () => Record<string, unknown>;
    return read.call(contents);
  });
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
  });
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
});

test('the bridge holds named functions and nothing that reaches further', async ({ launch }) => {
  const { page } = await launch();
  const bridge = await page.evaluate(() =>
    Object.entries(window.campana ?? {}).map(([name, member]) => `${name}: ${typeof member}`),
  );
  expect(bridge.sort()).toEqual([
    'appInfo: function',
    'askPairing: function',
    'checkForUpdate: function',
    'chooseFolder: function',
    'clearSession: function',
    'desktopStatus: function',
    'enterKiosk: function',
    'findServers: function',
    'hostHere: function',
    'installUpdate: function',
    'leaveKiosk: function',
    'loadSession: function',
    'lookPairing: function',
    'onConnectionCheck: function',
    'onDesktopChanged: function',
    'onNotificationClicked: function',
    'openWindow: function',
    'printTicket: function',
    'saveDiagnostics: function',
    'saveSession: function',
    'setPrinter: function',
    'setServer: function',
    'setStartup: function',
    'setUpdateSource: function',
    'shareServer: function',
    'showNotification: function',
    'tellState: function',
  ]);
});

test('a subscription passes on data and never the event, until it is disposed of', async ({
  launch,
}) => {
  const { app, page } = await launch();
  await page.evaluate(() => {
    const calls: unknown[][] = [];
    const stop = window.campana?.onConnectionCheck((...data: unknown[]) => calls.push(data));
    Object.assign(window, { calls });
    window.addEventListener('test:stop', () => stop?.());
  });
  const wake = () => app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  const calls = () => page.evaluate(() => Reflect.get(window, 'calls') as unknown);
  await wake();
  await expect.poll(calls).toEqual([[]]);

  await page.evaluate(() => window.dispatchEvent(new Event('test:stop')));
  await page.evaluate(() => {
    window.campana?.onConnectionCheck(() => Object.assign(window, { second: true }));
  });
  await wake();
  await expect.poll(() => page.evaluate(() => 'second' in window)).toBe(true);
  expect(await calls()).toEqual([[]]);
});

test('the policy runs no inline script and reaches no other server', async ({ launch, server }) => {
  const { page } = await launch();
  const policy = await page.evaluate(async () =>
    (await fetch('app://campana/index.html')).headers.get('content-security-policy'),
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain(`connect-src 'self' ${server.url} ${server.url.replace('http', 'ws')};`);

  const other = await startStandInServer();
  try {
    const violations = await page.evaluate(async (url) => {
      const seen: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        seen.push(event.effectiveDirective),
      );
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.head.append(script);
      await fetch(url).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 0));
      return { seen, inlineRan: 'inlineRan' in window };
    }, `${other.url}/health`);
    expect(violations).toEqual({ seen: ['script-src-elem', 'connect-src'], inlineRan: false });
    expect(other.asked).toEqual([]);
  } finally {
    await other.close();
  }
});

test('the protocol serves the built page and nothing outside it', async ({ launch }) => {
  const { page } = await launch();
  const statuses = await page.evaluate(async () => {
    const paths = [
      '/index.html',
      '/missing.js',
      '/..%2felectron%2fmain.cjs',
      '/%2e%2e%2felectron/main.cjs',
      '/..%5celectron%5cmain.cjs',
      '/../electron/main.cjs',
      '/%252e%252e/electron/main.cjs',
    ];
    const found: Record<string, number> = {};
    for (const path of paths) {
      found[path] = (await fetch(`app://campana${path}`)).status;
    }
    return found;
  });
  expect(statuses).toEqual({
    '/index.html': 200,
    '/missing.js': 404,
    '/..%2felectron%2fmain.cjs': 400,
    '/%2e%2e%2felectron/main.cjs': 400,
    '/..%5celectron%5cmain.cjs': 400,
    // Chromium resolves these two before it asks: they end at our own root, where there is no such file.
    '/../electron/main.cjs': 404,
    '/%252e%252e/electron/main.cjs': 400,
  });
});

test('the page cannot leave the app', async ({ launch, server }) => {
  const { page, said } = await launch();
  await page.evaluate((url) => {
    location.href = url;
  }, `${server.url}/foreign`);
  await said(/tried to leave the app/);
  expect(page.url()).toContain('app://campana/index.html');
  expect(server.asked).not.toContain('/foreign');
});

test('the page cannot open windows, with or without a link', async ({ launch, server }) => {
  const { app, page, said } = await launch();
  const opened = await page.evaluate((url) => window.open(url), `${server.url}/foreign`);
  expect(opened).toBeNull();
  await said(/tried to open a window/);
  expect(app.windows()).toHaveLength(1);
  expect(server.asked).not.toContain('/foreign');
});

test('permissions are denied, but for the full screen', async ({ launch }) => {
  const { page } = await launch();
  await page.evaluate(() => {
    document.addEventListener('click', () => {
      void document.body.requestPointerLock();
    });
    for (const name of ['pointerlockerror', 'pointerlockchange']) {
      document.addEventListener(name, () => Object.assign(window, { lock: name }));
    }
  });
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'lock') as unknown))
    .toBe('pointerlockerror');

  await page.evaluate(() => {
    document.addEventListener('click', () => {
      document.body.requestFullscreen().then(
        () => Object.assign(window, { full: 'granted' }),
        () => Object.assign(window, { full: 'denied' }),
      );
    });
  });
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'full') as unknown))
    .toBe('granted');
});

test('the desktop answers only the page of its own window', async ({ launch, server }) => {
  const { app } = await launch();
  const complaint = await app.evaluate(async ({ app: electron, BrowserWindow }, url) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${electron.getAppPath()}/dist/electron/preload.cjs`,
        sandbox: true,
      },
    });
    try {
      await stranger.loadURL(url);
      return (await stranger.webContents.executeJavaScript(
        'window.campana.loadSession().then(() => "answered", (error) => error.message)',
      )) as string;
    } finally {
      stranger.destroy();
    }
  }, `${server.url}/foreign`);
  expect(complaint).toContain('session:load: refused');
});

test('a call that breaks its schema is rejected with the reason', async ({ launch }) => {
  const { page } = await launch();
  const complaint = await page.evaluate(() =>
    window.campana?.setServer({ url: 'file:///etc/passwd' }).then(
      () => 'answered',
      (error: unknown) => String(error),
    ),
  );
  expect(complaint).toContain('server:set: the argument is not valid');
});
