import type { MigrationInterface } from 'typeorm';
import { closeDataSources, type DataSources, openDataSources } from '../data-sources.js';
import { parseDatabaseUrl } from '../database-url.js';
import { type Engine, openScratchDatabase, type ScratchDatabase } from './scratch-database.js';

/** A migration with a database of its own for each test of a suite. */
export interface ScratchMigration {
  /** Its connections; there while a test runs. */
  readonly sources: DataSources;
  /** Does the migration, or takes it back. */
  migrate(direction: 'up' | 'down'): Promise<void>;
}

/** Opens a database with all migrations before each test of the suite that is being declared, and removes it afterwards. */
export function scratchMigration(engine: Engine, migration: MigrationInterface): ScratchMigration {
  let database: ScratchDatabase;
  let sources: DataSources;
  beforeEach(async () => {
    database = await openScratchDatabase(engine);
    sources = await openDataSources(parseDatabaseUrl(database.url));
  });
  afterEach(async () => {
    await closeDataSources(sources);
    await database.close();
  });
  return {
    get sources() {
      return sources;
    },
    migrate: (direction) => sources.writer.transaction((manager) => migration[direction](manager.queryRunner as never)),
  };
}
