import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { fail, ok, type Result } from '../shared/result';
import { contentSecurityPolicy } from './contentSecurityPolicy';

const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Where our pages come from, and what their policy must allow. */
export interface AppFiles {
  /** The folder of the built renderer; nothing outside it is ever read. */
  root: string;
  /** The broker the page may talk to right now. */
  serverUrl: () => string | null;
}

/**
 * Finds the file an `app://` address names, as a path relative to the root.
 * Looks at the address as it was written: parsing it first would silently fold `..` away, and an address
 * that tries to climb deserves a refusal, not a guess.
 * @returns 400 for an address that climbs, hides separators or cannot be decoded
 */
export function resolveAppPath(address: string): Result<string, 400> {
  const afterHost = /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(address)?.[1];
  if (afterHost === undefined) return fail(400);
  let path: string;
  try {
    path = decodeURIComponent(afterHost);
  } catch {
    return fail(400);
  }
  const segments = path.split('/');
  const climbs = segments.some((segment) => segment === '..' || segment === '.');
  // A second escape left after decoding has no honest use in our file names.
  if (climbs || /[\\\0%:]/.test(path)) return fail(400);
  const relative = segments.filter((segment) => segment !== '').join('/');
  return ok(relative === '' ? 'index.html' : relative);
}

/** Answers one request for our own pages: 200 with the file, 400 for a climbing address, 404, 405. */
export async function serveAppFile(
  files: AppFiles,
  method: string,
  address: string,
): Promise<Response> {
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Method not allowed');
  const path = resolveAppPath(address);
  if (!path.ok) return plain(400, 'Bad address');
  const mimeType = mimeTypes[extname(path.value).toLowerCase()];
  if (mimeType === undefined) return plain(404, 'Not found');

  const file = join(files.root, path.value);
  if (!file.startsWith(files.root + sep)) return plain(400, 'Bad address');
  let content: Buffer;
  try {
    content = await readFile(file);
  } catch {
    return plain(404, 'Not found');
  }
  if (path.value !== 'index.html') return new Response(content, { headers: headers(mimeType) });

  const nonce = randomBytes(16).toString('base64');
  return new Response(content.toString('utf8').replaceAll('__CSP_NONCE__', nonce), {
    headers: {
      ...headers(mimeType),
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(nonce, files.serverUrl()),
    },
  });
}

function headers(mimeType: string): Record<string, string> {
  return { 'content-type': mimeType, 'x-content-type-options': 'nosniff' };
}

function plain(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: {
      ...headers('text/plain; charset=utf-8'),
      // A refusal is a page too, if the window is sent to it, and has no business to do anything.
      'content-security-policy': "default-src 'none'",
    },
  });
}
