import {
  closeDataSources,
  type DataSources,
  openDataSources,
  parseDatabaseUrl,
  UnitOfWork,
} from '@portal/server/database';
import { describeOnEachEngine, openScratchDatabase, type ScratchDatabase } from '@portal/server/database/testing';
import { KeptLease } from './kept-lease.js';
import { Lease } from './lease.js';
import { WallClock } from './wall-clock.js';

class SetClock extends WallClock {
  time = 1_000_000;
  override milliseconds() {
    return this.time;
  }
}

describeOnEachEngine('a lease', (engine) => {
  let database: ScratchDatabase;
  let sources: DataSources;
  const clock = new SetClock();
  /** Another process: a lease of its own over the same database. */
  const process = () => new Lease(new UnitOfWork(sources.writer), clock);

  beforeAll(async () => {
    database = await openScratchDatabase(engine);
    sources = await openDataSources(parseDatabaseUrl(database.url));
  });

  afterAll(async () => {
    await closeDataSources(sources);
    await database.close();
  });

  it('has a single winner, who may renew it', async () => {
    const [one, two] = [process(), process()];
    expect(await one.acquire('work', 1_000)).toBe(true);
    expect(await two.acquire('work', 1_000)).toBe(false);
    expect(await one.acquire('work', 1_000)).toBe(true);
    expect(await two.acquire('other work', 1_000)).toBe(true);
  });

  it('has a single winner when several processes ask at once for one that nobody ever had', async () => {
    const others = await Promise.all([1, 2].map(() => openDataSources(parseDatabaseUrl(database.url))));
    const each = [sources, ...others].map(({ writer }) => new Lease(new UnitOfWork(writer), clock));
    for (let turn = 0; turn < 5; turn++) {
      const answers = await Promise.all(each.map((lease) => lease.acquire(`new work ${turn}`, 1_000)));
      expect(answers.filter(Boolean)).toHaveLength(1);
    }
    await Promise.all(others.map(closeDataSources));
  });

  it('ends by itself, and then the first to ask has it', async () => {
    const [one, two, three] = [process(), process(), process()];
    await one.acquire('nightly', 1_000);
    clock.time += 1_000;
    expect(await two.acquire('nightly', 1_000)).toBe(false);
    clock.time += 1;
    expect(await two.acquire('nightly', 1_000)).toBe(true);
    expect(await three.acquire('nightly', 1_000)).toBe(false);
    expect(await one.acquire('nightly', 1_000)).toBe(false);
  });

  it('can be given up by its holder and by nobody else', async () => {
    const [one, two] = [process(), process()];
    await one.acquire('given up', 1_000);
    await two.release('given up');
    expect(await two.acquire('given up', 1_000)).toBe(false);
    await one.release('given up');
    expect(await two.acquire('given up', 1_000)).toBe(true);
  });

  it('is kept by whoever asks again, renewed in time, and left or given up for the next', async () => {
    const terms = { name: 'kept', ttl: 3_000 };
    const [one, two] = [process(), process()].map((lease) => new KeptLease(lease, clock, terms)) as [
      KeptLease,
      KeptLease,
    ];
    expect(await one.hold()).toBe(true);
    // Renewed at a third of its time, it lasts for longer than it was first taken for.
    for (let asked = 0; asked < 4; asked++) {
      clock.time += 1_500;
      expect(await one.hold()).toBe(true);
      expect(await two.hold()).toBe(false);
    }
    await two.release();
    expect(await two.hold()).toBe(false);

    await one.leave(500);
    expect(await two.hold()).toBe(false);
    clock.time += 501;
    expect(await two.hold()).toBe(true);
    // What was left is not given up: another may have it by now.
    await one.release();
    expect(await one.hold()).toBe(false);

    await two.release();
    expect(await one.hold()).toBe(true);
  });
});
