import type { Payer, Provider } from '@portal/domain';
import { createRandom, hashText, STREAMS, type RandomSource } from '../random/random-source.js';
import { AGE_BANDS, ageBandOf } from './age-band.js';
import { type CalendarDay, type DayNumber } from './calendar.js';
import { Patient } from './patient.js';
import { type NewPatient, PatientRecords } from './patient-records.js';
import type { Population } from './population.js';

/** Where a panel stands and how big it is. */
export interface PanelPlace {
  readonly seed: number;
  readonly provider: Provider;
  readonly specialtyId: string;
  /** Patients on the panel at any time. */
  readonly size: number;
  /** The day on which the panel's first patients are as old as they were drawn. */
  readonly openedOn: DayNumber;
}

/**
 * The patients of one specialty of one provider. The panel has a fixed number of places, so that memory stays flat
 * however long a run lasts. Patients are drawn when they are first needed, from the seed and their own number alone. A
 * newcomer takes the place that has been held longest; a patient who leaves the age band they joined in makes room for
 * another, so that the panel grows no older than the practice's population does.
 */
export class PatientPanel {
  readonly records: PatientRecords;
  /** How often each place has changed hands. */
  private readonly generation: Uint16Array;
  private readonly stream: number;
  private nextPlace = 0;

  constructor(
    private readonly place: PanelPlace,
    private readonly population: Population,
  ) {
    const specialties = Object.keys(place.provider.specialties);
    const prefix = `PT-${place.provider.id.slice(-3)}${'ABCDEFGH'[specialties.indexOf(place.specialtyId)]}-`;
    this.records = new PatientRecords(place.size, prefix, population.insurers);
    this.generation = new Uint16Array(place.size);
    this.stream = hashText(`${place.provider.id}/${place.specialtyId}`);
  }

  /** Place of a patient who is known to the practice; every place is equally likely. */
  drawKnown(random: RandomSource, today: CalendarDay): number {
    const { records } = this;
    const at = Math.floor(random.next() * this.place.size);
    if (!records.isTaken(at)) records.put(at, this.draw(at, this.place.openedOn, false));
    if (records.hasOutgrownBand(at, today)) records.put(at, this.draw(this.successor(at), today.number, false));
    return at;
  }

  /** Place of a person whom the practice has never seen, who has it from now on. */
  admitNewcomer(today: CalendarDay): number {
    const at = this.nextPlace;
    this.nextPlace = (at + 1) % this.place.size;
    this.records.put(at, this.draw(this.successor(at), today.number, true));
    return at;
  }

  /** Place of a newcomer whom the payer insures; null where hardly any patient of the specialty is. */
  admitInsured(today: CalendarDay, payer: Payer): number | null {
    const at = this.nextPlace;
    const patient = this.draw(this.successor(at), today.number, true, payer);
    if (!patient) return null;
    this.nextPlace = (at + 1) % this.place.size;
    this.records.put(at, patient);
    return at;
  }

  /** The patient at a place. Somebody else may have the place later. */
  patientAt(at: number): Patient {
    return new Patient(this.records, at);
  }

  private successor(at: number): number {
    const generation = (this.generation[at] ?? 0) + 1;
    this.generation[at] = generation;
    return at + generation * this.place.size;
  }

  private draw(number: number, joinedOn: DayNumber, newcomer: boolean): NewPatient;
  private draw(number: number, joinedOn: DayNumber, newcomer: boolean, insurer: Payer): NewPatient | null;
  private draw(number: number, joinedOn: DayNumber, newcomer: boolean, insurer?: Payer): NewPatient | null {
    const random = createRandom(this.place.seed, STREAMS.panel, this.stream, number);
    const age = insurer ? this.population.drawInsuredAge(insurer, random) : this.population.drawAge(random);
    if (age === null) return null;
    const sex = this.population.drawSex(age, random);
    const birthDay = joinedOn - daysOfLife(age, newcomer, random);
    return {
      number,
      sex,
      birthDay,
      outgrowsBandOn: birthDay + Math.ceil(((AGE_BANDS[ageBandOf(age)]?.to ?? 0) + 1) * DAYS_PER_YEAR),
      payer: insurer ?? this.population.drawPayer(age, random),
      conditions: this.population.drawConditions(age, sex, random),
      trait: random.integer(0, 0x3fffffff),
    };
  }
}

const DAYS_PER_YEAR = 365.25;

/** Days between birth and joining. Babies come to a practice for the first time when they are a few days old. */
function daysOfLife(age: number, newcomer: boolean, random: RandomSource): number {
  if (age === 0) return newcomer ? random.integer(3, 26) : random.integer(30, 350);
  return Math.ceil(age * DAYS_PER_YEAR) + random.integer(0, 363);
}
