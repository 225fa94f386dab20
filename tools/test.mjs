// npm test: unit, property, store and API tests of every project, then the browser tests against the built app.
// The last line is `N passed, N failed`, with `, N skipped` where some were, and is the sum of what ran.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, HOW_TO_GET_CHROMIUM } from './find-chromium.mjs';
import { nx, ROOT } from './nx.mjs';
import { startSharedPostgres } from './shared-postgres.mjs';

const RESULTS = join(ROOT, 'tmp/test-results');
rmSync(RESULTS, { recursive: true, force: true });

const chromium = findChromium();
const postgres = await startSharedPostgres();
const code = await nx(
  ['run-many', '-t', 'test', 'e2e', '--parallel=2', '--output-style=stream', ...process.argv.slice(2)],
  {
    ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
    ...(postgres ? { TEST_POSTGRES_URL: postgres.url } : {}),
  },
);
await postgres?.stop();

const total = { passed: 0, failed: 0, skipped: 0 };
for (const file of readResults()) {
  console.log(
    `${file.name.padEnd(20)} ${file.passed} passed, ${file.failed} failed${file.skipped ? `, ${file.skipped} skipped` : ''}`,
  );
  for (const key of Object.keys(total)) total[key] += file[key];
}
// A project that broke before its tests could report is a failure that no count shows.
if (code !== 0 && total.failed === 0) total.failed = 1;
if (!chromium) console.log(`browser tests skipped, ${HOW_TO_GET_CHROMIUM}`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = code !== 0 || total.failed > 0 || total.passed === 0 ? 1 : 0;

function readResults() {
  try {
    return readdirSync(RESULTS)
      .sort()
      .map((name) => JSON.parse(readFileSync(join(RESULTS, name), 'utf8')));
  } catch {
    return [];
  }
}
