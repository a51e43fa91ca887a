import { STATUS_CODES } from 'node:http';
import { commonHeaders, dataPolicy } from './securityHeaders';

/** The text of an error answer for a connection that the framework never saw, with the headers of every other. */
export function rawAnswer(status: number, body: object): string {
  const text = JSON.stringify(body);
  const headers: Record<string, string> = {
    connection: 'close',
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
    'cache-control': 'no-store',
    'content-security-policy': dataPolicy,
    ...commonHeaders,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', text].join('\r\n');
}
