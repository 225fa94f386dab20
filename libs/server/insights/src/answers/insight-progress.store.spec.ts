import {
  closeDataSources,
  type DataSources,
  GenerationRunEntity,
  openDataSources,
  parseDatabaseUrl,
  UnitOfWork,
} from '@portal/server/database';
import { describeOnEachEngine, openScratchDatabase, type ScratchDatabase } from '@portal/server/database/testing';
import { runAt } from '../testing/watched-world.js';
import { InsightProgressStore, OvertakenError } from './insight-progress.store.js';
import { firstProgress, type Progress, watchedRun } from './watched-run.js';

const RUN = runAt('2026-03-03T00:00:00Z');

describeOnEachEngine('how far the answers of a run were looked at', (engine) => {
  let database: ScratchDatabase;
  let processes: DataSources[];

  const save = ({ writer, reader }: DataSources, progress: Progress) =>
    new UnitOfWork(writer).run((manager) => new InsightProgressStore(reader).save(manager, progress));

  beforeAll(async () => {
    database = await openScratchDatabase(engine);
    processes = [];
    for (let count = 0; count < 3; count++) processes.push(await openDataSources(parseDatabaseUrl(database.url)));
    await processes[0]?.writer.manager.save(GenerationRunEntity, RUN);
  });
  afterAll(async () => {
    await Promise.all(processes.map(closeDataSources));
    await database.close();
  });

  it.each([
    ['the first', firstProgress(watchedRun(RUN))],
    ['a later', { ...firstProgress(watchedRun(RUN)), revision: 1 }],
  ])(
    'is stored by one of three processes that store %s progress at once, and the others are overtaken',
    async (_, progress) => {
      const ends = await Promise.allSettled(processes.map((each) => save(each, progress)));
      const stored = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
      expect(stored).toEqual([{ ...progress, revision: progress.revision + 1 }]);
      const others = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
      expect(others).toEqual([expect.any(OvertakenError), expect.any(OvertakenError)]);
    },
  );
});
