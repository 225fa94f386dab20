import { formatBytes } from '@portal/figures';
import type { StorageState } from '@portal/web/data';

/** What works and what does not, in one line. */
export interface Part {
  readonly name: string;
  readonly up: boolean;
  readonly state: string;
  readonly figure: string;
}

/** Free bytes below which a run soon stops: what a few thousand claims take. */
const LITTLE_ROOM = 100_000_000;

const INTEGRITY_WORDS: Readonly<Record<StorageState['integrity']['state'], string>> = {
  checking: 'being checked',
  sound: 'all pages of the database can be read',
  damaged: 'the database is damaged',
  unknown: 'not checked',
};

/** The disk and the soundness of the database as lines of the failed screen. */
export function storageParts({ disk, integrity }: StorageState): Part[] {
  const { state, detail, checkedAt } = integrity;
  const sound = {
    name: 'Integrity',
    up: state !== 'damaged',
    state: detail ?? INTEGRITY_WORDS[state],
    figure: checkedAt === null ? '' : `at ${new Date(checkedAt).toLocaleTimeString('en-US')}`,
  };
  if (!disk) return [sound];
  const figure = `${formatBytes(disk.free)} of ${formatBytes(disk.total)}`;
  const up = disk.free > LITTLE_ROOM;
  return [{ name: 'Free disk', up, state: up ? 'room to store' : 'make room on the disk', figure }, sound];
}
