import { join } from 'node:path';
import { z } from 'zod';
import { deviceSecretSchema } from '../../shared/dispositivos';
import { createJsonFile } from '../jsonFile';
import { type Log, reasonOf } from '../log';
import type { Cipher } from '../sessionVault';

/** What this computer proves itself with to the server it asked. */
export interface DeviceKey {
  /** The server it belongs to, e.g. `https://192.168.1.20:8765`. */
  server: string;
  secret: string;
  /** The server's part of the number that was compared. */
  reto: string;
  /** Whether the server ever said that it is approved: before that it is shown to nobody but the desk. */
  aprobada: boolean;
}

/** Keeps the key over a restart. */
export interface DeviceKeyFile {
  load(): Promise<DeviceKey | null>;
  save(key: DeviceKey): Promise<void>;
}

const storedSchema = z.object({
  server: z.string(),
  reto: z.string(),
  aprobada: z.boolean(),
  /** Encrypted by the system, in base64; or, where it cannot, the secret itself. */
  sellado: z.string().optional(),
  secreto: deviceSecretSchema.optional(),
});

/**
 * The key in a file of `folder`. Where the system cannot encrypt, the file is readable by its owner alone: a
 * kitchen screen must come back after a power cut, and the key opens nothing without somebody's password.
 */
export function createDeviceKeyFile(folder: string, cipher: Cipher, log: Log): DeviceKeyFile {
  const file = createJsonFile(join(folder, 'pantalla.json'), storedSchema.nullable(), null, log);
  return {
    async load() {
      const stored = file.read();
      if (stored === null) return null;
      const { server, reto, aprobada, sellado, secreto } = stored;
      try {
        const secret =
          sellado === undefined ? secreto : await cipher.decrypt(Buffer.from(sellado, 'base64'));
        return { server, reto, aprobada, secret: deviceSecretSchema.parse(secret) };
      } catch (error) {
        log.warn(`This screen's key could not be opened, it has to ask again: ${reasonOf(error)}`);
        return null;
      }
    },
    async save({ secret, ...rest }) {
      const kept = (await cipher.isSafe())
        ? { sellado: (await cipher.encrypt(secret)).toString('base64') }
        : { secreto: secret };
      file.write({ ...rest, ...kept });
    },
  };
}
