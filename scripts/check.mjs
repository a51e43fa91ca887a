// @ts-check
// npm run check: types, lint and format, two at a time. Shows only what is wrong.
import { spawn } from 'node:child_process';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, root } from './lib/project.mjs';

const checks = [
  { name: 'lint', program: 'eslint/bin/eslint.js', args: ['.', '--max-warnings=0'] },
  { name: 'types', program: 'typescript/bin/tsc', args: ['-p', 'tsconfig.node.json'] },
  {
    name: 'types of the screens',
    program: 'typescript/bin/tsc',
    args: ['-p', 'tsconfig.web.json'],
  },
  {
    name: 'types of the end-to-end tests',
    program: 'typescript/bin/tsc',
    args: ['-p', 'tsconfig.e2e.json'],
  },
  {
    name: 'format',
    program: 'prettier/bin/prettier.cjs',
    args: ['--check', '--log-level=warn', '.'],
  },
];

await ensureInstalled();
const waiting = [...checks];
/** @type {string[]} */
const failed = [];
await Promise.all([work(), work()]);
console.log(failed.length === 0 ? 'All checks pass.' : `Failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function work() {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const began = performance.now();
    const child = spawn(process.execPath, [inRoot('node_modules', check.program), ...check.args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => (output += chunk));
    }
    // Not before everything it printed has arrived.
    const code = await new Promise((resolve) => child.once('close', resolve));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${check.name} (${seconds} s)\n${output}`.trim());
    if (code !== 0) {
      failed.push(check.name);
    }
  }
}
