// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { ended } from '../../scripts/lib/children.mjs';
import { inRoot } from '../../scripts/lib/project.mjs';
import { serviceToken, signIn, startBroker } from './broker.mjs';
import { familyOf, onCore, serverCore, startProgram } from './processes.mjs';

/**
 * A server under measurement.
 * @typedef {object} Peer
 * @property {number} port
 * @property {string} dialect how sockets subscribe
 * @property {string} path where events are posted
 * @property {string} token of the subscribers
 * @property {string} callerToken
 * @property {() => number[]} pids
 * @property {() => Promise<void>} stop
 */

/**
 * @typedef {object} PeerKind
 * @property {string} name
 * @property {string} note
 * @property {() => string | null} missing why it cannot run here, or null
 * @property {(context: {dataDir: string, databaseUrl: string}) => Promise<Peer>} start
 */

/** The same version on every computer: what is compared must not change with the day. */
const socketio = { name: 'socket.io', version: '4.8.4' };
const peersFolder = inRoot('bench', '.peers');

/** @type {readonly PeerKind[]} */
export const peerKinds = [
  {
    name: 'floor',
    note: 'one prepared frame, raw sockets',
    missing: () => null,
    start: () => startNode('servers/floor.mjs', 'plain'),
  },
  {
    name: 'ws loop',
    note: 'not stored',
    missing: () => null,
    start: () => startNode('servers/wsLoop.mjs', 'plain'),
  },
  {
    name: 'socket.io',
    note: 'not stored',
    missing: () => null,
    start: () => startNode('servers/socketio.mjs', 'socketio'),
  },
  {
    name: 'nats-server',
    note: 'not stored, Go',
    missing: () => (canRun('nats-server', ['--version']) ? null : 'nats-server is not installed'),
    start: startNats,
  },
  {
    name: 'nginx + nchan',
    note: 'not stored, C',
    missing: () => {
      if (!canRun('nginx', ['-v'])) return 'nginx is not installed';
      return existsSync(nchanModule) ? null : `nginx has no nchan module (${nchanModule})`;
    },
    start: startNchan,
  },
  { name: 'Campana', note: 'stored before 202', missing: () => null, start: startCampana },
];

/** Installs what comes from npm into a folder of its own, once. */
export function installPeers() {
  const installed = join(peersFolder, 'node_modules', socketio.name, 'package.json');
  mkdirSync(peersFolder, { recursive: true });
  if (
    existsSync(installed) &&
    JSON.parse(readFileSync(installed, 'utf8')).version === socketio.version
  ) {
    return;
  }
  writeFileSync(join(peersFolder, 'package.json'), '{"private":true}\n');
  console.error(`Installing ${socketio.name} ${socketio.version} into bench/.peers…`);
  const { status } = spawnSync(
    'npm',
    [
      'install',
      '--prefix',
      peersFolder,
      '--no-audit',
      '--no-fund',
      `${socketio.name}@${socketio.version}`,
    ],
    { stdio: ['ignore', 2, 2] },
  );
  if (status !== 0)
    throw new Error(`${socketio.name} could not be installed: see npm's message above.`);
}

/** @param {string} command @param {readonly string[]} args */
function canRun(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/**
 * @param {string} file
 * @param {string} dialect
 * @param {Record<string, string>} [env]
 * @returns {Promise<Peer>}
 */
export async function startNode(file, dialect, env = {}) {
  const program = startProgram(file, serverCore, env);
  const { port } = await program.ask({ do: 'port' });
  return {
    port,
    dialect,
    path: '/broadcast',
    token: '',
    callerToken: '',
    pids: () => familyOf(program.pid),
    stop: () => program.stop(),
  };
}

/** @param {{dataDir: string, databaseUrl: string}} context @returns {Promise<Peer>} */
export async function startCampana({ dataDir, databaseUrl }) {
  const broker = await startBroker(
    dataDir,
    { CAMPANA_DEMO: '1', DATABASE_URL: databaseUrl },
    serverCore,
  );
  return {
    port: Number(new URL(broker.url).port),
    dialect: 'campana',
    path: '/broadcast',
    token: await signIn(broker.url, 'cocina'),
    callerToken: await serviceToken(dataDir),
    pids: () => familyOf(broker.pid),
    stop: () => broker.stop(),
  };
}

/** @returns {Promise<Peer>} */
async function startNats() {
  const port = await freePort();
  return startForeign('nats-server', ['-a', '127.0.0.1', '-p', String(port)], {
    port,
    dialect: 'nats',
    path: '',
  });
}

const nchanModule = '/usr/share/nginx/modules/ngx_nchan_module.so';

/** @param {{dataDir: string}} context @returns {Promise<Peer>} */
async function startNchan({ dataDir }) {
  const port = await freePort();
  const folder = join(dataDir, 'nginx');
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'nginx.conf');
  writeFileSync(
    config,
    `load_module ${nchanModule};
daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1; worker_rlimit_nofile 16384;
events { worker_connections 16000; }
http {
  access_log off; client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
  uwsgi_temp_path ${folder}; scgi_temp_path ${folder}; keepalive_requests 1000000;
  server {
    listen 127.0.0.1:${port};
    location = /broadcast { nchan_publisher; nchan_channel_id bench; nchan_store_messages off; }
    location = /ws { nchan_subscriber websocket; nchan_channel_id bench; }
  }
}
`,
  );
  return startForeign('nginx', ['-p', folder, '-c', config], {
    port,
    dialect: 'plain',
    path: '/broadcast',
  });
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{port: number, dialect: string, path: string}} about
 * @returns {Promise<Peer>}
 */
async function startForeign(command, args, about) {
  const [program, all] = onCore(serverCore, command, args);
  const child = spawn(program, all, { stdio: 'ignore' });
  const end = ended(child);
  await reachable(about.port, end);
  return {
    ...about,
    token: '',
    callerToken: '',
    pids: () => familyOf(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM');
      await end;
    },
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** @param {number} port @param {Promise<number>} end */
async function reachable(port, end) {
  const gone = end.then(() => {
    throw new Error('a peer ended before it was reachable');
  });
  while (!(await Promise.race([gone, answers(port)]))) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // Its end later is expected.
  gone.catch(() => undefined);
}

/** @param {number} port @returns {Promise<boolean>} */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
