/** A message of D-Bus, as far as a stand-in for the desktop's notifications needs it. */
export interface BusMessage {
  serial: number;
  member: string;
  sender: string;
  body: BodyReader;
}

/** Kinds of messages, by their numbers in the protocol. */
export const kinds = { call: 1, answer: 2, signal: 4 } as const;

/** A value to send: text, a 32-bit number, or a list of texts. */
export type BusValue = string | number | readonly string[];

/** Where a message goes and what it is about; an answer names what it answers. */
export interface BusHeader {
  path?: string;
  interface?: string;
  member?: string;
  destination?: string;
  answers?: number;
}

const padTo = (size: number, bytes: number) => (bytes - (size % bytes)) % bytes;

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint32(bytes.length), bytes, Buffer.alloc(1)]);
}

/** Puts parts behind each other, each at a multiple of its alignment. */
function aligned(parts: readonly { at: number; bytes: Buffer }[]): Buffer {
  let whole = Buffer.alloc(0);
  for (const { at, bytes } of parts) {
    whole = Buffer.concat([whole, Buffer.alloc(padTo(whole.length, at)), bytes]);
  }
  return whole;
}

const inList = (values: readonly string[]) =>
  aligned(values.map((value) => ({ at: 4, bytes: text(value) })));

function signatureOf(value: BusValue): string {
  if (typeof value === 'string') return 's';
  return typeof value === 'number' ? 'u' : 'as';
}

function encodeValue(value: BusValue): Buffer {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return uint32(value);
  const list = inList(value);
  return Buffer.concat([uint32(list.length), list]);
}

/** A message in the bytes of the protocol, little end first. */
export function encodeMessage(
  kind: number,
  serial: number,
  header: BusHeader,
  values: readonly BusValue[],
): Buffer {
  const body = aligned(values.map((value) => ({ at: 4, bytes: encodeValue(value) })));
  const signature = values.map(signatureOf).join('');
  const field = (code: number, type: string, bytes: Buffer) => ({
    at: 8,
    bytes: aligned([
      { at: 1, bytes: Buffer.concat([Buffer.from([code, 1]), Buffer.from(`${type}\0`)]) },
      { at: type === 'g' ? 1 : 4, bytes },
    ]),
  });
  const { path, interface: name, member, destination, answers } = header;
  const fields = aligned([
    ...(path === undefined ? [] : [field(1, 'o', text(path))]),
    ...(name === undefined ? [] : [field(2, 's', text(name))]),
    ...(member === undefined ? [] : [field(3, 's', text(member))]),
    ...(answers === undefined ? [] : [field(5, 'u', uint32(answers))]),
    ...(destination === undefined ? [] : [field(6, 's', text(destination))]),
    ...(signature === ''
      ? []
      : [field(8, 'g', Buffer.from([signature.length, ...Buffer.from(signature), 0]))]),
  ]);
  const start = Buffer.concat([
    Buffer.from(['l'.charCodeAt(0), kind, 0, 1]),
    ...[uint32(body.length), uint32(serial), uint32(fields.length)],
    fields,
  ]);
  return Buffer.concat([start, Buffer.alloc(padTo(start.length, 8)), body]);
}

/** Takes the first whole message off the bytes; null where there is none yet. */
export function decodeMessage(bytes: Buffer): { message: BusMessage; rest: Buffer } | null {
  if (bytes.length < 16) return null;
  const fieldsEnd = 16 + bytes.readUInt32LE(12);
  const bodyStart = fieldsEnd + padTo(fieldsEnd, 8);
  const end = bodyStart + bytes.readUInt32LE(4);
  if (bytes.length < end) return null;
  const fields = new Map<number, string>();
  for (let at = 16; at < fieldsEnd;) {
    at += padTo(at, 8);
    const code = bytes[at]!;
    const type = String.fromCharCode(bytes[at + 2]!);
    // Behind the code: the length of the type's name, its one letter and a zero.
    const value = new BodyReader(bytes, at + 4);
    if (type === 'u') value.uint32();
    else fields.set(code, type === 'g' ? value.signature() : value.text());
    at = value.position;
  }
  const message: BusMessage = {
    serial: bytes.readUInt32LE(8),
    member: fields.get(3) ?? '',
    sender: fields.get(7) ?? '',
    body: new BodyReader(bytes.subarray(bodyStart, end)),
  };
  return { message, rest: bytes.subarray(end) };
}

/** Reads values one after the other. */
export class BodyReader {
  constructor(
    private readonly bytes: Buffer,
    public position = 0,
  ) {}

  uint32(): number {
    this.position += padTo(this.position, 4);
    this.position += 4;
    return this.bytes.readUInt32LE(this.position - 4);
  }

  text(): string {
    const length = this.uint32();
    this.position += length + 1;
    return this.bytes.toString('utf8', this.position - length - 1, this.position - 1);
  }

  signature(): string {
    const length = this.bytes[this.position]!;
    this.position += length + 2;
    return this.bytes.toString('utf8', this.position - length - 1, this.position - 1);
  }
}
