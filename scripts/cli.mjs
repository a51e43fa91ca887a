// @ts-check
// npm run token, notify, backup, restore, customer:delete: `node scripts/cli.mjs <name> …` runs `dist/cli/<name>.cjs` in this
// process. Only the program itself writes to standard output.
import { prepareProgram } from './lib/prepare.mjs';
import { requireFromRoot } from './lib/project.mjs';

const [node = '', , name, ...rest] = process.argv;
if (
  name === undefined ||
  !['token', 'notify', 'backup', 'restore', 'customerDelete'].includes(name)
) {
  console.error('usage: npm run token|notify|backup|restore|customer:delete -- …');
  process.exit(2);
}
const file = await prepareProgram(`cli/${name}.cjs`, { screens: false });
// The program finds its own arguments where it would if it had been started itself.
process.argv = [node, file, ...rest];
requireFromRoot(file);
