import { openDataFolder } from '../../broker/dataFolder';

// Opens the data folder, says so, and keeps it until this process ends.
try {
  const folder = await openDataFolder(process.argv[2]);
  process.stdout.write(`opened ${await folder.secret('test')}\n`);
} catch (error) {
  process.stdout.write(`refused ${error instanceof Error ? error.message : String(error)}\n`);
}
setInterval(() => undefined, 60_000);
