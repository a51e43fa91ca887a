// @ts-check

/** Frames with a payload at least this long are events; greetings and heartbeats are shorter. */
export const shortestEvent = 200;

/**
 * Reads a stream of frames and does as little as possible with each, so that thousands of sockets in
 * one process can keep up with a server: an event is only counted, its payload is never touched.
 * @typedef {object} FrameReader
 * @property {(chunk: Buffer) => void} feed
 */

/**
 * @typedef {object} FrameTaker
 * @property {(payload: Buffer | null) => void} event an event is complete; its payload where asked for
 * @property {(opcode: number, payload: Buffer) => void} other any shorter frame
 */

/**
 * Frames of a WebSocket server.
 * @param {FrameTaker} take
 * @param {boolean} wholeEvents whether the payload of events is wanted
 * @returns {FrameReader}
 */
export function readWebSocket(take, wholeEvents) {
  let skip = 0;
  /** @type {Buffer | null} */
  let rest = null;
  return {
    feed(chunk) {
      const data = rest ? Buffer.concat([rest, chunk]) : chunk;
      rest = null;
      const end = data.length;
      let at = 0;
      while (at < end) {
        if (skip > 0) {
          const taken = Math.min(skip, end - at);
          at += taken;
          skip -= taken;
          if (skip === 0) take.event(null);
          continue;
        }
        const header = end - at < 2 ? 2 : headerBytes(data, at);
        if (end - at < header) break;
        const length = payloadBytes(data, at);
        if (length >= shortestEvent && !wholeEvents) {
          skip = length;
          at += header;
          continue;
        }
        if (end - at < header + length) break;
        const payload = data.subarray(at + header, at + header + length);
        if (length >= shortestEvent) take.event(payload);
        else take.other((data[at] ?? 0) & 15, payload);
        at += header + length;
      }
      // A copy: the chunk's memory is used again for the next one.
      if (at < end && skip === 0) rest = Buffer.from(data.subarray(at));
    },
  };
}

/** @param {Buffer} data @param {number} at */
function headerBytes(data, at) {
  const length = (data[at + 1] ?? 0) & 127;
  return length < 126 ? 2 : length === 126 ? 4 : 10;
}

/** @param {Buffer} data @param {number} at */
function payloadBytes(data, at) {
  const length = (data[at + 1] ?? 0) & 127;
  if (length < 126) return length;
  return length === 126 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2));
}

/**
 * Messages of a NATS server; every other line of its protocol is handed on as text.
 * @param {FrameTaker} take
 * @param {boolean} wholeEvents
 * @returns {FrameReader}
 */
export function readNats(take, wholeEvents) {
  let skip = 0;
  /** @type {Buffer | null} */
  let rest = null;
  return {
    feed(chunk) {
      const data = rest ? Buffer.concat([rest, chunk]) : chunk;
      rest = null;
      let at = 0;
      while (at < data.length) {
        if (skip > 0) {
          const taken = Math.min(skip, data.length - at);
          at += taken;
          skip -= taken;
          if (skip === 0) take.event(null);
          continue;
        }
        const lineEnd = data.indexOf(10, at);
        if (lineEnd < 0) break;
        if (data[at] !== 0x4d) {
          take.other(1, data.subarray(at, lineEnd));
          at = lineEnd + 1;
          continue;
        }
        const line = data.toString('latin1', at, lineEnd - 1);
        const length = Number(line.slice(line.lastIndexOf(' ') + 1)) + 2;
        if (!wholeEvents) {
          at = lineEnd + 1;
          skip = length;
          continue;
        }
        if (data.length < lineEnd + 1 + length) break;
        take.event(data.subarray(lineEnd + 1, lineEnd + 1 + length));
        at = lineEnd + 1 + length;
      }
      if (at < data.length && skip === 0) rest = Buffer.from(data.subarray(at));
    },
  };
}

/**
 * A frame from a client. Its mask is zero, which leaves the payload as it is.
 * @param {number} opcode
 * @param {string | Buffer} payload
 */
export function clientFrame(opcode, payload) {
  const body = Buffer.from(payload);
  const head =
    body.length < 126
      ? [0x80 | opcode, 0x80 | body.length]
      : [0x80 | opcode, 0x80 | 126, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), body]);
}
