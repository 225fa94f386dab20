import { ageOn, type Provider, type Specialty } from '@portal/domain';
import { policyBook } from '@portal/reference';
import { createRandom } from '../random/random-source.js';
import { ageBandOf } from './age-band.js';
import { calendarDay } from './calendar.js';
import { PatientPanel } from './patient-panel.js';
import { Population } from './population.js';

const book = policyBook('demo');
const provider = book.providers.get('PRV-001') as Provider;
const specialtyId = provider.primarySpecialty;
const population = new Population(book.specialties.get(specialtyId) as Specialty, book);
const OPENED = 20_458;
const TODAY = calendarDay(OPENED + 30);
const SIZE = 200;

const panelOf = (seed: number) =>
  new PatientPanel({ seed, provider, specialtyId, size: SIZE, openedOn: OPENED }, population);

/** Everybody who is seen in so many looks, by place. */
function seen(panel: PatientPanel, looks: number, day = TODAY) {
  const random = createRandom(7);
  const places = Array.from({ length: looks }, () => panel.drawKnown(random, day));
  return new Map(places.map((place) => [place, panel.patientAt(place)]));
}

const person = ({ id, name, sex, birth, memberId, address, payer }: ReturnType<PatientPanel['patientAt']>) => ({
  ...{ id, name, sex, memberId, address },
  ...{ birth: birth.date, payer: payer.id },
});

describe('a panel', () => {
  it('has the same people for the same seed, in whatever order they are first seen, and others for another', () => {
    const [one, same, other] = [panelOf(1), panelOf(1), panelOf(2)];
    seen(same, 20);
    same.admitNewcomer(TODAY);
    const [first, again, others] = [one, same, other].map((panel) => seen(panel, 2_000));
    expect(first?.size).toBe(SIZE);
    const people = [...(first ?? [])].filter(([place]) => place !== 0);
    for (const [place, patient] of people) expect(person(again?.get(place) as typeof patient)).toEqual(person(patient));
    const different = people.filter(([place, { name }]) => others?.get(place)?.name !== name);
    expect(different.length).toBeGreaterThan(SIZE * 0.9);
  });

  it('tells of a person what the person says', () => {
    const panel = panelOf(3);
    for (const [place, patient] of seen(panel, 500)) {
      const { records } = panel;
      expect(records.ageOf(place, TODAY)).toBe(ageOn(TODAY.date, patient.birth.date));
      expect(records.daysOfLife(place, TODAY)).toBe(TODAY.number - patient.birth.number);
      expect(records.payerOf(place)).toBe(patient.payer);
      expect(records.sexOf(place)).toBe(patient.sex);
      expect(records.daysSinceVisit(place, TODAY)).toBeGreaterThan(100_000);
    }
  });

  it('remembers what happened to a patient, and nothing of it once another has the place', () => {
    const panel = panelOf(4);
    const places = Array.from({ length: SIZE }, () => panel.admitNewcomer(TODAY));
    const place = places[3] as number;
    const patient = panel.patientAt(place);
    patient.came(TODAY, true);
    patient.received('97110', TODAY);
    patient.received('97140', calendarDay(TODAY.number + 5));
    patient.hadTherapy(TODAY);
    patient.hadTherapy(TODAY);
    expect(panel.records.daysSinceVisit(place, calendarDay(TODAY.number + 9))).toBe(9);
    expect(patient.daysSinceCheckUp(calendarDay(TODAY.number + 9))).toBe(9);
    expect([...(patient.services ?? [])]).toEqual([['97110', TODAY.number], ['97140', TODAY.number + 5]]); // prettier-ignore
    expect(patient.therapyVisitsIn(TODAY.year)).toBe(2);
    expect(patient.therapyVisitsIn(TODAY.year + 1)).toBe(0);

    const { id } = patient;
    for (let newcomer = 0; newcomer < SIZE; newcomer++) panel.admitNewcomer(TODAY);
    const successor = panel.patientAt(place);
    expect(successor.id).not.toBe(id);
    expect(successor.daysSinceCheckUp(TODAY)).toBeGreaterThan(100_000);
    expect(successor.services).toBeNull();
    expect(successor.therapyVisitsIn(TODAY.year)).toBe(0);
    expect(panel.records.daysSinceVisit(place, TODAY)).toBeGreaterThan(100_000);
  });

  it('keeps its ages however long it lasts: who leaves their age band makes room for another', () => {
    const panel = panelOf(5);
    const bandsOn = (day: typeof TODAY) =>
      [...seen(panel, 4_000, day)].map(([place]) => ageBandOf(panel.records.ageOf(place, day)));
    const shareOfOld = (bands: readonly number[]) => bands.filter((band) => band === 4).length / bands.length;
    const before = shareOfOld(bandsOn(TODAY));
    const after = shareOfOld(bandsOn(calendarDay(TODAY.number + 20 * 365)));
    // n = 200 places: five standard deviations of the difference of two such shares.
    expect(Math.abs(after - before)).toBeLessThan(5 * Math.sqrt((2 * 0.25) / SIZE));
  });
});
