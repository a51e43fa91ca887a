// @ts-check
// The embedded database in a process of its own, so that it runs on the server's core and is measured apart.
import { pathToFileURL } from 'node:url';
import { answerMessages } from '../lib/processes.mjs';

const { BENCH_POSTGRES: bundle = '', BENCH_DATA: directory = '' } = process.env;
const { startEmbeddedPostgres } = await import(pathToFileURL(bundle).href);
const started = startEmbeddedPostgres({ directory, password: 'bench', log: () => undefined });

answerMessages(async (message) => {
  const server = await started;
  if (message.do === 'stop') await server.close();
  return { url: server.url };
});
