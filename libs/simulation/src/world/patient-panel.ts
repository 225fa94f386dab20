import type { Payer, Provider } from '@portal/domain';
import { createRandom, hashText, STREAMS, type RandomSource } from '../random/random-source.js';
import { AGE_BANDS, ageBandOf } from './age-band.js';
import { type CalendarDay, type DayNumber } from './calendar.js';
import { Patient } from './patient.js';
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
 * however long a run lasts. Patients are made when they are first needed, from the seed and their own number alone. A
 * newcomer takes the place that has been held longest; a patient who leaves the age band they joined in makes room for
 * another, so that the panel grows no older than the practice's population does.
 */
export class PatientPanel {
  private readonly places: (Patient | undefined)[];
  private readonly generation: Uint16Array;
  private readonly stream: number;
  private readonly prefix: string;
  private nextPlace = 0;

  constructor(
    private readonly place: PanelPlace,
    private readonly population: Population,
  ) {
    const specialties = Object.keys(place.provider.specialties);
    this.places = new Array<Patient | undefined>(place.size);
    this.generation = new Uint16Array(place.size);
    this.stream = hashText(`${place.provider.id}/${place.specialtyId}`);
    this.prefix = `PT-${place.provider.id.slice(-3)}${'ABCDEFGH'[specialties.indexOf(place.specialtyId)]}-`;
  }

  /** A patient who is known to the practice; every place is equally likely. */
  drawKnown(random: RandomSource, today: CalendarDay): Patient {
    const at = Math.floor(random.next() * this.place.size);
    const patient = (this.places[at] ??= this.create(at, this.place.openedOn, false));
    if (today.number < patient.outgrowsBandOn) return patient;
    return (this.places[at] = this.create(this.successor(at), today.number, false));
  }

  /** A person whom the practice has never seen, with a place on the panel from now on. */
  admitNewcomer(today: CalendarDay): Patient {
    const at = this.nextPlace;
    this.nextPlace = (at + 1) % this.place.size;
    return (this.places[at] = this.create(this.successor(at), today.number, true));
  }

  /** A newcomer whom the payer insures; null where hardly any patient of the specialty is. */
  admitInsured(today: CalendarDay, payer: Payer): Patient | null {
    const at = this.nextPlace;
    const number = this.successor(at);
    const patient = this.create(number, today.number, true, payer);
    if (!patient) return null;
    this.nextPlace = (at + 1) % this.place.size;
    return (this.places[at] = patient);
  }

  private successor(at: number): number {
    const generation = (this.generation[at] ?? 0) + 1;
    this.generation[at] = generation;
    return at + generation * this.place.size;
  }

  private create(number: number, joinedOn: DayNumber, newcomer: boolean): Patient;
  private create(number: number, joinedOn: DayNumber, newcomer: boolean, insurer: Payer): Patient | null;
  private create(number: number, joinedOn: DayNumber, newcomer: boolean, insurer?: Payer): Patient | null {
    const random = createRandom(this.place.seed, STREAMS.panel, this.stream, number);
    const age = insurer ? this.population.drawInsuredAge(insurer, random) : this.population.drawAge(random);
    if (age === null) return null;
    const sex = this.population.drawSex(age, random);
    const birthDay = joinedOn - daysOfLife(age, newcomer, random);
    return new Patient({
      prefix: this.prefix,
      number,
      sex,
      birthDay,
      outgrowsBandOn: birthDay + Math.ceil(((AGE_BANDS[ageBandOf(age)]?.to ?? 0) + 1) * DAYS_PER_YEAR),
      payer: insurer ?? this.population.drawPayer(age, random),
      conditions: this.population.drawConditions(age, sex, random),
      trait: random.integer(0, 0x3fffffff),
    });
  }
}

const DAYS_PER_YEAR = 365.25;

/** Days between birth and joining. Babies come to a practice for the first time when they are a few days old. */
function daysOfLife(age: number, newcomer: boolean, random: RandomSource): number {
  if (age === 0) return newcomer ? random.integer(3, 26) : random.integer(30, 350);
  return Math.ceil(age * DAYS_PER_YEAR) + random.integer(0, 363);
}
