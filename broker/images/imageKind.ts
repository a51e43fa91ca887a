/** Pictures we take, by the bytes every file of the kind begins with. The name and type sent along prove nothing. */
export type ImageKind = 'jpeg' | 'png' | 'webp';

/** The kind of a picture; null for anything else, which is never handed to a decoder. */
export function imageKindOf(bytes: Buffer): ImageKind | null {
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  const riff = startsWith(bytes, 0, [...Buffer.from('RIFF')]);
  return riff && startsWith(bytes, 8, [...Buffer.from('WEBP')]) ? 'webp' : null;
}

function startsWith(bytes: Buffer, offset: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[offset + index] === byte);
}
