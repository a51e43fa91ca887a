import { crc32, deflateSync } from 'node:zlib';

/** One block of a PNG. */
export function pngChunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A grey PNG that claims a size, with any content. */
export function png(
  { width, height, bits = 8 }: { width: number; height: number; bits?: 1 | 8 },
  ...blocks: Buffer[]
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = bits;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...blocks,
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG of some kilobytes that claims, and holds, `side` × `side` black pixels. */
export function pngBomb(side: number): Buffer {
  const rows = Buffer.alloc(side * (1 + Math.ceil(side / 8)));
  const pixels = pngChunk('IDAT', deflateSync(rows, { level: 1 }));
  return png({ width: side, height: side, bits: 1 }, pixels);
}
