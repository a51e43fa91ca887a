/** The sites a link may open in the person's own browser. None yet: our screens link to nowhere. */
const allowedHosts: ReadonlySet<string> = new Set();

/** Whether a link may be handed to the browser: https, a listed host, no port and no credentials. */
export function mayOpenOutside(
  address: string,
  hosts: ReadonlySet<string> = allowedHosts,
): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  // `host` holds a port where there is one, so an odd port is not on the list.
  return (
    url.protocol === 'https:' && url.username === '' && url.password === '' && hosts.has(url.host)
  );
}
