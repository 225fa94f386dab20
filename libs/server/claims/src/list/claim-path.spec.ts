import type { ClaimCount, ClaimNeighbors, ClaimPage } from '@portal/contracts';
import { type Appeal, type Claim, type ClaimStatus, submitClaim } from '@portal/domain';
import { claimOf, line } from '@portal/domain/testing';
import { REFERENCE } from '@portal/reference';
import { AppealEntity, ClaimEntity, ClaimLineEntity, insertRows, PolicyClaimEntity } from '@portal/server/database';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { TestApi } from '@portal/server/runtime/testing';
import { ClaimsModule } from '../claims.module.js';
import { ClaimPathFinder, type PathLimits } from './claim-path.js';
import { ServiceSets } from './service-sets.js';

const NOW = '2026-11-25T07:00:00Z';
const RUNS = ['RUN-A', 'RUN-B', null];
const PROVIDERS = ['PRV-001', 'PRV-002', 'PRV-003'];
const PAYERS = ['PAY-001', 'PAY-002', 'PAY-X01', 'PAY-014'];
const CAUSES = ['PTN-001', 'PTN-004', 'BG-ELIG'];
const CODES = ['99213', '99214', '36415', '93000'];
const STATUSES: readonly ClaimStatus[] = ['submitted', 'approved', 'denied', 'appealed', 'overturned', 'upheld'];
const POLICIES = ['EM25', 'ELIG'];
const QUESTIONS = 30;

const AS_THEY_ARE = new ClaimPathFinder(null as never, null as never).limits;

/** Limits under which each of the ways is taken by some question, however few claims there are. */
const LIMITS: Readonly<Record<string, PathLimits>> = {
  'as they are': AS_THEY_ARE,
  'so low that no filter leads to few claims': limits(0, 1_000_000, 1_000_000),
  'so low that all is gone through in order': limits(0, 0, 1_000_000),
  'so low that a list by charge is given up': limits(0, 0, 2),
  'in the middle': limits(20, 60, 30),
};

function limits(few: number, some: number, walked: number): PathLimits {
  const both = (number: number) => ({ submissionDate: number, billedAmount: number });
  return { few: both(few), many: 100, some: both(some), walked: { first: walked, settled: walked } };
}

/** The same numbers on every run of the suite. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const below = numbers(7);
const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
const day = (number: number) => new Date(Date.UTC(2026, 2, 1 + number)).toISOString();
const isDenied = (status: ClaimStatus) => status !== 'approved' && status !== 'submitted';

interface Known {
  readonly claim: Claim;
  readonly appeal: Appeal | null;
  readonly policyId: string | null;
}

/** Claims of two runs and of none: few days and charges, so that many stand level in both orders. */
function randomClaim(number: number): Known {
  const runId = pick(RUNS);
  const status = pick(STATUSES);
  const submitted = below(20);
  const id = `CLM-${runId?.slice(4) ?? 'NONE'}-${String(number).padStart(7, '0')}`;
  const codes = [...new Set([pick(CODES), pick(CODES)])];
  const content = claimOf(
    codes.map((procedureCode) => line({ procedureCode, billedAmount: 50_00 * (1 + below(3)) })),
    { providerId: pick(PROVIDERS), payerId: pick(PAYERS), submissionDate: day(submitted) },
  );
  const denied = isDenied(status);
  const claim = {
    ...submitClaim(content, { id, runId, source: 'generated', sequence: number, synthetic: true }),
    status,
    initialStatus: status === 'submitted' ? null : denied ? 'denied' : 'approved',
    processingDate: status === 'submitted' ? null : day(submitted + below(10)),
    ...(denied && { denialReason: 'Reason', denialCauseId: pick(CAUSES) }),
    adjustmentAmount: content.billedAmount,
  } as Claim;
  const decided = status === 'overturned' || status === 'upheld';
  const appeal = decided ? appealOf(claim, day(submitted + 12 + below(10))) : null;
  return { claim, appeal, policyId: denied && runId !== null && below(2) === 0 ? pick(POLICIES) : null };
}

function appealOf({ id, runId, status }: Claim, outcomeDate: string): Appeal {
  return {
    ...{ id: `APP-${id}`, claimId: id, runId, appealDate: outcomeDate, appealReason: 'Reason', appealStatus: status },
    ...{ decisionDueDate: outcomeDate, outcomeDate, amountAtStake: 0, recoveredAmount: 0 },
  } as Appeal;
}

type Question = Record<string, string>;

function randomQuestion(): Question {
  const some = (items: readonly string[]) => [...new Set([pick(items), pick(items)])].join(',');
  const span = (name: string) => {
    const from = below(25);
    const end = pick(['from', 'to', 'both']);
    return {
      ...(end !== 'to' && { [`${name}From`]: day(from).slice(0, 10) }),
      ...(end !== 'from' && { [`${name}To`]: day(from + below(8)).slice(0, 10) }),
    };
  };
  const filters: readonly (() => Question)[] = [
    () => ({ status: some(STATUSES) }),
    () => ({ initialStatus: some(['approved', 'denied', 'pending']) }),
    () => ({ providerId: some(PROVIDERS) }),
    () => ({ payerId: some([...PAYERS, 'PAY-NONE']) }),
    () => ({ patternId: some(CAUSES) }),
    () => ({ procedureCode: pick([...CODES, '00000']) }),
    () => ({ policyId: pick(POLICIES) }),
    () => span('submitted'),
    () => span('decided'),
    () => span('outcome'),
    () => ({ billedMin: String(50 * below(6)) }),
    () => ({ billedMax: String(50 * below(6)) }),
    () => ({ runId: pick(['RUN-A', 'RUN-B', 'RUN-NONE']) }),
    () => ({ search: pick(['modifier', 'aetna', 'medicare', '9921', '36415', 'CLM-A-00000', '12', 'nothing at all']) }),
  ];
  const chosen = Array.from({ length: below(4) }, () => pick(filters)());
  return Object.assign(
    { sort: pick(['submissionDate', '-submissionDate', 'billedAmount', '-billedAmount']) },
    ...chosen,
  );
}

/** Whether a claim is what a question asks for, in plain code. */
function answers(question: Question, { claim, appeal, policyId }: Known): boolean {
  const isOneOf = (name: string, value: string | null) => question[name]?.split(',').includes(value ?? '') ?? true;
  const within = (name: string, at: string | null | undefined) => {
    const [from, to] = [question[`${name}From`], question[`${name}To`]];
    if (!from && !to) return true;
    return typeof at === 'string' && at.slice(0, 10) >= (from ?? '') && at.slice(0, 10) <= (to ?? '9');
  };
  const dollars = claim.billedAmount / 100;
  return (
    isOneOf('status', claim.status) &&
    isOneOf('initialStatus', claim.initialStatus ?? 'pending') &&
    isOneOf('providerId', claim.providerId) &&
    isOneOf('payerId', claim.payerId) &&
    isOneOf('patternId', claim.denialCauseId) &&
    isOneOf('policyId', policyId) &&
    isOneOf('runId', claim.runId) &&
    (question['procedureCode'] === undefined || claim.procedureCodes.includes(question['procedureCode'])) &&
    within('submitted', claim.submissionDate) &&
    within('decided', claim.processingDate) &&
    within('outcome', appeal?.outcomeDate) &&
    dollars >= Number(question['billedMin'] ?? 0) &&
    dollars <= Number(question['billedMax'] ?? Infinity) &&
    holds(claim, question['search'])
  );
}

function holds(claim: Claim, text: string | undefined): boolean {
  if (text === undefined) return true;
  const names = [REFERENCE.payerById.get(claim.payerId)?.name, REFERENCE.providerById.get(claim.providerId)?.name];
  if (claim.denialCauseId === 'PTN-001') names.push('Missing Modifier 25');
  const number = Number(claim.id.slice(-7));
  return (
    [...names, ...claim.procedureCodes].some((each) => each?.toLowerCase().includes(text.toLowerCase())) ||
    claim.id.startsWith(text) ||
    (claim.runId !== null && /^\d+$/.test(text) && number === Number(text))
  );
}

describeOnEachEngine('the claim list, on whatever way its claims are found', (engine) => {
  const known = Array.from({ length: 400 }, (_, index) => randomClaim(index + 1));
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.open({ imports: [ClaimsModule] }, engine);
    const recorded = <Row extends object>(row: Row) => ({ ...row, recordedAt: NOW });
    await api.write(async (manager) => {
      await insertRows(
        manager,
        ClaimEntity,
        known.map(({ claim }) => recorded(claim)),
      );
      const lines = known.flatMap(({ claim: { id, lineItems } }) =>
        lineItems.map((item, index) => ({ ...item, claimId: id, lineNumber: index + 1 })),
      );
      await insertRows(manager, ClaimLineEntity, lines);
      await insertRows(
        manager,
        AppealEntity,
        known.flatMap(({ appeal }) => (appeal ? [recorded(appeal)] : [])),
      );
      const links = known.flatMap(({ claim: { id, runId }, policyId }) =>
        policyId === null || runId === null ? [] : [{ claimId: id, runId, policyId }],
      );
      await insertRows(manager, PolicyClaimEntity, links);
    });
  });
  afterAll(() => api.close());

  it.each([
    ...Object.entries(LIMITS).map(
      ([name, limitsNow]) => [name, limitsNow, new ServiceSets(null as never).most] as const,
    ),
    ['as they are, more sets of services than are gone through', AS_THEY_ARE, 2] as const,
  ])('answers with limits %s as plain code does', async (_, limitsNow, mostSets) => {
    api.get(ClaimPathFinder).limits = limitsNow;
    api.get(ServiceSets).most = mostSets;
    let found = 0;
    for (let number = 0; number < QUESTIONS; number++) {
      const question = randomQuestion();
      const { sort, ...filters } = question;
      const expected = inOrder(
        known.filter((each) => answers(question, each)),
        sort as string,
      );
      found += Number(expected.length > 0);
      const query = new URLSearchParams(question);
      const pages = await api.allPages<ClaimPage['items'][number]>(`/api/claims?${query}&limit=${pick([20, 50, 200])}`);
      expect({ question, ids: pages.flat().map(({ id }) => id) }).toEqual({ question, ids: expected });
      const count = await api.request<ClaimCount>(`/api/claims/count?${new URLSearchParams(filters)}`);
      expect({ question, ...count.body }).toEqual({ question, total: expected.length });
      const place = below(expected.length);
      if (!expected[place]) continue;
      const beside = await api.request<ClaimNeighbors>(`/api/claims/${expected[place]}/neighbors?${query}`);
      const [previousId, nextId] = [expected[place - 1] ?? null, expected[place + 1] ?? null];
      expect({ question, ...beside.body }).toEqual({ question, previousId, nextId });
    }
    // No way passes because nothing was there to be found.
    expect(found).toBeGreaterThan(QUESTIONS / 3);
  });
});

function inOrder(found: readonly Known[], sort: string): string[] {
  const property = sort.replace('-', '') as 'submissionDate' | 'billedAmount';
  const claims = found.map(({ claim }) => claim);
  claims.sort((a, b) => (a[property] < b[property] || (a[property] === b[property] && a.id < b.id) ? -1 : 1));
  if (sort.startsWith('-')) claims.reverse();
  return claims.map(({ id }) => id);
}
