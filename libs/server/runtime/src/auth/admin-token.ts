import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Characters that a token has at least. */
export const SHORTEST_TOKEN = 16;

/** The secret that opens admin routes and writes. */
export class AdminToken {
  private readonly digest: Buffer;

  constructor(readonly value: string) {
    this.digest = sha256(value);
  }

  /** Compares in constant time. */
  matches(candidate: string | undefined): boolean {
    return candidate !== undefined && timingSafeEqual(sha256(candidate), this.digest);
  }

  /** True when the header is `Bearer <token>`. */
  opens(authorization: string | undefined): boolean {
    return this.matches(/^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]);
  }
}

/**
 * The configured token, or the one that was made at the first start: a file with owner-only rights beside the database
 * (in `./data` when the database is elsewhere).
 * @throws Error naming the file when what stands in it is too short to be a token
 */
export function loadAdminToken(configured: string | undefined, databaseUrl: string): AdminToken {
  if (configured) return new AdminToken(configured);
  const folder = databaseUrl.startsWith('sqlite:')
    ? dirname(resolve(databaseUrl.slice('sqlite:'.length)))
    : resolve('data');
  const file = join(folder, 'admin-token');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    makeToken(file);
  }
  chmodSync(file, 0o600);
  const value = readFileSync(file, 'utf8').trim();
  if (value.length < SHORTEST_TOKEN) {
    throw new Error(
      `${file} holds no admin token of ${SHORTEST_TOKEN} characters or more. Remove it to have a new one made, or set ADMIN_TOKEN.`,
    );
  }
  return new AdminToken(value);
}

/** Puts a new token in the file, whole or not at all. Of several processes that do so at the same time the first wins. */
function makeToken(file: string): void {
  const whole = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(whole, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    place(whole, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(whole, { force: true });
  }
}

/**
 * Gives a file its name; copies it where the file system knows one name for each file.
 * @throws Error with the code `EEXIST` when there is another of that name
 */
function place(whole: string, file: string): void {
  try {
    linkSync(whole, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    copyFileSync(whole, file, constants.COPYFILE_EXCL);
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
