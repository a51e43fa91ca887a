import { startEmbeddedPostgres } from '../../db/embedded';

// Runs the embedded database until this process is killed, and shrugs off a terminal's Ctrl-C.
const directory = process.argv[2];
if (directory === undefined) {
  throw new Error('usage: embeddedPostgres <directory>');
}
process.on('SIGINT', () => {
  process.stdout.write('interrupted\n');
});
process.stdout.write('starting\n');
const { url } = await startEmbeddedPostgres({
  directory,
  password: 'test',
  log: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(`ready ${url}\n`);
setInterval(() => undefined, 60_000);
