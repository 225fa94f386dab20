import { builtThread } from '@portal/server/database/testing';
import { execFile } from 'node:child_process';
import fs, {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
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

  it('that cannot be stored, as on a full disk, leaves nothing that a later start takes for one', () => {
    const write = fs.writeFileSync;
    const full = jest.spyOn(fs, 'writeFileSync').mockImplementationOnce((path, _content, options) => {
      write(path, '', options);
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    });
    expect(() => loadAdminToken(undefined, databaseUrl())).toThrow('no space left');
    full.mockRestore();
    expect(readdirSync(join(folder, 'deep'))).toEqual([]);
    expect(loadAdminToken(undefined, databaseUrl()).value).toHaveLength(32);
  });

  it.each(['', '\n', 'fifteen-letters\n'])(
    'that is too short, %j, is refused with the file that holds it',
    (content) => {
      mkdirSync(join(folder, 'deep'));
      writeFileSync(file(), content);
      expect(() => loadAdminToken(undefined, databaseUrl())).toThrow(
        `${file()} holds no admin token of 16 characters or more`,
      );
    },
  );

  it('is that of whoever was first, where another process makes one meanwhile', () => {
    const link = fs.linkSync;
    const late = jest.spyOn(fs, 'linkSync').mockImplementationOnce((from, to) => {
      writeFileSync(to, 'token-of-the-first-process\n');
      link(from, to);
    });
    expect(loadAdminToken(undefined, databaseUrl()).value).toBe('token-of-the-first-process');
    late.mockRestore();
    expect(readdirSync(join(folder, 'deep'))).toEqual(['admin-token']);
  });

  it('is made also where a file cannot have a second name', () => {
    const none = jest.spyOn(fs, 'linkSync').mockImplementationOnce(() => {
      throw Object.assign(new Error('operation not permitted'), { code: 'EPERM' });
    });
    const { value } = loadAdminToken(undefined, databaseUrl());
    none.mockRestore();
    expect([value.length, readFileSync(file(), 'utf8')]).toEqual([32, `${value}\n`]);
    expect([statSync(file()).mode & 0o777, readdirSync(join(folder, 'deep'))]).toEqual([0o600, ['admin-token']]);
  });

  it('is the same for all processes that start together', async () => {
    const built = pathToFileURL(builtThread('libs/server/runtime/src/auth/admin-token.ts')).href;
    const script = `import(${JSON.stringify(built)}).then(({ loadAdminToken }) =>
      console.log(loadAdminToken(undefined, ${JSON.stringify(databaseUrl())}).value))`;
    const started = Array.from({ length: 6 }, () => promisify(execFile)(process.execPath, ['-e', script]));
    const values = (await Promise.all(started)).map(({ stdout }) => stdout.trim());
    expect(values).toEqual(Array(6).fill(readFileSync(file(), 'utf8').trim()));
    expect(readdirSync(join(folder, 'deep'))).toEqual(['admin-token']);
  });

  it('opens for `Bearer <token>` and for nothing else', () => {
    const token = new AdminToken('right');
    expect(['Bearer right', 'bearer right'].map((header) => token.opens(header))).toEqual([true, true]);
    for (const header of [undefined, '', 'right', 'Basic right', 'Bearer wrong', 'Bearer right more', 'Bearer '])
      expect(token.opens(header)).toBe(false);
  });
});
