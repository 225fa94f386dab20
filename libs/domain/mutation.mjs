// npm run mutation [-- <folder, file or glob of libs/domain/src>…]: changes the domain in one place at a time and counts
// how often the tests of the same folder notice. Ends non-zero where they notice fewer than stryker.config.mjs asks for.
import { existsSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';

const SOURCE = 'libs/domain/src/';
/** What the figures of the portal hang on. */
const KEY_FOLDERS = ['adjudication', 'detection', 'generation', 'metrics', 'money', 'statistics'];
/** Sentences: tests hold the facts in them, not every word. They are measured when asked for by name. */
const SENTENCES = 'adjudication/explanation/';

const wanted = process.argv.slice(2).map((place) => place.replace(SOURCE, '').replace(/\/$/, ''));
const unknown = wanted.filter((place) => !place.includes('*') && !existsSync(SOURCE + place));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.map((place) => SOURCE + place).join(' and no ')}.`);
  process.exit(1);
}
for (const place of wanted.length > 0 ? wanted : KEY_FOLDERS) await measure(place);

function measure(place) {
  const [folder] = place.split('/');
  const files = place.endsWith('.ts') ? place : `${place}/**/*.ts`;
  console.log(`\n${SOURCE}${place}`);
  return new Stryker({
    configFile: 'libs/domain/stryker.config.mjs',
    mutate: [
      SOURCE + files,
      `!${SOURCE}**/*.spec.ts`,
      ...(`${place}/`.startsWith(SENTENCES) ? [] : [`!${SOURCE}${SENTENCES}**`]),
    ],
    jest: { config: { testMatch: [`<rootDir>/src/${folder}/**/*.spec.ts`] } },
    jsonReporter: { fileName: `tmp/mutation/${folder}.json` },
  }).runMutationTest();
}
