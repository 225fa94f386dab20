import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PORTAL_VERSION } from './portal-version.js';

describe('the version of the portal', () => {
  it('is that of its package', () => {
    const text = readFileSync(join(__dirname, '../../../../package.json'), 'utf8');
    expect(PORTAL_VERSION).toBe((JSON.parse(text) as { version: string }).version);
  });
});
