import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/result';
import { createParallelLimit } from '../parallelLimit';
import type { Decoder } from './decoder';
import type { Fingerprint } from './fingerprint';
import { judgeFile, refusals, type MediaRefusal } from './judgeFile';
import { isMissing, writeWhole } from './wholeFile';
import { pictureType } from './pictures';

/** A file in the store. */
export interface StoredMedia {
  /** SHA-256 of the bytes as they came, in hex: the same file sent twice has one address. */
  address: string;
  /** What it is kept as: every picture is a JPEG, a PDF stays one. */
  contentType: 'image/jpeg' | 'application/pdf';
  /** In pixels; null for a PDF. */
  width: number | null;
  height: number | null;
  /** What it looks like; null for a PDF, and for a picture of nothing. */
  fingerprint: Fingerprint | null;
}

/** A stored file's bytes. */
export interface MediaBytes {
  bytes: Buffer;
  contentType: string;
}

/** Keeps pictures and PDFs that came from outside, in a folder. */
export interface MediaStore {
  /**
   * Stores a file, told by its bytes: a picture made anew from its pixels, a PDF as it is. What cannot be
   * kept is refused with a sentence for people. Rejects (429) when too many wait to be decoded.
   */
  store(bytes: Buffer): Promise<Result<StoredMedia, MediaRefusal>>;
  /** The bytes of a stored file; null when it is gone. */
  read(address: string): Promise<MediaBytes | null>;
  /** A small picture of it; null where there is none, as for a PDF. */
  thumbnail(address: string): Promise<MediaBytes | null>;
  /** Erases a file, whatever was made of it included. One that is not there is gone already. */
  remove(address: string): Promise<void>;
}

/** A large picture takes some 200 MB while it is decoded: one after the other. */
const parallel = 1;
const maxWaiting = 20;

/** Creates a store in `folder`, which is made when it is first needed. */
export function createMediaStore(
  folder: string,
  decoder: Pick<Decoder, 'clean' | 'inspect'>,
): MediaStore {
  const limited = createParallelLimit(parallel, maxWaiting);

  async function keepPicture(bytes: Buffer, address: string) {
    const clean = await limited(() => decoder.clean(bytes));
    if (clean === null) return fail(refusals.unreadable);
    const { width, height, fingerprint } = clean;
    const stored: StoredMedia = { address, contentType: pictureType, width, height, fingerprint };
    await writeWhole(pathOf(folder, address, '.mini.jpg'), clean.thumbnail);
    await writeWhole(pathOf(folder, address, '.jpg'), clean.image);
    return keepRecord(stored);
  }

  async function keepPdf(bytes: Buffer, address: string) {
    const verdict = await limited(() => decoder.inspect(bytes));
    if (verdict !== 'fit') return fail(refusals[verdict]);
    await writeWhole(pathOf(folder, address, '.pdf'), bytes);
    const none = { width: null, height: null, fingerprint: null };
    return keepRecord({ address, contentType: 'application/pdf', ...none });
  }

  /** Written last: what has a record is there whole. */
  async function keepRecord(stored: StoredMedia): Promise<Result<StoredMedia, MediaRefusal>> {
    await writeWhole(pathOf(folder, stored.address, '.json'), Buffer.from(JSON.stringify(stored)));
    return ok(stored);
  }

  async function get(address: string, ending: string): Promise<Buffer | null> {
    if (!isAddress(address)) return null;
    try {
      return await readFile(pathOf(folder, address, ending));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  return {
    async store(bytes) {
      const kind = judgeFile(bytes);
      if (!kind.ok) return kind;
      const address = createHash('sha256').update(bytes).digest('hex');
      const record = await get(address, '.json');
      if (record !== null) return ok(JSON.parse(record.toString()) as StoredMedia);
      return kind.value === 'pdf' ? keepPdf(bytes, address) : keepPicture(bytes, address);
    },
    async read(address) {
      const picture = await get(address, '.jpg');
      if (picture !== null) return { bytes: picture, contentType: pictureType };
      const pdf = await get(address, '.pdf');
      return pdf === null ? null : { bytes: pdf, contentType: 'application/pdf' };
    },
    async remove(address) {
      if (!isAddress(address)) return;
      // The record first: without it the rest counts as not there.
      for (const ending of ['.json', '.jpg', '.mini.jpg', '.pdf']) {
        await rm(pathOf(folder, address, ending), { force: true });
      }
    },
    async thumbnail(address) {
      // Pictures from before there were small ones are shown as they are.
      const bytes = (await get(address, '.mini.jpg')) ?? (await get(address, '.jpg'));
      return bytes === null ? null : { bytes, contentType: pictureType };
    },
  };
}

function isAddress(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** Two levels, because folders with a hundred thousand files are slow to look at. */
function pathOf(folder: string, address: string, ending: string): string {
  return join(folder, address.slice(0, 2), `${address}${ending}`);
}
