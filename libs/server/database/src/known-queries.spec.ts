import { closeDataSources, type DataSources, openDataSources } from './data-sources.js';
import { parseDatabaseUrl } from './database-url.js';
import { LeaseEntity } from './entities/index.js';
import { KnownQueries, type QueryValues } from './known-queries.js';
import { insertRows } from './row-writer.js';
import { describeOnEachEngine, openScratchDatabase, type ScratchDatabase } from './testing/scratch-database.js';
import { UnitOfWork } from './unit-of-work.js';

const LEASES: LeaseEntity[] = Array.from({ length: 6 }, (_, index) => ({
  name: `lease-${index}`,
  holder: `holder-${index % 2}`,
  expiresAt: index,
}));

describeOnEachEngine('queries that are asked over and over', (engine) => {
  let database: ScratchDatabase;
  let sources: DataSources;
  beforeAll(async () => {
    database = await openScratchDatabase(engine);
    sources = await openDataSources(parseDatabaseUrl(database.url));
    await new UnitOfWork(sources.writer).run((manager) => insertRows(manager, LeaseEntity, LEASES));
  });
  afterAll(async () => {
    await closeDataSources(sources);
    await database.close();
  });

  /** Names of leases between two instants, of some holders when they are given. */
  function asker() {
    const queries = new KnownQueries(sources.reader);
    const build = jest.spyOn(sources.reader, 'createQueryBuilder');
    build.mockClear();
    const ask = async (values: QueryValues) => {
      const rows = await queries.rows<{ name: string }>('holders' in values ? 'of' : 'all', values, (source) => {
        const query = source.createQueryBuilder(LeaseEntity, 'lease').select('lease.name', 'name');
        query.where('(lease.expiresAt BETWEEN :from AND :to OR lease.expiresAt = :to)');
        if ('holders' in values) query.andWhere('lease.holder IN (:...holders) AND lease.name <> :except');
        return query.orderBy('lease.name');
      });
      return rows.map(({ name }) => name);
    };
    return { ask, build };
  }

  it('are written once, and answer each time for the values of that time', async () => {
    const { ask, build } = asker();
    expect(await ask({ from: 1, to: 3 })).toEqual(['lease-1', 'lease-2', 'lease-3']);
    // The order in which values are given is not that of the text.
    expect(await ask({ to: 4, from: 4 })).toEqual(['lease-4']);
    expect(await ask({ from: 9, to: 12 })).toEqual([]);
    expect(build).toHaveBeenCalledTimes(1);
  });

  it('are written for each number of values in a list', async () => {
    const { ask, build } = asker();
    const span = { from: 0, to: 5, except: 'lease-0' };
    expect(await ask({ ...span, holders: ['holder-1'] })).toEqual(['lease-1', 'lease-3', 'lease-5']);
    expect(await ask({ ...span, holders: ['holder-0'] })).toEqual(['lease-2', 'lease-4']);
    expect(build).toHaveBeenCalledTimes(1);
    expect(await ask({ ...span, holders: ['holder-0', 'holder-1'] })).toHaveLength(5);
    expect(build).toHaveBeenCalledTimes(2);
  });

  it('take values as values', async () => {
    const { ask } = asker();
    const holders = [`holder-0') OR ('1' = '1`];
    expect(await ask({ from: 0, to: 5, except: "'", holders })).toEqual([]);
  });
});
