import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DATA_SOURCES, type DataSources, UnitOfWork } from '@portal/server/database';
import { portalCounter, portalGauge } from '../metrics/portal-readings.js';
import { WallClock } from '../wall-clock.js';

/** Largest SQLite file that is checked, in bytes: about a second of whoever reads. */
const LARGEST_CHECKED = 256_000_000;
/** Real milliseconds for which what a check said is said again. */
const CHECK_HOLDS_MS = 60_000;

/** Room on the disk, in bytes. */
export interface DiskRoom {
  readonly free: number;
  readonly total: number;
}

/** What the last check of the database said. */
export interface Integrity {
  readonly state: 'checking' | 'sound' | 'damaged' | 'unknown';
  /** What is wrong, or why nobody knows; null when it is sound or being checked. */
  readonly detail: string | null;
  /** Real instant; null before the first answer. */
  readonly checkedAt: string | null;
}

/** How the storage is, beside whether it answers. */
export interface StorageState {
  readonly engine: 'sqlite' | 'postgres';
  /** Null where the portal cannot see the disk. */
  readonly disk: DiskRoom | null;
  readonly integrity: Integrity;
}

const NOT_OURS =
  'PostgreSQL runs elsewhere: ask the server for its disk, and for its data with pg_amcheck. It answers the portal.';

/** Looks after the storage. Whoever asks never waits for a check of the whole database: it is begun, and told later. */
@Injectable()
export class StorageHealth implements OnModuleInit {
  private integrity: Integrity = { state: 'checking', detail: null, checkedAt: null };
  private checked = Number.NEGATIVE_INFINITY;
  private checking = false;

  constructor(
    @Inject(DATA_SOURCES) private readonly sources: DataSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly wallClock: WallClock,
  ) {}

  onModuleInit(): void {
    const free = 'Free bytes on the disk of an SQLite file; absent where the portal cannot see the disk';
    portalGauge({ name: 'portal_disk_free_bytes', help: free }, async () => (await this.room())?.free ?? null);
    const all = 'All bytes on the disk of an SQLite file; absent where the portal cannot see the disk';
    portalGauge({ name: 'portal_disk_size_bytes', help: all }, async () => (await this.room())?.total ?? null);
    const help =
      'Transactions that the storage refused: because it was locked, because the disk was full, or otherwise';
    portalCounter({ name: 'portal_storage_refusals_total', help, label: 'reason' }, () => this.unitOfWork.refusals);
  }

  /** How the storage is now; a check whose answer is old is begun anew. */
  async state(): Promise<StorageState> {
    const { options } = this.sources.reader;
    if (options.type !== 'better-sqlite3') {
      const integrity = { state: 'unknown', detail: NOT_OURS, checkedAt: null } as const;
      return { engine: 'postgres', disk: null, integrity };
    }
    if (!this.checking && this.wallClock.milliseconds() - this.checked > CHECK_HOLDS_MS) void this.check();
    return { engine: 'sqlite', disk: await this.room(), integrity: this.integrity };
  }

  private async room(): Promise<DiskRoom | null> {
    const { options } = this.sources.reader;
    return options.type === 'better-sqlite3' ? roomOf(options.database) : null;
  }

  private async check(): Promise<void> {
    this.checking = true;
    const integrity = await this.quickCheck().catch((error: Error) => ({
      state: 'unknown' as const,
      detail: `The check broke off: ${error.message}`,
    }));
    this.checked = this.wallClock.milliseconds();
    this.integrity = { ...integrity, checkedAt: this.wallClock.now() };
    this.checking = false;
  }

  private async quickCheck(): Promise<Omit<Integrity, 'checkedAt'>> {
    const { reader } = this.sources;
    const [{ size }] = await reader.query(
      'SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size',
    );
    if (size > LARGEST_CHECKED) {
      const detail = 'The file is too large to be checked in between. Stop the portal and run PRAGMA quick_check.';
      return { state: 'unknown', detail };
    }
    const [answer]: { quick_check: string }[] = await reader.query('PRAGMA quick_check(1)');
    const said = answer?.quick_check ?? 'no answer';
    return said === 'ok' ? { state: 'sound', detail: null } : { state: 'damaged', detail: said };
  }
}

/** Null where the system does not say. */
async function roomOf(file: string): Promise<DiskRoom | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(dirname(file));
    return { free: bavail * bsize, total: blocks * bsize };
  } catch {
    return null;
  }
}
