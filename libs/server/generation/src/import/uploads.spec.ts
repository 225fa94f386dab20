import { chmodSync, existsSync, mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareUploads, removeAbandonedUploads, UPLOADS } from './uploads.js';

describe('uploaded files', () => {
  it('are removed once nobody can be reading them any more', async () => {
    mkdirSync(UPLOADS, { recursive: true });
    const [old, young] = ['spec-old', 'spec-young'].map((name) => join(UPLOADS, name)) as [string, string];
    for (const path of [old, young]) writeFileSync(path, '');
    utimesSync(old, new Date('2020-01-01'), new Date('2020-01-01'));
    await removeAbandonedUploads(Date.now());
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
    rmSync(young);
  });

  it('lie in a folder that is closed to other users, also where it was open before', async () => {
    mkdirSync(UPLOADS, { recursive: true });
    chmodSync(UPLOADS, 0o755);
    await prepareUploads();
    expect(statSync(UPLOADS).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o700);
  });
});
