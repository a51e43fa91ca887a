import { powerMonitor } from 'electron';

/**
 * Tells when the computer comes back from sleep or a locked screen: its connections may be dead without
 * either end knowing, and waiting for the next heartbeat would leave a stale board.
 * @returns a disposer
 */
export function watchWakeUps(onWake: () => void): () => void {
  powerMonitor.on('resume', onWake);
  powerMonitor.on('unlock-screen', onWake);
  return () => {
    powerMonitor.off('resume', onWake);
    powerMonitor.off('unlock-screen', onWake);
  };
}
