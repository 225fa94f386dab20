import { ageOn } from '@portal/domain';
import { Pseudonyms, roughBirthDate } from './pseudonyms.js';

const ada = { name: 'Testwell, Ada', birthDate: '1980-05-10', sex: 'F', memberId: 'M1' } as const;

describe('a patient of received claims', () => {
  it('is one person here on each of their claims, however the name is written', () => {
    const pseudonyms = new Pseudonyms('ABCDEF');
    const first = pseudonyms.of(ada, 'F');
    expect(pseudonyms.of({ ...ada, name: 'TESTWELL, ADA' }, 'F')).toEqual(first);
    expect(pseudonyms.of({ ...ada, name: 'Testwell, Bea' }, 'F').patientId).toBe('PT-ABCDEF-000002');
    expect(first).toMatchObject({ patientId: 'PT-ABCDEF-000001', memberId: expect.stringMatching(/^ZZ\d+$/) });
    expect(first.patientName).not.toContain('Testwell');
  });
});

describe('a birth date that names no day', () => {
  it('is the first of the month', () => {
    expect(roughBirthDate('1980-05-10', '2026-01-30')).toBe('1980-05-01');
    expect(roughBirthDate(null, '2026-01-30')).toBeNull();
  });

  it('makes everybody of 90 or more 90', () => {
    for (const born of ['1935-06-30', '1921-02-28', '1910-12-31']) {
      expect(ageOn('2026-06-30', roughBirthDate(born, '2026-06-30') as string)).toBe(90);
    }
    expect(ageOn('2026-06-30', roughBirthDate('1937-01-10', '2026-06-30') as string)).toBe(89);
  });
});
