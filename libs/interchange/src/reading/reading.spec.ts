import fc from 'fast-check';
import { amountText, readAmount, readUnits } from './amounts.js';
import { readDate, readInstant, readX12Date, readX12Instant } from './dates.js';
import { icd10WithPoint, icd9WithPoint, isIcd10 } from './diagnosis-code.js';
import { FindingList, Reporter } from './finding-list.js';
import { FINDINGS_AT_MOST } from './limits.js';
import { writtenDate, writtenForm } from './written-form.js';

describe('an amount', () => {
  it('comes back to the cent as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        expect(readAmount(amountText(cents))).toBe(cents === 0 ? 0 : cents);
      }),
    );
  });

  it.each([
    ['500', 50_000],
    ['.5', 50],
    ['12.', 1_200],
    ['0.29', 29],
    ['1.10', 110],
    ['-9.00', -900],
    ['+3', 300],
    ['12.5000', 1_250],
    ['-0', 0],
  ])('%s is %i cents', (text, cents) => {
    expect(readAmount(text)).toBe(cents);
  });

  it.each(['', '.', '-', '1.005', '1,000.00', '$5', '1e3', 'x', '999999999999', ' 1', 'NaN'])('%p is none', (text) => {
    expect(readAmount(text)).toBeNull();
  });
});

describe('units', () => {
  it.each([
    ['1', 1],
    ['1.00', 1],
    ['2.5', 2.5],
    ['0', null],
    ['-1', null],
    ['', null],
    ['x', null],
  ])('%p are %p', (text, units) => {
    expect(readUnits(text)).toBe(units);
  });
});

describe('days and times', () => {
  it.each([
    ['20260228', '2026-02-28'],
    ['20240229', '2024-02-29'],
    ['20260229', null],
    ['20261301', null],
    ['20002316', null],
    ['260228', null],
    ['', null],
  ])('%p of X12 is %p', (text, day) => {
    expect(readX12Date(text)).toBe(day);
  });

  it.each([
    ['0915', '2026-03-02T09:15:00Z'],
    ['091530', '2026-03-02T09:15:30Z'],
    ['09153099', '2026-03-02T09:15:30Z'],
    ['', '2026-03-02T00:00:00Z'],
    ['2460', '2026-03-02T00:00:00Z'],
  ])('the time %p of X12 makes %p', (time, instant) => {
    expect(readX12Instant('20260302', time)).toBe(instant);
  });

  it.each([
    ['2026-03-02', '2026-03-02T00:00:00Z'],
    ['2026-03-02T09:15:30Z', '2026-03-02T09:15:30Z'],
    ['2026-03-02T09:15:30.123Z', '2026-03-02T09:15:30Z'],
    ['2026-03-02 09:15', '2026-03-02T09:15:00Z'],
    ['2026-03-02T23:15:00-05:00', '2026-03-02T23:15:00Z'],
    ['2026-03-02T01:15+09:30', '2026-03-02T01:15:00Z'],
    ['2026-03-02T01:15:00+99:00', null],
    ['2026-03-02T25:15:00Z', null],
    ['2026-02-30T09:15:00Z', null],
    ['03/02/2026', null],
    ['', null],
  ])('%p is the instant %p', (text, instant) => {
    expect(readInstant(text)).toBe(instant);
  });

  it('a day of ISO 8601 is one of the calendar', () => {
    expect(['2026-02-28', '2026-02-29', '2026-2-1', '0001-01-01'].map(readDate)).toEqual([
      '2026-02-28',
      null,
      null,
      null,
    ]);
  });
});

describe('what stands where something else was expected', () => {
  it.each([
    ['', 'it is blank'],
    ['3/2/2026', 'it is written like 9/9/9999'],
    ['Müller, Ada 1980', 'it is written like aaaaaa, aaa 9999'],
    ['A text that is longer than what is told', 'it is written like a aaaa aaaa aa aaaaa…'],
  ])('%p is told by its form alone: %s', (text, told) => expect(writtenForm(text)).toBe(told));

  it('is no day of the calendar where it has the form of a date', () => {
    expect([writtenDate('2026-02-30'), writtenDate('02/30')]).toEqual([
      'the calendar has no such day',
      'it is written like 99/99',
    ]);
  });
});

describe('the point of a diagnosis', () => {
  it.each([
    ['E119', 'E11.9'],
    ['I10', 'I10'],
    ['S72001A', 'S72.001A'],
    ['E11.9', 'E11.9'],
  ])('of ICD-10 in %s makes %s', (code, pointed) => {
    expect(icd10WithPoint(code)).toBe(pointed);
    expect(isIcd10(pointed)).toBe(true);
  });

  it.each([
    ['4779', '477.9'],
    ['V7389', 'V73.89'],
    ['E8888', 'E888.8'],
    ['496', '496'],
  ])('of ICD-9 in %s makes %s', (code, pointed) => {
    expect(icd9WithPoint(code)).toBe(pointed);
  });
});

describe('findings', () => {
  it('are listed up to a limit, errors before warnings, and the others are counted', () => {
    const list = new FindingList();
    for (let number = 1; number <= FINDINGS_AT_MOST + 5; number++) {
      new Reporter(list, { unit: 'line', number }).warning('field', 'Odd.');
    }
    new Reporter(list, { unit: 'line', number: 9_999 }).error('field', 'Wrong.');
    const { findings, findingsLeftOut, errors, warnings } = list.summary();
    expect(findings).toHaveLength(FINDINGS_AT_MOST);
    expect(findings.at(-1)).toMatchObject({ severity: 'error', place: { number: 9_999 } });
    expect([findingsLeftOut, errors, warnings]).toEqual([6, 1, FINDINGS_AT_MOST + 5]);
  });
});
