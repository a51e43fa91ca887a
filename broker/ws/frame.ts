/** First byte of a frame that is a whole text message (RFC 6455 §5.2: FIN set, opcode 1). */
const finalText = 0x81;
/** The same for a ping (opcode 9). */
const finalPing = 0x89;

/**
 * A complete WebSocket text frame. The server's frames are not masked, so the same bytes serve every
 * socket: an event is written as text and framed once, however many screens receive it.
 */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const headerBytes = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerBytes + length);
  frame[0] = finalText;
  if (headerBytes === 2) {
    frame[1] = length;
  } else if (headerBytes === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, headerBytes);
  return frame;
}

/** A complete ping frame with up to 125 bytes of payload; the peer answers with the same. */
export function pingFrame(payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from([finalPing, payload.length]), payload]);
}
