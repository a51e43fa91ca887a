import { app } from 'electron';
import { join } from 'node:path';
import { type RunningApp, startApp } from './app';
import { declareAppScheme } from './appProtocol';
import { createLog, joinLogs, reasonOf } from './log';
import { openLogFiles } from './logFiles';
import { linkScheme } from './native/deepLinks';
import { lockDownPages, prepareProcess } from './security';
import { claimSingleInstance } from './singleInstance';

// What must happen before Electron is ready; the app itself is put together in app.ts.
const logFiles = openLogFiles(join(app.getPath('userData'), 'logs'));
const log = joinLogs(createLog(process.stderr), logFiles.app);
app.setAppUserModelId('pe.campana.desktop');
prepareProcess();
declareAppScheme();
lockDownPages(log);

let running: RunningApp | null = null;
/** What asked for the app before it ran: a link may be what started it. */
const early: string[] = [];
const openedWith = (args: readonly string[]) => {
  if (running === null) early.push(...args);
  else running.openedWith(args);
};

if (claimSingleInstance(openedWith)) {
  // macOS hands links to the running app in its own way.
  app.on('open-url', (event, link) => {
    event.preventDefault();
    openedWith([link]);
  });
  app
    .whenReady()
    .then(() => {
      // In a checkout the program is Electron itself, and links would open that.
      if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
      return startApp(log, logFiles, [...process.argv, ...early.splice(0)], (started) => {
        running = started;
        // The first start of a database takes a while, in which somebody may click a link.
        if (early.length > 0) started.openedWith(early.splice(0));
      });
    })
    .catch((error: unknown) => {
      log.warn(`The app could not start: ${reasonOf(error)}`);
      app.exit(1);
    });
} else {
  app.quit();
}
