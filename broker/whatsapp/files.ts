import type { Result } from '../../shared/result';
import type { createVoucher } from '../services/voucherUpload';

/** A file as the store keeps it, and as a voucher is made of it. */
export type StoredFile = Parameters<typeof createVoucher>[3];

/** Keeps files that came from customers; told by their bytes, whatever they were announced as. */
export interface FileKeeper {
  /** Stores a file, or refuses it with a reason that continues "El archivo no se pudo usar: …". */
  store(bytes: Buffer): Promise<Result<StoredFile, { reason: string }>>;
}
