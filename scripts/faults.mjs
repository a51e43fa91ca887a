// @ts-check
// npm run faults: the tests of faults and attacks in their long form (1,000 killed brokers, ten minutes of random
// schedules and of random input). What is added on the command line goes to vitest, e.g. `-- broker/faults/killed`.
import { spawn } from 'node:child_process';
import { ended } from './lib/children.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, root } from './lib/project.mjs';

await ensureInstalled();
const asked = process.argv.slice(2);
const child = spawn(
  process.execPath,
  [
    inRoot('node_modules', 'vitest', 'vitest.mjs'),
    ...['run', '--project', 'db', '--no-file-parallelism'],
    ...(asked.length > 0 ? asked : ['broker/faults', 'broker/attack']),
  ],
  { cwd: root, env: { ...process.env, FAULTS: 'long' }, stdio: 'inherit' },
);
process.exitCode = await ended(child);
