import type { DataSource } from 'typeorm';
import { startBackground } from '../background';
import type { MediaStore } from '../media/mediaStore';
import type { Logger, RunTransaction } from '../ports';
import { voucherRead } from '../services/voucherReading';
import type { ParsedReceipt } from './parseReceipt';
import type { ReceiptReader } from './reader';

/** What reads vouchers in the background. */
export interface VoucherReader {
  /** There may be something to read. */
  nudge(): void;
  /** Resolves when nothing is left to read; for tests and for the end. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** How often it looks for new ones, whichever way they came. */
const lookEveryMs = 2_000;
/** A picture is tried again once; one that brings the reader down twice is left to the person. */
const mostTries = 2;
/** Longer than any reading takes: whoever began it is gone. */
const staleAfter = '3 minutes';
/** Older ones wait for a person since long. */
const newerThan = '1 day';

interface Claimed {
  voucher_id: number;
  imagen: string;
}

/**
 * Reads the pictures of new vouchers, one after the other. The queue is the table: it survives a restart,
 * costs no memory however long it gets, and several brokers share it.
 */
export function startVoucherReader(deps: {
  dataSource: DataSource;
  runTransaction: RunTransaction;
  media: Pick<MediaStore, 'read'>;
  reader: ReceiptReader;
  logger: Logger;
}): VoucherReader {
  async function work(signal: AbortSignal): Promise<boolean> {
    const job = signal.aborted ? null : await claim();
    if (job === null) return false;
    await readOne(job, signal);
    return true;
  }

  async function claim(): Promise<Claimed | null> {
    const rows: Claimed[] = await deps.dataSource.query(
      `WITH NEXT AS (
          SELECT V.ID FROM VOUCHERS V LEFT JOIN VOUCHER_LECTURAS L ON L.VOUCHER_ID = V.ID
            WHERE V.ESTADO = 'PENDIENTE' AND V.IMAGEN_TIPO = 'image/jpeg'
              AND V.FECHA_CREACION > now() AT TIME ZONE 'UTC' - interval '${newerThan}'
              AND (L.VOUCHER_ID IS NULL OR (L.ESTADO = 'leyendo' AND L.INTENTOS < ${mostTries}
                AND L.FECHA_INICIO < now() AT TIME ZONE 'UTC' - interval '${staleAfter}'))
            ORDER BY V.ID LIMIT 1 FOR UPDATE OF V SKIP LOCKED),
        TAKEN AS (
          INSERT INTO VOUCHER_LECTURAS AS L (VOUCHER_ID, ESTADO, INTENTOS, FECHA_INICIO)
            SELECT ID, 'leyendo', 1, now() AT TIME ZONE 'UTC' FROM NEXT
            ON CONFLICT (VOUCHER_ID) DO UPDATE
              SET ESTADO = 'leyendo', INTENTOS = L.INTENTOS + 1, FECHA_INICIO = EXCLUDED.FECHA_INICIO
            RETURNING VOUCHER_ID)
        SELECT V.ID AS voucher_id, V.IMAGEN FROM TAKEN JOIN VOUCHERS V ON V.ID = TAKEN.VOUCHER_ID`,
    );
    return rows[0] ?? null;
  }

  async function readOne({ voucher_id: id, imagen }: Claimed, signal: AbortSignal): Promise<void> {
    const file = await deps.media.read(imagen);
    const began = performance.now();
    let receipt: ParsedReceipt | null = null;
    if (file !== null) receipt = await deps.reader.read(file.bytes);
    if (signal.aborted) return;
    await deps.runTransaction((tx) => voucherRead(tx, id, receipt));
    const ms = Math.round(performance.now() - began);
    const fields = receipt?.fields.length ?? 0;
    deps.logger.debug({ voucher: id, app: receipt?.app ?? null, fields, ms }, 'voucher read');
  }

  const background = startBackground({
    work,
    everyMs: lookEveryMs,
    failure: 'vouchers could not be read; trying again',
    logger: deps.logger,
  });
  return {
    nudge: () => background.wake(),
    idle: () => background.idle(),
    async close() {
      const ended = background.close();
      deps.reader.close();
      await ended;
    },
  };
}
