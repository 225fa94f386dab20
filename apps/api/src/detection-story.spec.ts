import {
  type CandidateList,
  type ClaimPage,
  type DetectionStatusView,
  LIVE_EVENTS,
  LIVE_NAMESPACE,
  type PatternCandidate,
  type PatternFound,
  type PolicyDetailView,
  type StartRequest,
} from '@portal/contracts';
import { daysBetween } from '@portal/domain';
import { until } from '@portal/server/runtime/testing';
import { io } from 'socket.io-client';
import { type OpenPortal, openPortal } from './testing/open-portal.js';
import { TOKEN } from './testing/portal-client.js';

/** A month of Demo in which one payer stops paying for its commonest visit, about 2 % of all claims, on the 15th day. */
const STORY = {
  scenarioId: 'demo',
  seed: 2026,
  warmupDays: 0,
  speed: 'max',
  ruleChanges: [{ payerId: 'PAY-002', procedureCode: '99213', placeOfService: '11', fromDay: 15 }],
} as const satisfies StartRequest;
const FIRST_DAY = '2026-01-19';

/** Waits until detection has looked at everything that is stored. */
async function caughtUp({ client }: OpenPortal): Promise<void> {
  const { simulatedNow } = await client.status();
  await until(
    () => client.accepted<DetectionStatusView>('GET', '/api/detection/status'),
    ({ state, hoursBehind, nextAt }) =>
      state !== 'idle' && hoursBehind === 0 && (nextAt === null || nextAt > String(simulatedNow)),
  );
}

const candidatesOf = async ({ client }: OpenPortal) =>
  (await client.accepted<CandidateList>('GET', '/api/detection/candidates')).items;

/** Claims in which the ground truth says that the rule change was planted. */
async function plantedClaims({ sources }: OpenPortal): Promise<Set<string>> {
  const rows: { claim_id: string }[] = await sources.reader.query(
    `SELECT claim_id FROM claim_truth WHERE operation = 'ruleChange'`,
  );
  return new Set(rows.map((row) => row.claim_id));
}

describe('a rule that a payer changes in mid-run', () => {
  let portal: OpenPortal;
  let candidate: PatternCandidate;
  const notices: PatternFound[] = [];

  beforeAll(async () => {
    portal = await openPortal();
    const socket = io(portal.client.url + LIVE_NAMESPACE, { auth: { token: TOKEN }, transports: ['websocket'] });
    socket.on(LIVE_EVENTS.found, (notice: PatternFound) => notices.push(notice));
    await portal.client.start(STORY);
    await portal.client.completed();
    await caughtUp(portal);
    socket.disconnect();
    [candidate] = (await candidatesOf(portal)) as [PatternCandidate];
  });
  afterAll(() => portal.close());

  it('is the one thing found, within two weeks, with its first day', async () => {
    expect((await candidatesOf(portal)).map(({ title }) => title)).toEqual([
      'Wasatch Bench Mutual refuses 99213 at the office',
    ]);
    expect(daysBetween(FIRST_DAY, candidate.foundAt)).toBeLessThanOrEqual(14);
    expect(Math.abs(daysBetween(FIRST_DAY, candidate.began as string))).toBeLessThanOrEqual(2);
    expect(FIRST_DAY > (candidate.beganAfter as string)).toBe(true);
    expect(candidate).toMatchObject({ ongoing: true, status: 'new', group: 'PR', carc: { code: '96' } });
    expect(candidate.qValue).toBeLessThan(1e-9);
    expect(candidate.score).toBeGreaterThan(50);
  });

  it('is announced once', () => {
    expect(notices).toEqual([
      expect.objectContaining({ id: candidate.id, title: candidate.title, foundAt: candidate.foundAt }),
    ]);
  });

  it('leads to exactly the claims that it counts, which are those that the ground truth names', async () => {
    const page: ClaimPage = await portal.client.accepted('GET', `/api/claims?limit=200&${candidate.claimsQuery}`);
    const found = page.items.map(({ id }) => id);
    expect(found).toHaveLength(candidate.since.denied);
    expect(page.items.reduce((sum, { billedAmount }) => sum + billedAmount, 0)).toBeCloseTo(candidate.atStake, 2);
    expect(found).toEqual(expect.arrayContaining(candidate.examples));
    const planted = await plantedClaims(portal);
    const hits = found.filter((id) => planted.has(id)).length;
    expect(hits / found.length).toBeGreaterThanOrEqual(0.95);
    expect(hits / planted.size).toBeGreaterThanOrEqual(0.95);
  });

  it('shows in the course of its policy, and nothing before it', async () => {
    const policy: PolicyDetailView = await portal.client.accepted('GET', `/api/policies/${candidate.id}`);
    expect(policy).toMatchObject({ source: 'detected', causeId: 'BG-NONCOV', effectiveFrom: candidate.began });
    const before = policy.daily.filter(({ day }) => day < FIRST_DAY);
    const since = policy.daily.filter(({ day }) => day >= FIRST_DAY);
    expect(before.reduce((sum, { claims }) => sum + claims, 0)).toBeGreaterThan(10);
    expect(before.reduce((sum, { denied }) => sum + denied, 0)).toBeLessThanOrEqual(1);
    expect(since.reduce((sum, { denied }) => sum + denied, 0)).toBe(candidate.since.denied);
  });

  it('is found the same by a portal that was paused, stepped and started again', async () => {
    const { runId } = await portal.client.status();
    let other = await openPortal();
    await other.client.start({ ...STORY, speed: 'real-time' });
    await other.client.command('pause');
    for (const days of [9, 8]) {
      await other.client.command('step', { days });
      await other.client.until(({ state }) => state === 'paused');
    }
    await other.app.close();
    other = await openPortal(other.file);
    await other.client.command('resume', { speed: 'max' });
    await other.client.completed();
    await caughtUp(other);
    expect((await other.client.status()).runId).toBe(runId);
    expect(await candidatesOf(other)).toEqual(await candidatesOf(portal));
    await other.close();
  });
});
