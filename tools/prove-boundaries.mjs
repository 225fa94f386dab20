// Boundary lint can pass silently (no project graph, a typo in a tag). This proof lints files that break the rules on
// purpose, one `boundary-fixture` folder a project, and fails unless every marked import is refused.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';

const RULE = '@nx/enforce-module-boundaries';
const EXPECTED = '// must be refused';

const { default: config } = await import('../eslint.config.mjs');
const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: config.map((part) => (part.ignores && !part.files ? { ignores: ['**/node_modules'] } : part)),
  errorOnUnmatchedPattern: true,
});

const fixtures = ['libs', 'apps'].flatMap((root) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath.endsWith('boundary-fixture') && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name)),
);
let failures = 0;
for (const file of fixtures) {
  const [result] = await eslint.lintFiles([file]);
  const refused = new Set(result.messages.filter((message) => message.ruleId === RULE).map((message) => message.line));
  const expected = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, index) => (text.includes(EXPECTED) ? [index + 1] : []));
  const missed = expected.filter((line) => !refused.has(line));
  failures += missed.length + (expected.length === 0 ? 1 : 0);
  console.log(`${file}: ${expected.length - missed.length} of ${expected.length} illegal imports refused`);
  for (const line of missed) console.error(`  ${file}:${line} was not refused`);
}
if (fixtures.length === 0) {
  console.error('no boundary fixture found');
  failures++;
}
process.exitCode = failures ? 1 : 0;
