import { safeStorage } from 'electron';
import type { Cipher } from './sessionVault';

/** What Electron had before its asynchronous functions; newer versions may drop it. */
interface OlderSafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(secret: Buffer): string;
}

const older: OlderSafeStorage = safeStorage;
const isNewer = 'encryptStringAsync' in safeStorage;

/** The keychain of macOS, DPAPI on Windows, the desktop's keyring on Linux. */
export const systemCipher: Cipher = {
  isSafe: async () => {
    const available = isNewer
      ? await safeStorage.isAsyncEncryptionAvailable()
      : older.isEncryptionAvailable();
    return available && !usesFixedKey();
  },
  encrypt: async (text) =>
    isNewer ? await safeStorage.encryptStringAsync(text) : older.encryptString(text),
  decrypt: async (secret) =>
    isNewer ? (await safeStorage.decryptStringAsync(secret)).result : older.decryptString(secret),
};

/** Without a keyring, Chromium on Linux encrypts with a key everyone knows: that is no protection. */
function usesFixedKey(): boolean {
  // Versions that cannot tell report no encryption at all in that case.
  if (process.platform !== 'linux' || !('getSelectedStorageBackend' in safeStorage)) return false;
  return safeStorage.getSelectedStorageBackend() === 'basic_text';
}
