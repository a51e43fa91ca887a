/** Reports a failure that is ours to the console, where the desktop app collects it; never personal data. */
export function reportError(error: unknown): void {
  // eslint-disable-next-line no-console -- the one place failures of the page are written down
  console.error(error);
}
