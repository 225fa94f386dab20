import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AdminToken, loadAdminToken } from './admin-token.js';

describe('the admin token', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'admin-token-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const databaseUrl = () => `sqlite:${join(folder, 'deep', 'portal.sqlite')}`;
  const file = () => join(folder, 'deep', 'admin-token');

  it('is made at the first start, long, and kept beside the database for its owner alone', () => {
    const { value } = loadAdminToken(undefined, databaseUrl());
    expect(value).toMatch(/^[\w-]{32}$/);
    expect(readFileSync(file(), 'utf8')).toBe(`${value}\n`);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('is the same at every later start, and closed again when somebody opened the file', () => {
    const { value } = loadAdminToken(undefined, databaseUrl());
    chmodSync(file(), 0o644);
    expect(loadAdminToken(undefined, databaseUrl()).value).toBe(value);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('is the configured one where there is one, and no file is made', () => {
    expect(loadAdminToken('configured-token-1', databaseUrl()).value).toBe('configured-token-1');
    expect(() => statSync(file())).toThrow('ENOENT');
  });

  it('opens for `Bearer <token>` and for nothing else', () => {
    const token = new AdminToken('right');
    expect(['Bearer right', 'bearer right'].map((header) => token.opens(header))).toEqual([true, true]);
    for (const header of [undefined, '', 'right', 'Basic right', 'Bearer wrong', 'Bearer right more', 'Bearer '])
      expect(token.opens(header)).toBe(false);
  });
});
