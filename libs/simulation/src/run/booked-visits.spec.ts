import { type BookedVisit, DAY_SECONDS, toCalendarDate, toEpochSeconds } from '@portal/domain';
import { REFERENCE } from '@portal/reference';
import { estimate } from '../estimate/estimate.js';
import { runOf } from '../testing/run-of.js';
import { liveThrough, type StoredRun } from '../testing/stored-run.js';
import { validateConfig } from './validate-config.js';

const VISITS: readonly BookedVisit[] = [
  { providerId: 'PRV-001', payerId: 'PAY-014', day: 1 },
  { providerId: 'PRV-009', payerId: 'PAY-001', day: 3 },
  { providerId: 'PRV-009', payerId: 'PAY-001', day: 3 },
  { providerId: 'PRV-003', payerId: 'PAY-002', day: 5 },
  { providerId: 'PRV-004', payerId: 'PAY-024', day: 6 },
  { providerId: 'PRV-001', payerId: 'PAY-015', day: 900 },
];
const settings = { claimsPerDay: 20, warmupDays: 3, duration: '1-week' } as const;
const run = runOf(11, { ...settings, bookedVisits: VISITS });
let rows: StoredRun;
let booked: ReturnType<typeof bookedIn>;

beforeAll(() => {
  ({ rows } = liveThrough(run));
  booked = bookedIn(rows);
});

/** What became of the booked visits, in their order. */
function bookedIn({ truths, claims }: StoredRun) {
  return [...truths.values()]
    .filter(({ stream }) => stream.startsWith('booked-visit/'))
    .map(({ claimId, stream, plantedCauseId }) => {
      const number = Number(stream.split('/')[1]);
      return { number, plantedCauseId, claim: claims.get(claimId), visit: VISITS[number] as BookedVisit };
    })
    .sort((a, b) => a.number - b.number);
}

describe('booked visits in a run', () => {
  it('become claims of their provider and payer, on their day, each once; later ones wait outside of the run', () => {
    expect(booked.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4]);
    const start = toEpochSeconds(run.config.startDate);
    for (const { claim, visit } of booked) {
      const day = toCalendarDate(start + (visit.day - 1) * DAY_SECONDS);
      expect(claim).toMatchObject({ providerId: visit.providerId, payerId: visit.payerId, dateOfService: day });
      expect(claim?.submissionDate.slice(0, 10)).toBe(day);
    }
  });

  it('come on top of the claims a day', () => {
    const without = liveThrough(runOf(11, settings)).rows;
    expect(rows.claims.size).toBe(without.claims.size + 5);
  });

  it('are clean: the payer denies none of them', () => {
    for (const { claim, plantedCauseId } of booked)
      expect([plantedCauseId, claim?.initialStatus]).toEqual([null, 'approved']);
  });

  it('are patients whom the payer insures, each another one', () => {
    for (const { claim, visit } of booked) {
      const born = Number(claim?.patientDob?.slice(0, 4));
      const child = Number(run.config.startDate.slice(0, 4)) - born <= 19;
      if (REFERENCE.payerById.get(visit.payerId)?.childOnly) expect(child).toBe(true);
    }
    expect(new Set(booked.map(({ claim }) => claim?.patientId)).size).toBe(booked.length);
  });

  it('take place by telehealth where the work allows it', () => {
    const telehealth = Array.from({ length: 30 }, () => ({ providerId: 'PRV-009', payerId: 'PAY-001', day: 2 }));
    const many = liveThrough(runOf(5, { ...settings, bookedVisits: telehealth })).rows;
    const places = [...many.truths.values()]
      .filter(({ stream }) => stream.startsWith('booked-visit/'))
      .map(({ claimId }) => many.claims.get(claimId)?.placeOfService);
    expect(places).toHaveLength(30);
    expect(places.filter((place) => place === '10').length).toBeGreaterThan(25);
  });

  it('that a provider’s patients cannot have are left out, and the run goes on', () => {
    const bookedVisits = [{ providerId: 'PRV-002', payerId: 'PAY-024', day: 1 }];
    const { claims, truths } = liveThrough(runOf(11, { ...settings, bookedVisits })).rows;
    expect(claims.size).toBeGreaterThan(100);
    expect([...truths.values()].filter(({ stream }) => stream.startsWith('booked-visit/'))).toEqual([]);
  });

  it('are part of the run: the same rows wherever it is cut (law 1)', () => {
    const start = toEpochSeconds(run.config.startDate);
    const cuts = [0.7, 2.74, 2.76, 4, 5.8].map((days) => start + Math.round(days * DAY_SECONDS));
    expect(liveThrough(run, { cuts, limits: { maxClaims: 7 } }).rows.digest()).toBe(rows.digest());
  });

  it('are announced by the estimate, which does not count them', () => {
    const { warnings, claims } = estimate(run.config, 'max');
    expect(warnings).toContain('6 booked visits come on top of the claims a day and are not in the estimate.');
    expect(claims).toBe(estimate(runOf(11, settings).config, 'max').claims);
  });

  it.each([
    [{ providerId: 'PRV-404' }, 'providerId'],
    [{ providerId: 'PRV-002' }, 'providerId'],
    [{ payerId: 'PAY-404' }, 'payerId'],
    [{ payerId: 'PAY-029' }, 'payerId'],
  ])('that name what cannot be are refused: %j', (wrong, field) => {
    const [first] = VISITS as readonly [BookedVisit];
    const config = { ...run.config, providerIds: ['PRV-001'], bookedVisits: [first, { ...first, ...wrong }] };
    expect(validateConfig(config).map(({ pointer }) => pointer)).toEqual([`/bookedVisits/1/${field}`]);
  });
});
