import { inflateSync } from 'node:zlib';

/** What a look into a PDF found: fit to keep, able to act by itself, locked, or no PDF at all. */
export type PdfVerdict = 'fit' | 'active' | 'locked' | 'unreadable';

/** Parts of a PDF that do something by themselves, or carry other files. */
const active =
  /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToR|GoToE)\b/;
const mostInflated = 8 * 1024 * 1024;
const mostStreams = 2_000;

/**
 * Looks for what a payment receipt has no business with: scripts, programs to launch, files inside. Names
 * may be written with escapes, and may lie in compressed object streams; both are undone first.
 */
export function inspectPdf(bytes: Uint8Array): PdfVerdict {
  const text = Buffer.from(bytes).toString('latin1');
  if (!/%%EOF/.test(text.slice(-2_048)) || !/\/Type\s*\/(Catalog|ObjStm|XRef)/.test(text)) {
    return 'unreadable';
  }
  if (/\/Encrypt\b/.test(unescapeNames(text))) return 'locked';
  const readable = [text, ...objectStreams(text)];
  return readable.some((part) => active.test(unescapeNames(part))) ? 'active' : 'fit';
}

function* objectStreams(text: string): Generator<string> {
  let left = mostInflated;
  let seen = 0;
  const start = /\/ObjStm\b[^]{0,400}?\bstream\r?\n/g;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    seen += 1;
    if (seen > mostStreams) return;
    const end = text.indexOf('endstream', start.lastIndex);
    if (end === -1) return;
    const packed = Buffer.from(text.slice(start.lastIndex, end), 'latin1');
    try {
      const plain = inflateSync(packed, { maxOutputLength: Math.max(left, 1) }).toString('latin1');
      left -= plain.length;
      yield plain;
    } catch {
      // Packed in another way, broken, or larger than any receipt: what cannot be read is not vouched for.
      yield '/JS ';
    }
    start.lastIndex = end;
  }
}

/** `/J#53` is another way to write `/JS`. */
function unescapeNames(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
