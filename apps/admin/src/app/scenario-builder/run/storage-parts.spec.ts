import type { StorageState } from '@portal/web/data';
import { storageParts } from './storage-parts.js';

const SOUND: StorageState = {
  engine: 'sqlite',
  disk: { free: 40_000_000_000, total: 512_000_000_000 },
  integrity: { state: 'sound', detail: null, checkedAt: '2026-11-25T09:00:00Z' },
};

describe('the storage on the failed screen', () => {
  const words = (state: StorageState) => storageParts(state).map(({ name, up, state: text }) => [name, up, text]);

  it('has room and is sound', () => {
    expect(words(SOUND)).toEqual([
      ['Free disk', true, 'room to store'],
      ['Integrity', true, 'all pages of the database can be read'],
    ]);
    expect(storageParts(SOUND)[0]?.figure).toBe('40 GB of 512 GB');
  });

  it('says what is wrong', () => {
    const integrity = { ...SOUND.integrity, state: 'damaged', detail: 'row 7 missing' } as const;
    expect(words({ ...SOUND, disk: { free: 4_000_000, total: 512_000_000 }, integrity })).toEqual([
      ['Free disk', false, 'make room on the disk'],
      ['Integrity', false, 'row 7 missing'],
    ]);
  });

  it('says what nobody knows where the database runs elsewhere', () => {
    const integrity = { state: 'unknown', detail: 'PostgreSQL runs elsewhere.', checkedAt: null } as const;
    expect(storageParts({ engine: 'postgres', disk: null, integrity })).toEqual([
      { name: 'Integrity', up: true, state: 'PostgreSQL runs elsewhere.', figure: '' },
    ]);
  });
});
