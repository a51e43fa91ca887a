import type { SessionVault } from '../../sessionVault';
import type { IpcHandlers } from '../register';

/** Keeps each window's session over a restart. @param vaultOf the vault of a window, by its name */
export function sessionHandlers(
  vaultOf: (name: string) => SessionVault,
): Pick<IpcHandlers, 'session:load' | 'session:save' | 'session:clear'> {
  return {
    'session:load': (_args, from) => vaultOf(from.name).load(),
    'session:save': async (token, from) => {
      await vaultOf(from.name).save(token);
      return undefined;
    },
    'session:clear': async (_args, from) => {
      await vaultOf(from.name).clear();
      return undefined;
    },
  };
}
