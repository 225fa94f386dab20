import { type Claim, DAY_SECONDS, dayOf, runStart, toEpochSeconds } from '@portal/domain';
import { type FileReading, read835, type ReceivedAnswer } from '@portal/interchange';
import { policyBookOf } from '@portal/reference';
import type { SimulationBatch } from '@portal/simulation';
import { liveThrough, runOf, StoredRun } from '@portal/simulation/testing';
import { sentClaim, statedAnswer } from '../export/sent-claims.js';
import { x12File } from '../export/x12-file.js';
import { ClaimParties } from './claim-parties.js';
import { receivedBatches } from './received-batches.js';
import { type AcceptedClaim, type ReadFile, receivedSet } from './received-set.js';

const SEED = 20260105;
const DAYS = 60;
const SET = { id: 'RUN-ABCDEF', runKey: 'ABCDEF' };
const run = runOf(SEED, {
  ...{ pricing: 'fee-schedule', adjudication: 'payer-lag', duration: 'continuous' },
  ...{ claimsPerDay: 40, warmupDays: 0, appealRate: 0, practiceSessionsPerDay: 0 },
});
const { config, runKey } = run;

interface Source {
  readonly batches: readonly SimulationBatch[];
  readonly rows: StoredRun;
}

/** Claims of the simulation. */
function simulated(): Source {
  const batches: SimulationBatch[] = [];
  const until = runStart(config) + DAYS * DAY_SECONDS;
  const { rows } = liveThrough(run, { until, limits: { maxClaims: 500 }, onBatch: (batch) => batches.push(batch) });
  return { batches, rows };
}

/** The same claims as files bring them, with what their payers answered. */
function received(claims: readonly Claim[]): Source {
  const rows = new StoredRun();
  const batches = [...receivedBatches(accepted(claims), SET, policyBookOf(config))].map(({ batch }) => batch);
  for (const batch of batches) rows.store(batch);
  return { batches, rows };
}

function accepted(claims: readonly Claim[]): readonly AcceptedClaim[] {
  const answers = claims.map(statedAnswer).filter((answer) => answer !== null);
  const counts = { findingsLeftOut: 0, errors: 0, warnings: 0, claimsLeftOut: 0, answersLeftOut: 0 };
  const reading = { format: 'x12-837' as const, claims: claims.map(sentClaim), answers, findings: [], ...counts };
  const file: ReadFile = { name: 'all.837', sha256: '', reading };
  const set = receivedSet([file], new ClaimParties({}, {}));
  expect(set).toMatchObject({ findings: [], skipped: 0 });
  return set.accepted;
}

async function remittancesOf(claims: readonly Claim[]): Promise<FileReading> {
  const parts: string[] = [];
  const pages = (async function* () {
    yield claims;
  })();
  const named = { id: run.runId, cursor: '2026-03-06T00:00:00Z' };
  for await (const part of x12File('835', named, pages)) parts.push(part);
  return read835(parts.join(''));
}

const claimsOf = ({ rows }: Source) => [...rows.claims.values()];
const simulation = simulated();
const files = received(claimsOf(simulation));

describe.each([
  ['the simulation', simulation, { id: run.runId, runKey }],
  ['files', files, SET],
])('claims from %s', (_, source, set) => {
  it('come in batches that follow each other, each claim once, in order of its number', () => {
    const { batches } = source;
    expect(claimsOf(source).length).toBeGreaterThan(2_000);
    batches.forEach((batch, index) => expect(batch.from).toBe(index === 0 ? batch.from : batches[index - 1]?.to));
    const numbers = batches.flatMap(({ claims }) => claims.map(({ sequence }) => sequence));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('are those that were sent in the span of their batch', () => {
    for (const { from, to, claims } of source.batches) {
      const sent = claims.map(({ submissionDate }) => toEpochSeconds(submissionDate));
      expect(sent.filter((at) => at <= from || at > to)).toEqual([]);
    }
  });

  it('belong to their set and say where they came from', () => {
    const origins = new Set(
      claimsOf(source).map(({ runId, source: from, synthetic }) => `${runId} ${from} ${synthetic}`),
    );
    expect([...origins]).toEqual([set === SET ? `${set.id} imported false` : `${set.id} generated true`]);
    for (const { id } of claimsOf(source)) expect(id).toMatch(new RegExp(`^CLM-${set.runKey}-\\d{7}$`));
  });

  it('have money that adds up, line by line and together (law 6)', () => {
    for (const claim of claimsOf(source).filter(({ initialStatus }) => initialStatus !== null)) {
      const { billedAmount, adjustmentAmount, paidAmount, patientAmount, lineItems } = claim;
      expect(billedAmount - adjustmentAmount).toBe(paidAmount + patientAmount);
      for (const line of lineItems) {
        const off = line.adjustments.reduce((sum, { amount }) => sum + amount, 0);
        expect(line.billedAmount - off).toBe(line.paidAmount);
      }
    }
  });

  it('name cause and codes where they were denied, and only there', () => {
    for (const claim of claimsOf(source)) {
      const isDenied = claim.initialStatus === 'denied';
      expect([claim.denialCauseId, claim.denialReason, claim.denialCarc].map((part) => part !== null)).toEqual(
        Array(3).fill(isDenied),
      );
    }
  });
});

describe('claims that left the simulation as files and came back', () => {
  const sent = claimsOf(simulation);
  const back = new Map(claimsOf(files).map((claim) => [claim.sequence, claim]));
  const pairs = sent.map((claim, index) => [claim, back.get(index + 1) as Claim] as const);

  it('have answers that balance as remittances must, with the charge of a denial of group PR as the patient’s', async () => {
    const answers = sent.map(statedAnswer).filter((answer) => answer !== null);
    const owed = answers.filter(({ outcome, patientAmount }) => outcome === 'denied' && patientAmount > 0);
    expect(owed.length).toBeGreaterThan(10);
    expect(owed.every(({ billedAmount, patientAmount }) => billedAmount === patientAmount)).toBe(true);
    const file = await remittancesOf(sent);
    expect(file).toMatchObject({ errors: 0, warnings: 0 });
    const amounts = ({ claimNumber, outcome, billedAmount, paidAmount, patientAmount }: ReceivedAnswer) => ({
      ...{ claimNumber, outcome, billedAmount, paidAmount, patientAmount },
    });
    expect(file.answers.map(amounts)).toEqual(answers.map(amounts));
  });

  it('are the same claims', () => {
    for (const [before, after] of pairs) {
      const same = ({ providerId, payerId, submissionDate, dateOfService, diagnosisCodes, billedAmount }: Claim) => ({
        ...{ providerId, payerId, submissionDate, dateOfService, diagnosisCodes, billedAmount },
      });
      expect(same(after)).toEqual(same(before));
      expect(after.lineItems).toEqual(before.lineItems);
      expect(after.processingDate && dayOf(after.processingDate)).toBe(
        before.processingDate && dayOf(before.processingDate),
      );
      const money = ({ allowedAmount, paidAmount, patientAmount, adjustmentAmount, status }: Claim) => ({
        ...{ allowedAmount, paidAmount, patientAmount, adjustmentAmount, status },
      });
      expect(money(after)).toEqual(money(before));
    }
  });

  it('are denied for the cause that was in them, whatever the files say of it', () => {
    const denied = pairs.filter(([{ initialStatus }]) => initialStatus === 'denied');
    expect(denied.length).toBeGreaterThan(100);
    const other = denied.filter(([before, after]) => before.denialCauseId !== after.denialCauseId);
    const words = other.map(
      ([before, after]) => `${before.denialCauseId} ${before.denialCarc} -> ${after.denialCauseId}`,
    );
    expect(words).toEqual([]);
  });

  it('name nobody: names, numbers and days of birth are others, the same for the same person', () => {
    // In the files a person is a name, a birth date and a member number: where one of them is wrong, it is another person.
    const personOf = ({ patientName, patientDob, memberId }: Claim) =>
      JSON.stringify([patientName, patientDob, memberId]);
    const people = new Map<string, string>();
    for (const [before, after] of pairs) {
      const person = personOf(before);
      expect(after.patientId).not.toBe(before.patientId);
      expect(after.memberId).not.toBe(before.memberId);
      expect(after.patientDob === null || after.patientDob.endsWith('-01')).toBe(true);
      expect(people.get(person) ?? after.patientId).toBe(after.patientId);
      people.set(person, after.patientId);
    }
    expect(new Set(people.values()).size).toBe(people.size);
    const names = pairs.filter(([before, after]) => before.patientName === after.patientName).length;
    expect(names / pairs.length).toBeLessThan(0.01);
  });
});
