/** Files we take, by the bytes every file of the kind begins with. The name and type sent along prove nothing. */
export type MediaKind = 'jpeg' | 'png' | 'webp' | 'pdf';

/**
 * The kind of a file; null for anything else, which is never handed to a decoder. Four signatures of our
 * own rather than a library that parses a hundred formats of strangers' bytes to name one of them.
 */
export function mediaKindOf(bytes: Uint8Array): MediaKind | null {
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(bytes, 0, [...Buffer.from('%PDF-')])) return 'pdf';
  const riff = startsWith(bytes, 0, [...Buffer.from('RIFF')]);
  return riff && startsWith(bytes, 8, [...Buffer.from('WEBP')]) ? 'webp' : null;
}

function startsWith(bytes: Uint8Array, offset: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[offset + index] === byte);
}
