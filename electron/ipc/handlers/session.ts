import type { SessionVault } from '../../sessionVault';
import type { IpcHandlers } from '../register';

/** Keeps the page's session over a restart. */
export function sessionHandlers(
  vault: SessionVault,
): Pick<IpcHandlers, 'session:load' | 'session:save' | 'session:clear'> {
  return {
    'session:load': () => vault.load(),
    'session:save': async (token) => {
      await vault.save(token);
      return undefined;
    },
    'session:clear': async () => {
      await vault.clear();
      return undefined;
    },
  };
}
