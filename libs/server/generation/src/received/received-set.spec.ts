import { syntheticNpi } from '@portal/domain';
import type { FileReading, ReceivedAnswer, ReceivedClaim } from '@portal/interchange';
import { REFERENCE } from '@portal/reference';
import { ClaimParties } from './claim-parties.js';
import { type ReadFile, receivedSet } from './received-set.js';

const provider = REFERENCE.providers[0] as (typeof REFERENCE.providers)[number];
const payer = REFERENCE.payers[0] as (typeof REFERENCE.payers)[number];

function claim(claimNumber: string, changes: Partial<ReceivedClaim> = {}): ReceivedClaim {
  return {
    place: { unit: 'segment', number: 12 },
    claimNumber,
    billingProvider: { id: provider.npi, name: 'ANY NAME' },
    renderingNpi: null,
    payer: { id: '60054', name: payer.name.toUpperCase() },
    patient: { name: 'Testwell, Ada', birthDate: '1980-05-10', sex: 'F', memberId: 'M1' },
    submissionDate: '2026-02-02T09:00:00Z',
    dateOfService: '2026-01-30',
    ...{ placeOfService: '11', serviceLocation: null, diagnosisCodes: ['I10'] },
    lines: [
      {
        ...{ lineNumber: 1, procedureCode: '99213', modifiers: [], units: 1, diagnosisCodes: ['I10'], ndc: null },
        billedAmount: 15_000,
      },
    ],
    ...{ authorizationNumber: null, referralNumber: null, orderingNpi: null, referringNpi: null, cliaNumber: null },
    ...{ accidentDate: null, attachmentControlNumber: null, frequencyCode: '1', replacedClaimNumber: null },
    billedAmount: 15_000,
    ...changes,
  };
}

function answer(claimNumber: string, changes: Partial<ReceivedAnswer> = {}): ReceivedAnswer {
  return {
    ...{ place: { unit: 'segment', number: 7 }, claimNumber, processedOn: '2026-02-20', outcome: 'paid' },
    ...{ billedAmount: 15_000, paidAmount: 15_000, patientAmount: 0, adjustments: [], lines: [] },
    payerClaimNumber: null,
    ...changes,
  };
}

/** A claim that was sent on a day of February in the place of another. */
function replacement(claimNumber: string, day: string, replacedClaimNumber: string | null): ReceivedClaim {
  return claim(claimNumber, { submissionDate: `2026-02-${day}T09:00:00Z`, frequencyCode: '7', replacedClaimNumber });
}

function file(name: string, changes: Partial<FileReading>): ReadFile {
  const counts = { findingsLeftOut: 0, errors: 0, warnings: 0, claimsLeftOut: 0, answersLeftOut: 0 };
  return {
    ...{ name, sha256: name },
    reading: { format: 'x12-837', claims: [], answers: [], findings: [], ...counts, ...changes },
  };
}

const NOBODY = new ClaimParties({}, {});
const read = (files: readonly ReadFile[], parties = NOBODY) => receivedSet(files, parties);
const faults = (files: readonly ReadFile[]) =>
  read(files).findings.map(({ severity, claimNumber, field, message }) => [severity, claimNumber, field, message]);

describe('a set of claims from files', () => {
  it('brings claims together with answers of other files, in the order in which they were sent', () => {
    const late = claim('B', { submissionDate: '2026-02-03T09:00:00Z' });
    const set = read([file('a.837', { claims: [late, claim('A')] }), file('b.835', { answers: [answer('B')] })]);
    expect(set.accepted.map((one) => [one.claim.claimNumber, one.place, one.answer?.place ?? null])).toEqual([
      ['A', 'a.837, segment 12', null],
      ['B', 'a.837, segment 12', 'b.835, segment 7'],
    ]);
    expect(set).toMatchObject({ skipped: 0, findings: [], errors: 0, warnings: 0 });
  });

  it('knows providers by their NPI and payers by their name', () => {
    const [accepted] = read([file('a.837', { claims: [claim('A')] })]).accepted;
    expect(accepted).toMatchObject({ providerId: provider.id, payerId: payer.id });
  });

  it('takes nobody whom the portal does not know, until somebody is chosen to stand for them', () => {
    const [npi, name] = [syntheticNpi(77), 'Nowhere Mutual'];
    const stranger = claim('A', { billingProvider: { id: npi, name: null }, payer: { id: null, name } });
    const files = [file('a.837', { claims: [stranger] })];
    expect(read(files).accepted).toEqual([]);
    expect(faults(files).map(([severity, , field]) => [severity, field])).toEqual([
      ['error', 'billing provider'],
      ['error', 'payer'],
    ]);
    const chosen = new ClaimParties({ [npi]: provider.id }, { [name]: payer.id });
    expect(read(files, chosen).accepted).toMatchObject([{ providerId: provider.id, payerId: payer.id }]);
    expect(chosen.payersOf([stranger])).toEqual([{ key: name, name, claims: 1, standsFor: payer.id, how: 'chosen' }]);
  });

  it('has each claim number once: the second is refused with the place of the first', () => {
    const files = [file('a.837', { claims: [claim('A')] }), file('b.837', { claims: [claim('A')] })];
    expect(read(files)).toMatchObject({ accepted: [{ place: 'a.837, segment 12' }], skipped: 1, errors: 1 });
    const message =
      'The number stands at a.837, segment 12 already; only a replacement (frequency 7) that was sent later may keep it.';
    expect(faults(files)).toEqual([['error', 'A', 'claim number', message]]);
  });

  it('keeps the first answer of a payer and says of the others that they are left out', () => {
    const answers = [answer('A', { processedOn: '2026-03-01' }), answer('A', { processedOn: '2026-02-10' })];
    const files = [file('a.837', { claims: [claim('A')] }), file('b.835', { answers })];
    expect(read(files).accepted[0]?.answer?.processedOn).toBe('2026-02-10');
    expect(faults(files).map(([severity, , field]) => [severity, field])).toEqual([['warning', 'answer']]);
  });

  it('warns of an answer that belongs to none of its claims', () => {
    expect(faults([file('b.835', { answers: [answer('Z')] })])).toEqual([
      ['warning', 'Z', 'claim number', 'No claim of these files has the number.'],
    ]);
  });

  it.each([
    ['before the claim was sent', { processedOn: '2026-02-01' }, 'day of processing'],
    ['about another charge', { billedAmount: 14_000, paidAmount: 14_000 }, 'charge'],
    ['whose amounts do not add up', { paidAmount: 14_999 }, 'amounts'],
  ])('refuses an answer %s, and its claim with it', (_, changes, field) => {
    const files = [file('a.837', { claims: [claim('A')] }), file('b.835', { answers: [answer('A', changes)] })];
    expect(read(files)).toMatchObject({ accepted: [], skipped: 1, errors: 1 });
    expect(faults(files).map(([severity, number, where]) => [severity, number, where])).toEqual([
      ['error', 'A', field],
    ]);
  });

  it('refuses a claim whose patient’s sex nobody gives', () => {
    const patient = { ...claim('A').patient, sex: null };
    expect(faults([file('a.837', { claims: [claim('A', { patient })] })])).toEqual([
      ['error', 'A', 'patient sex', 'The patient’s sex is needed, F or M.'],
    ]);
  });

  it('counts what the files themselves could not give', () => {
    const finding = {
      severity: 'error',
      place: { unit: 'line', number: 3 },
      claimNumber: 'C',
      field: 'charge',
    } as const;
    const broken = file('c.csv', {
      findings: [{ ...finding, message: 'is needed' }],
      errors: 4,
      warnings: 2,
      claimsLeftOut: 3,
    });
    expect(read([broken])).toMatchObject({
      skipped: 3,
      errors: 4,
      warnings: 2,
      findings: [{ file: 'c.csv', place: 'line 3' }],
    });
  });
});

describe('a replacement', () => {
  const links = (files: readonly ReadFile[]) =>
    read(files).accepted.map(({ claim: one, replaces, answer: given }) => [
      ...[one.claimNumber, one.frequencyCode, replaces?.submissionDate.slice(8, 10) ?? null],
      given?.processedOn.slice(8) ?? null,
    ]);
  const sent = (...claims: ReceivedClaim[]) => file('a.837', { claims });
  const answered = (...answers: ReceivedAnswer[]) => file('b.835', { answers });

  it('finds its original by the number that the payer gave it', () => {
    const files = [
      sent(replacement('B', '25', 'ICN-1'), claim('ICN-1'), claim('A')),
      answered(answer('A', { payerClaimNumber: 'ICN-1' })),
    ];
    expect(read(files).findings).toEqual([]);
    expect(links(files)).toEqual([
      ['A', '1', null, '20'],
      ['ICN-1', '1', null, null],
      ['B', '7', '02', null],
    ]);
    expect(read(files).accepted[2]?.replaces?.claimNumber).toBe('A');
  });

  it('finds its original by the practice’s number where no payer gave that number', () => {
    const files = [sent(claim('A'), replacement('B', '25', 'A'))];
    expect(read(files).accepted[1]?.replaces?.claimNumber).toBe('A');
  });

  it('says when its original is not there, or is another payer’s', () => {
    const other = REFERENCE.payers[1] as typeof payer;
    const strange = { ...replacement('B', '25', 'ICN-1'), payer: { id: null, name: other.name } };
    const files = [sent(claim('A'), strange), answered(answer('A', { payerClaimNumber: 'ICN-1' }))];
    expect(read(files).accepted[1]?.replaces).toBeNull();
    expect(faults(files)).toEqual([
      ['warning', 'B', 'replaced claim', 'The claim that it replaces is not among those of these files.'],
    ]);
  });

  it('may keep the number of its original: each has the answers of its days', () => {
    const days = ['2026-02-20', '2026-02-25', '2026-03-10'];
    const files = [
      sent(replacement('A', '25', null), claim('A')),
      answered(...days.map((processedOn) => answer('A', { processedOn }))),
    ];
    expect(links(files)).toEqual([
      ['A', '1', null, '20'],
      ['A', '7', '02', '10'],
    ]);
    expect(faults(files).map(([severity, , field]) => [severity, field])).toEqual([['warning', 'answer']]);
  });

  it('leaves to its original the first answer with the number that it names, whenever that came', () => {
    const first = answer('A', { processedOn: '2026-03-01', payerClaimNumber: 'ICN-1' });
    const files = [
      sent(claim('A'), replacement('A', '25', 'ICN-1')),
      answered(first, { ...first, processedOn: '2026-03-12' }),
    ];
    expect(links(files)).toEqual([
      ['A', '1', null, '01'],
      ['A', '7', '02', '12'],
    ]);
  });

  it('is replaced itself by the next with its number', () => {
    const files = [sent(claim('A'), replacement('A', '10', null), replacement('A', '20', null))];
    expect(links(files)).toEqual([
      ['A', '1', null, null],
      ['A', '7', '02', null],
      ['A', '7', '10', null],
    ]);
  });

  it('has none of the answers to an original that is not there', () => {
    const files = [
      sent(replacement('A', '25', null)),
      answered(answer('A'), answer('A', { processedOn: '2026-03-10' })),
    ];
    expect(links(files)).toEqual([['A', '7', null, '10']]);
    expect(faults(files)).toEqual([
      [
        ...['warning', 'A', 'answer'],
        'The answer is about the claim that was replaced, which is not in these files; it is left out.',
      ],
    ]);
  });

  it('has the answer of its own row, whatever its day', () => {
    const place = { unit: 'line', number: 2 } as const;
    const [original, later] = [claim('A', { place }), { ...replacement('A', '10', null), place }];
    const table = (name: string, one: ReceivedClaim, processedOn: string) =>
      file(name, { format: 'csv', claims: [one], answers: [answer('A', { place, processedOn })] });
    expect(links([table('a.csv', original, '2026-02-20'), table('b.csv', later, '2026-02-22')])).toEqual([
      ['A', '1', null, '20'],
      ['A', '7', '02', '22'],
    ]);
  });

  it('is refused where it was not sent after the claim whose number it keeps', () => {
    const files = [sent(replacement('A', '02', null), claim('A'))];
    expect(links(files)).toEqual([['A', '1', null, null]]);
    expect(faults(files).map(([severity, , field]) => [severity, field])).toEqual([['error', 'claim number']]);
  });
});

it('a choice of somebody whom the portal does not have is refused by its field', () => {
  expect(() => new ClaimParties({ 'a/b': 'PRV-999' }, {})).toThrow(
    expect.objectContaining({
      code: 'unknown-reference',
      problems: [{ pointer: '/providers/a~1b', detail: 'there is no PRV-999' }],
    }),
  );
});
