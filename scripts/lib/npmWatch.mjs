// @ts-check

const pollMs = 250;

/**
 * Calls `orphaned` when the npm that runs this script is gone: killed with SIGKILL it could not tell
 * us, and then nobody is left who could stop what runs here. Does nothing without npm.
 * @param {() => void} orphaned
 */
export function whenNpmDies(orphaned) {
  if (process.env['npm_lifecycle_event'] === undefined) {
    return;
  }
  const npm = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== npm) {
      clearInterval(timer);
      orphaned();
    }
  }, pollMs);
  timer.unref();
}
