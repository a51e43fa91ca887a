/** The scheme our own pages are served under, so that nothing needs `file://`. */
export const appScheme = 'app';
const appHost = 'campana';

/** The origin a broker sees from the desktop window. */
export const appOrigin = `${appScheme}://${appHost}`;

/** The one document there is: screens are told apart by the hash. */
export const appIndexUrl = `${appOrigin}/index.html`;

/** What the window shows while this computer's own server starts. */
export const startupPageUrl = `${appOrigin}/arranque`;

/**
 * Whether an address is one of our own pages.
 * Compares scheme and host: `URL.origin` of a custom scheme is the string "null" in Node, and a prefix
 * comparison would take `app://campana.evil` for ours.
 */
export function isAppUrl(address: string): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  return url.protocol === `${appScheme}:` && url.host === appHost;
}

/** Whether an address is the document itself, with any hash: the only place the window may navigate to. */
export function isAppDocument(address: string): boolean {
  return isAppUrl(address) && ['', '/', '/index.html'].includes(new URL(address).pathname);
}
