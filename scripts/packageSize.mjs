// @ts-check
// npm run package:size: what the installed app weighs, part by part. Measures the app under release/
// (`npm run package:dir` makes it). Exit code 1 when it is over the limit.
import { isTooBig, measure, sizeTable } from './lib/packageSize.mjs';
import { unpackedApp } from './lib/packaging.mjs';
import { inRoot, reasonOf } from './lib/project.mjs';

try {
  const parts = measure(unpackedApp(inRoot('release')));
  console.log(sizeTable(parts));
  process.exitCode = isTooBig(parts) ? 1 : 0;
} catch (error) {
  console.error(reasonOf(error));
  process.exitCode = 1;
}
