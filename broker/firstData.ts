import type { DataSource } from 'typeorm';
import { isDemo, seedDemo, type DemoOutcome } from '../db/seed/demo';
import type { Auth } from './auth';
import { ensureFirstAdmin } from './auth/firstAdmin';
import type { Config } from './config';
import type { DataFolder } from './dataFolder';
import type { Decoder } from './media/decoder';
import type { MediaStore } from './media/mediaStore';
import type { Logger } from './ports';
import { closedDesk, openSetupDesk, type SetupDesk } from './setup/setupDesk';

/** What the first start works with. */
export interface FirstDataDeps {
  dataSource: DataSource;
  config: Pick<Config, 'demo' | 'setup' | 'adminPassword'>;
  folder: Pick<DataFolder, 'path'>;
  auth: Pick<Auth, 'passwords'>;
  media: MediaStore;
  decoder: Pick<Decoder, 'draw'>;
  /** Whether a backup is being restored. */
  isRestoring: () => boolean;
  logger: Logger;
}

/** How a server begins. */
export interface FirstData {
  /** Whether the database holds the demo. */
  demo: boolean;
  setup: SetupDesk;
}

/**
 * Makes sure that somebody can sign in: the demo restaurant where it was asked for, else a first
 * administrator, or whoever comes to the setup desk where that was asked for.
 */
export async function prepareData(
  deps: FirstDataDeps,
  onInstalled: (demo: boolean) => void,
): Promise<FirstData> {
  const { dataSource, config, auth, logger } = deps;
  if (config.demo && (await writeDemo(deps)) === 'occupied') {
    logger.warn({}, 'CAMPANA_DEMO is set, but people work in this database already: no demo');
  }
  if (config.setup && config.adminPassword === undefined) {
    const setup = await openSetupDesk({
      dataSource,
      passwords: auth.passwords,
      seedDemo: () => writeDemo(deps),
      onInstalled,
      isRestoring: deps.isRestoring,
      logger,
    });
    return { demo: await isDemo(dataSource), setup };
  }
  const admin = await ensureFirstAdmin({
    dataSource,
    passwords: auth.passwords,
    password: config.adminPassword,
    dataFolder: deps.folder.path,
  });
  if (admin.created) {
    const fields = { usuario: admin.usuario, archivo: admin.passwordFile };
    logger.info(
      fields,
      'first account created; its password is CAMPANA_ADMIN_PASSWORD or in the file',
    );
  }
  return { demo: await isDemo(dataSource), setup: closedDesk };
}

function writeDemo({ dataSource, auth, media, decoder }: FirstDataDeps): Promise<DemoOutcome> {
  return seedDemo(dataSource, {
    hashPassword: (password) => auth.passwords.hash(password),
    async storeDrawing(svg) {
      const picture = await decoder.draw(svg);
      const stored = picture === null ? null : await media.store(picture);
      if (!stored?.ok) throw new Error('A picture of the demo could not be drawn.');
      return stored.value;
    },
  });
}
