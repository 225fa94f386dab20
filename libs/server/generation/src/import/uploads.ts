import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where files lie until they were read. They are written as they come: none is ever held in memory. */
export const UPLOADS = join(tmpdir(), 'portal-import');

/** Real milliseconds after which nobody reads a file any more: whoever took it was killed. */
const ABANDONED = 24 * 60 * 60 * 1_000;

/** Removes files that processes left which were killed. */
export async function removeAbandonedUploads(now: number): Promise<void> {
  for (const name of await readdir(UPLOADS).catch(() => [])) {
    const path = join(UPLOADS, name);
    const file = await stat(path).catch(() => null);
    if (file && now - file.mtimeMs > ABANDONED) await rm(path, { force: true });
  }
}
