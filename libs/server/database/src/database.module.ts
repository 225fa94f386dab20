import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { closeDataSources, type DataSources, type EntityClass, openDataSources } from './data-sources.js';
import { parseDatabaseUrl } from './database-url.js';
import { UnitOfWork } from './unit-of-work.js';

/** Token of both data sources. */
export const DATA_SOURCES = Symbol('data sources');
/** Token of the read-only data source: `@Inject(READER) reader: DataSource`. */
export const READER = Symbol('reader');

/** Opens the database at start-up and hands out the unit of work (writes) and the reader. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DATA_SOURCES) private readonly sources: DataSources) {}

  /**
   * @param databaseUrl `sqlite:<path>` or `postgres://…`
   * @param extraEntities entities that only one feature may see, such as the ground truth
   * @param threadFile the built `statement-thread.main`; left out = SQLite's transactions are done in the process
   */
  static forRoot(databaseUrl: string, extraEntities: readonly EntityClass[] = [], threadFile?: string): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: DATA_SOURCES,
          useFactory: () => openDataSources(parseDatabaseUrl(databaseUrl), extraEntities, threadFile),
        },
        { provide: READER, inject: [DATA_SOURCES], useFactory: (sources: DataSources) => sources.reader },
        {
          provide: UnitOfWork,
          inject: [DATA_SOURCES],
          useFactory: (sources: DataSources) => new UnitOfWork(sources.writer, sources.thread),
        },
      ],
      exports: [DATA_SOURCES, READER, UnitOfWork],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await closeDataSources(this.sources);
  }
}
