import { app, BrowserWindow } from 'electron';
import { startApp } from './app';
import { declareAppScheme } from './appProtocol';
import { createLog, reasonOf } from './log';
import { lockDownPages, prepareProcess } from './security';
import { claimSingleInstance } from './singleInstance';
import { bringToFront } from './window';

// What must happen before Electron is ready; the app itself is put together in app.ts.
const log = createLog(process.stderr);
app.setAppUserModelId('pe.campana.desktop');
prepareProcess();
declareAppScheme();
lockDownPages(log);

const comeForward = () => {
  const [window] = BrowserWindow.getAllWindows();
  if (window !== undefined) bringToFront(window);
};

if (claimSingleInstance(comeForward)) {
  app
    .whenReady()
    .then(() => startApp(log))
    .catch((error: unknown) => {
      log.warn(`The app could not start: ${reasonOf(error)}`);
      app.exit(1);
    });
} else {
  app.quit();
}
