import { join } from 'node:path';

/** The folder of the built app (`dist`), whether it lies in a checkout or inside the packaged archive. */
const dist = join(__dirname, '..');

const icons = join(dist, '..', 'electron', 'assets', 'icons');

/** Where the parts of the built app lie, seen from the bundle of the main process. */
export const paths = {
  renderer: join(dist, 'renderer'),
  preload: join(dist, 'electron', 'preload.cjs'),
  brokerHost: join(dist, 'electron', 'brokerHost.cjs'),
  brokerPrograms: join(dist, 'broker'),
  icon: join(icons, '256x256.png'),
  badgeIcon: join(icons, 'badge.png'),
  trayIcon: (light: 'verde' | 'ambar' | 'rojo') => join(icons, `tray-${light}.png`),
} as const;
