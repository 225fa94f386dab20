// Boundary lint can pass silently (no project graph, a typo in a tag). This proof lints files that break the rules on
// purpose by the rules of their project, one `boundary-fixture` folder each, and fails unless every marked line is refused.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ESLint } from 'eslint';

const EXPECTED = '// must be refused';
/** Marks a line that the project itself forbids; all others are refused by the boundaries between projects. */
const BY_PROJECT = `${EXPECTED} by the project`;
const BOUNDARIES = ['@nx/enforce-module-boundaries'];
const RULES_OF_PROJECT = ['no-restricted-imports', 'no-restricted-syntax'];

/** Lints by the rules of the project that a fixture stands in, which leave fixtures out otherwise. */
async function linterOf(fixture) {
  const file = resolve(dirname(fixture), '../eslint.config.mjs');
  const { default: config } = await import(pathToFileURL(file).href);
  return new ESLint({
    overrideConfigFile: true,
    overrideConfig: config.map((part) => (part.ignores && !part.files ? { ignores: ['**/node_modules'] } : part)),
    errorOnUnmatchedPattern: true,
  });
}

const fixtures = ['libs', 'apps'].flatMap((root) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath.endsWith('boundary-fixture') && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name)),
);
let failures = 0;
for (const file of fixtures) {
  const [result] = await (await linterOf(file)).lintFiles([file]);
  const expected = readFileSync(file, 'utf8')
    .split('\n')
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text }) => text.includes(EXPECTED));
  const isRefused = ({ text, line }) => {
    const rules = text.includes(BY_PROJECT) ? RULES_OF_PROJECT : BOUNDARIES;
    return result.messages.some((message) => message.line === line && rules.includes(message.ruleId));
  };
  const missed = expected.filter((marked) => !isRefused(marked));
  failures += missed.length + (expected.length === 0 ? 1 : 0);
  console.log(`${file}: ${expected.length - missed.length} of ${expected.length} illegal lines refused`);
  for (const { line } of missed) console.error(`  ${file}:${line} was not refused`);
}
if (fixtures.length === 0) {
  console.error('no boundary fixture found');
  failures++;
}
process.exitCode = failures ? 1 : 0;
