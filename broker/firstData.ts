import type { DataSource } from 'typeorm';
import { isDemo, seedDemo } from '../db/seed/demo';
import type { Auth } from './auth';
import { ensureFirstAdmin } from './auth/firstAdmin';
import type { Config } from './config';
import type { DataFolder } from './dataFolder';
import type { Decoder } from './media/decoder';
import type { MediaStore } from './media/mediaStore';
import type { Logger } from './ports';

/** What the first start works with. */
export interface FirstDataDeps {
  dataSource: DataSource;
  config: Pick<Config, 'demo' | 'adminPassword'>;
  folder: Pick<DataFolder, 'path'>;
  auth: Pick<Auth, 'passwords'>;
  media: MediaStore;
  decoder: Pick<Decoder, 'draw'>;
  logger: Logger;
}

/**
 * Makes sure that somebody can sign in: the demo restaurant where it was asked for, else a first
 * administrator. Answers whether the database holds the demo.
 */
export async function prepareData(deps: FirstDataDeps): Promise<boolean> {
  const { dataSource, config, auth, media, logger } = deps;
  if (config.demo) {
    const outcome = await seedDemo(dataSource, {
      hashPassword: (password) => auth.passwords.hash(password),
      async storeDrawing(svg) {
        const picture = await deps.decoder.draw(svg);
        const stored = picture === null ? null : await media.store(picture);
        if (!stored?.ok) throw new Error('A picture of the demo could not be drawn.');
        return stored.value;
      },
    });
    if (outcome === 'occupied') {
      logger.warn({}, 'CAMPANA_DEMO is set, but people work in this database already: no demo');
    }
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
  return isDemo(dataSource);
}
