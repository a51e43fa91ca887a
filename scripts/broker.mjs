// @ts-check
// npm run broker: the built broker alone, in this very process, so that signals reach it directly.
// Standard output is the broker's; whatever is said before it starts goes to standard error.
import { whenNpmDies } from './lib/npmWatch.mjs';
import { prepareProgram } from './lib/prepare.mjs';
import { requireFromRoot } from './lib/project.mjs';

const main = await prepareProgram('broker/main.cjs', { screens: true });
whenNpmDies(() => process.emit('SIGTERM', 'SIGTERM'));
requireFromRoot(main);
