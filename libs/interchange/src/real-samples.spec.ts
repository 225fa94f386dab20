import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '@portal/domain';
import type { FileReading } from './received-claim.js';
import { readClaimFile } from './read-claim-file.js';
import { problemOf } from '@portal/domain/testing';

/** Files that others wrote, beside the project where someone put them. */
const CASES = join(__dirname, '../../..', '../shared/cases');
const describeCases = existsSync(CASES) ? describe : describe.skip;

const filesOf = (folder: string, beginning = '') =>
  existsSync(CASES)
    ? readdirSync(join(CASES, folder))
        .filter((name) => name.startsWith(beginning))
        .map((name) => join(folder, name))
    : [];
const readCase = (name: string) => readClaimFile(name, readFileSync(join(CASES, name), 'utf8'));
const claimsOf = ({ claims, claimsLeftOut }: FileReading) => claims.length + claimsLeftOut;
const messagesOf = ({ findings }: FileReading) => findings.map(({ message }) => message);
/** What a file is refused by, or else its errors. */
const errorsOf = (name: string) => {
  try {
    return readCase(name)
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ message }) => message);
  } catch (error) {
    if (error instanceof DomainError) return [error.message];
    throw error;
  }
};

describeCases('files that others wrote', () => {
  it.each([
    ['837/imsweb_x12_many_claims.txt', 820],
    ['837/imsweb_x12_multiple_transactions.txt', 624],
    ['837/imsweb_x12_multiple_isa.txt', 4],
    ['837/imsweb_x12_multiple_gs.txt', 6],
    ['837/imsweb_x12_multiple_st.txt', 4],
    ['837/imsweb_x12_complex.txt', 6],
    ['837/imsweb_x12_valid_different_separators.txt', 2],
  ])(
    '%s holds %i claims, sent before their services and with charges that their lines do not add up to',
    (name, count) => {
      const reading = readCase(name);
      expect(claimsOf(reading)).toBe(count);
      expect([reading.claims, reading.claimsLeftOut, reading.errors]).toEqual([[], count, 2 * count]);
      expect(messagesOf(reading)).toContainEqual(
        expect.stringMatching(/^The charge is 500.00, and its lines add up to/),
      );
      expect(messagesOf(reading)).toContain('The day of service lies after the day on which the claim was sent.');
    },
  );

  it('are the same by other separators', () => {
    const [usual, other] = ['valid', 'valid_different_separators'].map((name) =>
      readCase(`837/imsweb_x12_${name}.txt`),
    );
    expect(other?.findings).toEqual(usual?.findings);
  });

  it('are claims of an institution, which are not taken', () => {
    expect(errorsOf('837/imsweb_x223-test.txt')).toEqual([
      'The claims are institutional; only professional claims (005010X222) are taken.',
    ]);
  });

  it.each(filesOf('837', 'lfh_'))('%s is a claim of the time of ICD-9', (name) => {
    const reading = readCase(name);
    expect([reading.claims.length, reading.claimsLeftOut, reading.errors]).toEqual([1, 0, 0]);
    expect(messagesOf(reading)).toContain('Diagnoses are coded by ICD-9; no rule of today knows them.');
  });

  it('tell of another payer without taking it for the claim’s', () => {
    const [claim] = readCase('837/lfh_demo.cob.example3.B.837').claims;
    expect(claim).toMatchObject({
      payer: { id: '567890', name: 'GREAT PRAIRIES HEALTH' },
      patient: { name: 'SMITH, TED', birthDate: '1973-05-01', memberId: '222334444' },
      diagnosisCodes: ['477.9', '272.4', '278.0', '530.81'],
      billedAmount: 7_904,
      serviceLocation: 'KILDARE ASSOCIATES',
    });
  });

  it('tell of drugs and of who ordered them', () => {
    const [claim] = readCase('837/lfh_demo.drug.example10.3.837').claims;
    expect(claim?.lines.map(({ ndc }) => ndc?.slice(0, 5) ?? null)).toEqual([
      null,
      '00004',
      '63323',
      '00338',
      '08290',
      '08290',
    ]);
    expect(claim).toMatchObject({ orderingNpi: '1112223338', dateOfService: '2004-02-01' });
  });

  it.each([
    ['835/lfh_cob-contractural-adjustment.835', 1],
    ['835/lfh_managed-care.835', 2],
    ['835/lfh_medicare-part-a.835', 2],
    ['835/lfh_secondary-payment.835', 2],
    ['835/lfh_tertiary-payment.835', 1],
  ])('%s holds %i answers, all of which add up', (name, count) => {
    const reading = readCase(name);
    expect([reading.answers.length, reading.answersLeftOut, reading.errors]).toEqual([count, 0, 0]);
    expect(messagesOf(reading).filter((message) => message.startsWith('What is billed'))).toEqual([]);
  });

  it.each(filesOf('bad'))('%s stores nothing and says why', (name) => {
    expect(errorsOf(name)).not.toEqual([]);
  });

  it.each(filesOf('277ca'))('%s is an answer of another kind', (name) => {
    expect(problemOf(() => readCase(name)).message).toMatch(/^The file holds transaction set (277|999), an a/);
  });

  it.each([...filesOf('csv', 'synthea_'), ...filesOf('fhir')])('%s is in a format that is not supported', (name) => {
    expect(problemOf(() => readCase(name)).message).toMatch('The format of the file is not supported.');
  });
});
