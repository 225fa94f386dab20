import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PORTAL_VERSION } from './portal-version.js';

it('is the version of the package', () => {
  const text = readFileSync(join(__dirname, '../../../../package.json'), 'utf8');
  expect((JSON.parse(text) as { version: string }).version).toBe(PORTAL_VERSION);
});
