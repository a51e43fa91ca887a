// @ts-check
import { spawn } from 'node:child_process';
import { endGroup, ended, forEachLine } from './children.mjs';
import { inRoot } from './project.mjs';

/** The broker must be gone within 5 s of being asked; a little more for a loaded machine. */
const patienceMs = 8000;

/**
 * @typedef {object} BrokerProcess
 * @property {Promise<string>} address where people reach it, once it is ready; rejects with the exit
 *   code as its `cause` when it ends before
 * @property {Promise<number>} ended its exit code, once it has ended
 * @property {() => Promise<void>} end asks it to shut down and waits until it is gone
 */

/**
 * Starts the built broker as a process of its own that ends with this one, however this one ends.
 * @param {NodeJS.ProcessEnv} env
 * @returns {BrokerProcess}
 */
export function startBroker(env) {
  const guard = inRoot('scripts', 'lib', 'endWithParent.cjs');
  const child = spawn(
    process.execPath,
    ['--require', guard, inRoot('dist', 'broker', 'main.cjs')],
    {
      env,
      // A group of its own: Ctrl-C reaches only us, and we end the app before the broker.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  const end = ended(child);
  /** @type {Promise<string>} */
  const address = new Promise((resolve, reject) => {
    forEachLine(/** @type {import('node:stream').Readable} */ (child.stdout), (line) => {
      const found = /listening on (http:\/\/\S+)/.exec(line)?.[1];
      if (found !== undefined) {
        resolve(reachable(found));
      }
    });
    void end.then((code) => reject(new Error('the broker did not start', { cause: code })));
  });
  return {
    address,
    ended: end,
    end: () =>
      endGroup(
        child,
        () => {
          if (child.connected) {
            child.disconnect();
          }
        },
        patienceMs,
      ),
  };
}

/** "Every address" is one to listen on, not one to go to. @param {string} address */
function reachable(address) {
  return address.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}
