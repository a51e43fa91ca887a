import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { Log } from '../log';
import { reasonOf } from '../log';
import { paths } from '../paths';
import type { ServerHealth } from './health';
import type { Words } from './words';

/** What the tray shows. */
export interface TrayState {
  words: Words;
  unread: number;
  health: ServerHealth;
  /** Whether a window is locked to its display: then the tray leads nowhere. */
  kiosk: boolean;
}

/** What a person can do from the tray. */
export interface TrayActions {
  open: () => void;
  openAnother: () => void;
  quit: () => void;
}

/** The icon beside the clock. */
export interface AppTray {
  show(state: TrayState): void;
  close(): void;
}

/** The light: green serves, amber is on its way, red does not. */
export type Light = 'verde' | 'ambar' | 'rojo';

/** The light of a state of the server. */
export function lightOf({ estado }: ServerHealth): Light {
  if (estado === 'detenido') return 'rojo';
  return estado === 'arrancando' || estado === 'reintentando' ? 'ambar' : 'verde';
}

/** The tray's menu. The first lines say how things are; they cannot be clicked. */
export function trayMenu(
  { words, unread, health, kiosk }: TrayState,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const facts: MenuItemConstructorOptions[] = [
    { label: words.unread(unread), enabled: false },
    { label: healthLine(words, health), enabled: false },
    ...(health.motivo === null ? [] : [{ label: health.motivo.slice(0, 120), enabled: false }]),
    { type: 'separator' },
  ];
  if (kiosk) return [...facts, { label: words.kiosk, enabled: false }];
  return [
    ...facts,
    { label: words.open, click: actions.open },
    { label: words.newWindow, click: actions.openAnother },
    { type: 'separator' },
    { label: words.quit, click: actions.quit },
  ];
}

function healthLine(words: Words, { estado }: ServerHealth): string {
  switch (estado) {
    case 'ajeno':
      return words.serverElsewhere;
    case 'arrancando':
      return words.serverStarting;
    case 'sirviendo':
      return words.serverServing;
    case 'reintentando':
      return words.serverRestarting;
    case 'detenido':
      return words.serverStopped;
  }
}

/** Creates the tray icon; on a desktop that has no place for one, it does nothing. */
export function createTray(actions: TrayActions, log: Log): AppTray {
  let tray: Tray | null = null;
  try {
    tray = new Tray(nativeImage.createFromPath(paths.trayIcon('verde')));
  } catch (error) {
    log.info(`There is no tray on this desktop: ${reasonOf(error)}`);
  }
  tray?.on('click', () => actions.open());
  let shown = '';
  return {
    show(state) {
      // Setting the same menu again closes it under a person's hand.
      const next = JSON.stringify([state.unread, state.health, state.kiosk, state.words.quit]);
      if (tray === null || next === shown) return;
      shown = next;
      tray.setImage(nativeImage.createFromPath(paths.trayIcon(lightOf(state.health))));
      tray.setToolTip(`Campana · ${state.words.unread(state.unread)}`);
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(state, actions)));
    },
    close() {
      tray?.destroy();
      tray = null;
    },
  };
}
