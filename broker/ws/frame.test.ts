import { describe, expect, it } from 'vitest';
import * as ws from 'ws';
import { textFrame } from './frame';

/** `Sender.frame` is public in ws, and missing from its types. */
const { frame: frameOfWs } = (
  ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } }
).Sender;

const options = { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: false };

describe('textFrame', () => {
  it.each([0, 1, 125, 126, 65_535, 65_536, 100_000])(
    'is what ws itself would write for %i bytes',
    (bytes) => {
      const text = 'x'.repeat(bytes);
      const expected = Buffer.concat(frameOfWs(Buffer.from(text), options));
      expect(textFrame(text).equals(expected)).toBe(true);
    },
  );

  it('counts bytes, not characters', () => {
    expect(textFrame('ñ🔔')).toEqual(Buffer.concat([Buffer.from([0x81, 6]), Buffer.from('ñ🔔')]));
  });
});
