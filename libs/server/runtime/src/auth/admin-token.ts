import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

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
 */
export function loadAdminToken(configured: string | undefined, databaseUrl: string): AdminToken {
  if (configured) return new AdminToken(configured);
  const folder = databaseUrl.startsWith('sqlite:')
    ? dirname(resolve(databaseUrl.slice('sqlite:'.length)))
    : resolve('data');
  const file = join(folder, 'admin-token');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  }
  chmodSync(file, 0o600);
  return new AdminToken(readFileSync(file, 'utf8').trim());
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
