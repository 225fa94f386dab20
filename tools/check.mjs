// npm run check: everything a change must pass before it lands. The same as CI, plus format, lint, types and how much of
// the domain its own tests cover.
import { nx, run } from './nx.mjs';

const steps = [
  ['format', () => run('npx', ['prettier', '--check', '--log-level', 'warn', '.'])],
  ['colors', () => run(process.execPath, ['tools/contrast-check.mjs'])],
  ['lint and types', () => nx(['run-many', '-t', 'lint', 'typecheck', '--parallel=2', '--output-style=static'])],
  ['tests', () => run(process.execPath, ['tools/test.mjs'], { COLLECT_COVERAGE: 'true' })],
];
for (const [name, step] of steps) {
  const code = await step();
  console.log(`${name}: ${code === 0 ? 'good' : 'failed'}`);
  if (code !== 0) process.exit(code);
}
