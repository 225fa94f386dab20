import { type Instant, toInstant } from '@portal/domain';
import { WallClock } from '@portal/server/runtime';
import fc from 'fast-check';
import { TestPortal } from './testing/portal.js';
import { SMALL_WORLD } from './testing/small-world.js';
import { worldDigest } from './testing/world-digest.js';

/** Records and the column that says when each happened on the simulated clock. */
const RECORDS = { claims: 'submission_date', appeals: 'appeal_date', learning_events: 'timestamp' } as const;

/** Enough claims for several transactions. */
const WORLD = { ...SMALL_WORLD, claimsPerDay: 60 };

/** A real clock that stands where it was set, and goes on by a second whenever it is read. */
class SteppingClock extends WallClock {
  constructor(private seconds: number) {
    super();
  }
  override milliseconds(): number {
    return this.seconds++ * 1_000;
  }
}

/** What a run leaves: a digest of it without real times, and the two times of every record in the order of the first. */
async function lived(realStart: number) {
  const clock = new SteppingClock(realStart);
  const portal = await TestPortal.open({ replace: (builder) => builder.overrideProvider(WallClock).useValue(clock) });
  try {
    await portal.start(WORLD);
    await portal.completed();
    const records = Object.entries(RECORDS).map(([table, happened]) =>
      portal.rows<{ happened: Instant; recorded: Instant }>(
        `SELECT ${happened} AS happened, recorded_at AS recorded FROM ${table} ORDER BY ${happened}, id`,
      ),
    );
    return {
      digest: await worldDigest(portal.sources.reader),
      records: await Promise.all(records),
      realEnd: clock.now(),
    };
  } finally {
    await portal.close();
  }
}

describe('law 8: every record has two times', () => {
  it('when it was stored on the real clock, when it happened on the simulated one, and neither moves the other', async () => {
    const { digest } = await lived(Date.UTC(2026, 10, 25) / 1_000);
    const anyTime = fc.integer({ min: Date.UTC(2001, 0, 1) / 1_000, max: Date.UTC(2090, 0, 1) / 1_000 });
    await fc.assert(
      fc.asyncProperty(anyTime, async (realStart) => {
        const run = await lived(realStart);
        expect(run.digest).toBe(digest);
        const [claims] = run.records;
        expect(new Set(claims?.map(({ recorded }) => recorded)).size).toBeGreaterThan(1);
        for (const records of run.records) {
          const recorded = records.map((record) => record.recorded);
          expect(recorded.length).toBeGreaterThan(10);
          // What happened before another is stored before it, or with it.
          expect(recorded).toEqual([...recorded].sort());
          expect(recorded[0]! > toInstant(realStart)).toBe(true);
          expect(recorded.at(-1)! < run.realEnd).toBe(true);
          for (const { happened } of records) expect(happened.slice(0, 4)).toMatch(/^202[56]$/);
        }
      }),
      { numRuns: 5, seed: 20_261_129 },
    );
  });
});
