import type { StartRequest } from '@portal/contracts';
import { SMALL_WORLD } from '../testing/small-world.js';
import { TestPortal } from '../testing/portal.js';

/** Claims by the pattern that they are linked to. */
type Linked = Readonly<Record<string, number>>;

describe('the patterns that came in a run', () => {
  let portal: TestPortal;

  beforeEach(async () => void (portal = await TestPortal.open()));
  afterEach(() => portal.close());

  it('are the links of its claims from the start on, and with the history all links there are', async () => {
    const { counted, linked, all, sinceStart } = await played(SMALL_WORLD);
    expect(counted).toEqual(sinceStart);
    expect(linked).toEqual(all);
    // 35 days of history against 7 days after them.
    expect(sum(all)).toBeGreaterThan(3 * sum(counted));
    expect(sum(counted)).toBeGreaterThan(0);
  });

  it('are all links there are where there is no history', async () => {
    const { counted, linked, all, sinceStart } = await played({ ...SMALL_WORLD, warmupDays: 0, claimsPerDay: 30 });
    expect(counted).toEqual(sinceStart);
    expect(counted).toEqual(all);
    expect(linked).toEqual(all);
    expect(sum(counted)).toBeGreaterThan(20);
  });

  /** Plays a run to its end: its counters, its links, and those of claims that were submitted from its start on. */
  async function played(request: StartRequest): Promise<Record<'counted' | 'linked' | 'all' | 'sinceStart', Linked>> {
    await portal.start(request);
    const { patternDistribution, simulatedStart } = await portal.completed();
    const links = async (from: string) =>
      portal.rows<{ patternId: string; number: number }>(
        `SELECT l.pattern_id AS "patternId", count(*) AS number
         FROM pattern_claims l JOIN claims c ON c.id = l.claim_id
         WHERE c.submission_date >= ? GROUP BY l.pattern_id`,
        [from],
      );
    const byPattern = (rows: readonly { patternId: string; number: number }[]): Linked =>
      Object.fromEntries(rows.filter(({ number }) => number > 0).map(({ patternId, number }) => [patternId, number]));
    return {
      counted: byPattern(patternDistribution.map(({ patternId, claims }) => ({ patternId, number: claims }))),
      linked: byPattern(patternDistribution.map(({ patternId, linkedClaims: number }) => ({ patternId, number }))),
      all: byPattern(await links('')),
      sinceStart: byPattern(await links(simulatedStart ?? 'never started')),
    };
  }
});

function sum(counts: Linked): number {
  return Object.values(counts).reduce((total, number) => total + number, 0);
}
