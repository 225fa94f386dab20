import { hasValidCheckDigit } from '@portal/domain';
import { REFERENCE } from './reference.js';

/** The two numbers that the portal shows by order of its owner; they fail the check digit, so no one can hold them. */
const DISPLAY_NPIS: Readonly<Record<string, string>> = { 'PRV-001': '9261497865', 'PRV-002': '1234567890' };

describe('providers of the reference world', () => {
  const { providers, specialtyById } = REFERENCE;

  it('are at least twelve, under ids of their own', () => {
    expect(providers.length).toBeGreaterThanOrEqual(12);
    expect(new Set(providers.map(({ id }) => id)).size).toBe(providers.length);
  });

  it('hold numbers that no one else holds, clinicians included', () => {
    const npis = providers.flatMap(({ npi, clinicians }) => [npi, ...clinicians.map((clinician) => clinician.npi)]);
    expect(new Set(npis).size).toBe(npis.length);
  });

  it.each(providers.map((provider) => [provider.id, provider] as const))(
    '%s has a synthetic number, or exactly the display number that was asked for (law 10)',
    (id, { npi, npiValid }) => {
      const display = DISPLAY_NPIS[id];
      if (display) {
        expect(npi).toBe(display);
        expect(npiValid).toBe(false);
      } else {
        expect(npi).toMatch(/^9\d{9}$/);
        expect(npiValid).toBe(true);
      }
      expect(hasValidCheckDigit(npi)).toBe(npiValid);
    },
  );

  it('employ clinicians whose numbers begin with 9 and have a right check digit', () => {
    for (const { npi } of providers.flatMap(({ clinicians }) => clinicians)) {
      expect(npi).toMatch(/^9\d{9}$/);
      expect(hasValidCheckDigit(npi)).toBe(true);
    }
  });

  it('work in specialties that exist, in shares that add up to their visits', () => {
    for (const { specialties, primarySpecialty, clinicians } of providers) {
      expect(Object.keys(specialties).filter((id) => !specialtyById.has(id))).toEqual([]);
      expect(Object.keys(specialties)).toContain(primarySpecialty);
      expect(Object.values(specialties).reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9);
      expect(clinicians.length).toBeGreaterThan(0);
    }
  });

  it('name a laboratory certificate exactly when they have a laboratory', () => {
    for (const { laboratory, cliaNumber } of providers) expect(cliaNumber !== null).toBe(laboratory !== 'none');
  });
});

describe('codes of the reference world', () => {
  const { procedures, diagnoses, modifiers, placesOfService, carcs, rarcs, payers } = REFERENCE;

  it('all have words', () => {
    const coded = [...procedures.values(), ...diagnoses.values()].filter(({ label }) => !label.trim());
    const worded = [modifiers, placesOfService, carcs, rarcs].flatMap((words) => [...words]);
    expect(coded).toEqual([]);
    expect(worded.filter(([, words]) => !words.trim())).toEqual([]);
  });

  it('of procedures have fees in whole cents, apart from drugs, whose unit may cost part of a cent', () => {
    for (const { code, category, feeCents } of procedures.values()) {
      expect(feeCents).toBeGreaterThanOrEqual(0);
      if (!Number.isInteger(feeCents)) expect([code, category]).toEqual([code, 'Drug']);
    }
  });

  it('of procedures have a unit limit that one unit keeps, and add to services that exist', () => {
    for (const { mue, addOnTo } of procedures.values()) {
      expect(mue).toBeGreaterThanOrEqual(1);
      expect(addOnTo?.filter((parent) => !procedures.has(parent)) ?? []).toEqual([]);
    }
  });

  it('that a plan leaves out exist', () => {
    const excluded = payers.flatMap(({ excludesCodes }) => excludesCodes);
    expect(excluded.filter((code) => !procedures.has(code))).toEqual([]);
  });
});
