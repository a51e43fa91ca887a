/**
 * The policy our document is sent with: nothing is allowed that is not named here.
 * @param nonce for the style elements the component library writes at run time
 * @param serverUrl the broker this window talks to, by HTTP and by socket; null while none is chosen
 */
export function contentSecurityPolicy(nonce: string, serverUrl: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src ${["'self'", ...serverOrigins(serverUrl)].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
  ].join('; ');
}

function serverOrigins(serverUrl: string | null): string[] {
  if (serverUrl === null) return [];
  const http = new URL(serverUrl);
  const socketScheme = http.protocol === 'https:' ? 'wss:' : 'ws:';
  return [http.origin, `${socketScheme}//${http.host}`];
}
