import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where files lie until they were read, a folder for each user of the machine. They are written as they come: none is held
 * in memory on its way.
 */
export const UPLOADS = join(tmpdir(), `portal-import-${process.getuid?.() ?? 'own'}`);

/** Rights of that folder: files can name patients, so nobody sees them but the portal's own user. */
const OWN_ALONE = 0o700;

/** Real milliseconds after which nobody reads a file any more: whoever took it was killed. */
const ABANDONED = 24 * 60 * 60 * 1_000;

/** Makes the folder, or closes it to others. */
export async function prepareUploads(): Promise<void> {
  await mkdir(UPLOADS, { recursive: true });
  await chmod(UPLOADS, OWN_ALONE);
}

/** Removes files that processes left which were killed. */
export async function removeAbandonedUploads(now: number): Promise<void> {
  for (const name of await readdir(UPLOADS).catch(() => [])) {
    const path = join(UPLOADS, name);
    const file = await stat(path).catch(() => null);
    if (file && now - file.mtimeMs > ABANDONED) await rm(path, { force: true });
  }
}
