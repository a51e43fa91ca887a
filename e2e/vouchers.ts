import sharp from 'sharp';
import type { BrokerProcess } from '../testing/brokerProcess';
import type { BrokerApi } from './brokerApi';

/** What a test wants to know of a voucher it sent in. */
export interface SentVoucher {
  id: number;
  monto: number | null;
  estado: string;
}

let pictures = 0;

/** A picture no other test has: every one has a colour of its own. */
export async function newPicture(): Promise<Buffer> {
  pictures += 1;
  const background = { r: process.pid % 256, g: pictures % 256, b: Math.floor(pictures / 256) };
  return sharp({ create: { width: 300, height: 500, channels: 3, background } })
    .png()
    .toBuffer();
}

/** Sends a voucher in the way another program does, with fields by their wire names; a picture unless a PDF is given. */
export async function newVoucher(
  broker: BrokerProcess,
  api: BrokerApi,
  fields: Record<string, string>,
  pdf?: Buffer,
): Promise<SentVoucher> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const type = pdf === undefined ? 'image/png' : 'application/pdf';
  body.append('imagen', new Blob([new Uint8Array(pdf ?? (await newPicture()))], { type }));
  const response = await fetch(`${broker.url}/api/vouchers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.token}` },
    body,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The voucher was refused, ${response.status}: ${text}`);
  return JSON.parse(text) as SentVoucher;
}
