import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { DomainError } from '@portal/domain';
import { readClaimFile } from '@portal/interchange';
import type { ReadFile } from './received-set.js';

/** Most claims of one import: they are held in memory while they are put together with their answers. */
const MOST_CLAIMS = 20_000;

/** A file that was handed over, on this machine's disk. */
export interface UploadedFile {
  readonly path: string;
  /** What it was called where it came from. */
  readonly originalname: string;
}

/**
 * Reads files of claims and answers.
 * @throws DomainError `invalid-input` naming the file that is none, or when they hold too many claims
 */
export async function readFiles(files: readonly UploadedFile[]): Promise<ReadFile[]> {
  const read: ReadFile[] = [];
  let claims = 0;
  for (const { path, originalname: name } of files) {
    const bytes = await readFile(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const reading = readClaimFile(name, bytes.toString('utf8'));
    claims += reading.claims.length;
    if (claims > MOST_CLAIMS) throw tooMany(name);
    read.push({ name, sha256, reading });
    await setImmediate();
  }
  return read;
}

function tooMany(file: string): DomainError {
  const detail = `${MOST_CLAIMS} claims at once are the most; divide the files`;
  return new DomainError('invalid-input', `With ${file} there are too many claims: ${detail}.`, [
    { pointer: '/files', detail },
  ]);
}
