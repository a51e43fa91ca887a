import { app } from 'electron';

/**
 * Makes this the only running app of this user's folder. Two would show and ring everything twice.
 * @param onSecond called when another one was started and gave up in favour of this one
 * @returns false when this one is the second and must leave
 */
export function claimSingleInstance(onSecond: (args: readonly string[]) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, args) => onSecond(args));
  return true;
}
