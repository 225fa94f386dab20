import type { ClaimCount, Dashboard, LearningProgress, ResultsStatementView } from '@portal/contracts';
import { MASTERED, type Proportion, rateChange } from '@portal/domain';
import { LabPlayer } from './testing/lab-player.js';
import { type OpenPortal, openPortal } from './testing/open-portal.js';

const WORLD = {
  scenarioId: 'demo',
  seed: 1_618,
  claimsPerDay: 150,
  warmupDays: 30,
  practiceSessionsPerDay: 0,
  duration: '90-days',
  speed: 'real-time',
} as const;
const PERIOD = { from: '2026-01-07', to: '2026-02-03' } as const;

describe('what a person learned in Claim Lab', () => {
  let portal: OpenPortal;
  let runId: string;
  let after: Proportion;

  /** Starts the run and holds it on the day before the period. */
  async function begin(): Promise<string> {
    const started = await portal.client.start(WORLD);
    await playUntil('2026-01-06');
    return started.runId;
  }
  async function playUntil(until: string): Promise<void> {
    if ((await portal.client.status()).state === 'running') await portal.client.command('pause');
    await portal.client.command('resume', { until, speed: 'max' });
    await portal.client.until(({ state }) => state === 'paused', 120_000);
  }
  /** Claims of the period, and those of them denied at first for PTN-001. */
  async function counted(id: string): Promise<Proportion> {
    const total = async (filter: string) => {
      const days = `submittedFrom=${PERIOD.from}&submittedTo=${PERIOD.to}`;
      const path = `/api/claims/count?runId=${id}&${days}${filter}`;
      return (await portal.client.accepted<ClaimCount>('GET', path)).total;
    };
    return { hits: await total('&initialStatus=denied&patternId=PTN-001'), total: await total('') };
  }

  beforeAll(async () => {
    portal = await openPortal();
    runId = await begin();
    const player = new LabPlayer(portal);
    for (let session = 1; session <= 3; session++) await player.play('PTN-001', 'Ada Brown');
    await playUntil('2026-02-04');
    after = await counted(runId);
  }, 240_000);
  afterAll(() => portal.close());

  it('masters the pattern, and the run says so: before and after differ by more than chance', async () => {
    const { people, effects } = await portal.client.accepted<LearningProgress>('GET', '/api/learning-events/progress');
    expect(people[0]).toMatchObject({ userId: 'Ada Brown', sessions: 3, mastered: true });
    expect(people[0]?.mastery).toBeGreaterThan(MASTERED);
    const counts = { denied: after.hits, claims: after.total };
    expect(effects[0]).toMatchObject({ patternId: 'PTN-001', sessions: 3, after: counts, change: { certain: true } });
  });

  it('is stated for a period, to the cent as the dashboard has it', async () => {
    const body = { runId, ...PERIOD, issuedBy: 'Ada Brown' };
    const statement = await portal.client.accepted<ResultsStatementView>('POST', '/api/results-statements', body);
    const query = `runId=${runId}&period=custom&from=${PERIOD.from}&to=${PERIOD.to}`;
    const { tiles } = await portal.client.accepted<Dashboard>('GET', `/api/metrics/dashboard?${query}`);
    const recovered = tiles.find(({ key }) => key === 'revenue-recovered');
    expect(statement.recovered).toBeGreaterThan(1_000);
    expect(statement.recovered).toBe(recovered?.value);
  });

  it('makes the pattern rarer than in the same run without practice, the interval leaves out zero', async () => {
    await portal.client.command('stop');
    const other = await begin();
    await playUntil('2026-02-04');
    const without = await counted(other);
    const change = rateChange(without, after);
    expect(without.total).toBe(after.total);
    expect(change?.difference).toBeLessThan(-0.04);
    expect(change?.interval[1]).toBeLessThan(0);
  }, 240_000);
});
