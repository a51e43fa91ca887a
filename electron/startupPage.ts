import { randomBytes } from 'node:crypto';
import { contentSecurityPolicy } from './contentSecurityPolicy';

/**
 * What the window shows while this computer's own server starts, which takes seconds the first time:
 * a blank window would look broken. Plain markup, no script.
 */
export function startupPage(): Response {
  const nonce = randomBytes(16).toString('base64');
  return new Response(markup(nonce), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(nonce, null),
    },
  });
}

function markup(nonce: string): string {
  return `<!doctype html>
<html lang="es">
<meta charset="utf-8">
<title>Campana</title>
<style nonce="${nonce}">
  body { margin: 0; height: 100vh; display: grid; place-content: center; gap: 16px; text-align: center;
    background: #2b2723; color: #f6f0e4; font: 18px/1.5 system-ui, sans-serif; }
  svg { width: 96px; margin: 0 auto; fill: #d9a441; animation: ring 1.8s ease-in-out infinite; transform-origin: 50% 100%; }
  .base { fill: #f6f0e4 }
  p { margin: 0; max-width: 32em; }
  .note { opacity: .75; font-size: 15px; }
  @keyframes ring { 0%, 60%, 100% { transform: none } 15%, 45% { transform: rotate(4deg) } 30% { transform: rotate(-4deg) } }
  @media (prefers-reduced-motion: reduce) { svg { animation: none } }
</style>
<svg viewBox="78 80 356 330" aria-hidden="true"><circle cx="256" cy="142" r="26"/><path d="M245 158h22v36h-22zM98 342a158 158 0 0 1 316 0z"/><rect class="base" x="78" y="358" width="356" height="48" rx="24"/></svg>
<p role="status">Encendiendo el servidor de esta computadora…</p>
<p class="note">La primera vez prepara la base de datos y puede tardar unos segundos.</p>
</html>
`;
}
