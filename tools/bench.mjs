// npm run bench [-- --json] [name…]: measures the figures that the project promises, each against a limit measured or
// stated in the same run. Ends non-zero when one is missed.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { findChromium } from './find-chromium.mjs';
import { bundle } from './bundle.mjs';
import { nx, ROOT } from './nx.mjs';

const json = process.argv.includes('--json');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const suffix = '.bench.ts';
const names = readdirSync(`${ROOT}/tools/bench`)
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

// These measure the libraries alone; the others need the built portal.
const pure = ['generation', 'detection'];
if (names.some((name) => !pure.includes(name))) {
  const built = await nx(['run-many', '-t', 'build', '-p', 'api,admin', '--output-style=static'], { NX_TUI: 'false' });
  if (built !== 0) process.exit(built);
}

let missed = 0;
for (const name of names) {
  const outfile = `dist/bench/${name}.mjs`;
  await bundle(`tools/bench/${name}${suffix}`, outfile);
  if ((await measure(outfile)) !== 0) missed++;
}
process.exitCode = missed ? 1 : 0;

/** Runs one benchmark with the garbage collector exposed and prints its figures as they come. */
function measure(file) {
  const child = spawn(process.execPath, ['--expose-gc', '--enable-source-maps', file], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: findChromium() ?? '' },
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{"name"')) return console.error(line);
    const figure = JSON.parse(line);
    if (!(figure.ratio >= 1)) missed++;
    console.log(json ? line : tableRow(figure));
  });
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

function tableRow({ name, value, unit, limit, goal, ratio }) {
  const verdict = ratio >= 1 ? 'met' : 'MISSED';
  return `${name.padEnd(40)} ${String(value).padStart(10)} ${unit.padEnd(10)} ${goal.replace('-', ' ')} ${String(limit).padStart(10)}   ratio ${ratio}  ${verdict}`;
}
