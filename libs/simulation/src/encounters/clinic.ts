import {
  type DenialCauseId,
  type EpochSeconds,
  type Payer,
  PLACES,
  type PolicyBook,
  type Provider,
  type Specialty,
} from '@portal/domain';
import type { RandomSource } from '../random/random-source.js';
import { calendarDay, dayNumber, type CalendarDay } from '../world/calendar.js';
import type { Patient } from '../world/patient.js';
import { PatientPanel, type PanelPlace } from '../world/patient-panel.js';
import type { Population } from '../world/population.js';
import { BillingDesk, type BilledVisit } from './billing-desk.js';
import type { Caseload } from './caseload.js';
import type { CompiledTemplate } from './compiled-template.js';
import { EncounterSampler, type Encounter } from './encounter-sampler.js';
import { drawServiceDay } from './service-date.js';

/** Fewest days between two visits of a patient; shorter where treatment comes in series. An assumption. */
const DAYS_BETWEEN_VISITS: Readonly<Record<string, number>> = { pt: 2, psychiatry: 6, urgent: 3, radiology: 3 };
const USUAL_DAYS_BETWEEN_VISITS = 7;
/** Check-ups lie further apart, those of babies too. */
const DAYS_BETWEEN_CHECK_UPS = 42;
const MOST_PUT_OFF = 12;
/** Booked visits take place by telehealth where the work allows it: so many draws are looked through for one that is. */
const TELEHEALTH_TRIES = 40;
const BOOKED_TRIES = 120;

/** One specialty of one provider: its patients, what they come for, and how their visits are billed. */
export class Clinic {
  private readonly panel: PatientPanel;
  private readonly desk: BillingDesk;
  private readonly sampler: EncounterSampler;
  private readonly daysBetweenVisits: number;
  /** Kinds of visit that a payer's interval put off; later patients make up for them, so that the mix stays. */
  private readonly putOff: CompiledTemplate[] = [];

  constructor(
    provider: Provider,
    private readonly specialty: Specialty,
    private readonly caseload: Caseload,
    population: Population,
    private readonly policies: PolicyBook,
    place: Pick<PanelPlace, 'seed' | 'size' | 'openedOn'>,
  ) {
    const { seed, size, openedOn } = place;
    this.sampler = new EncounterSampler(policies.diagnosisRules.maximumPointers);
    this.panel = new PatientPanel({ seed, provider, specialtyId: specialty.id, size, openedOn }, population);
    this.desk = new BillingDesk(provider, specialty, policies);
    this.daysBetweenVisits = DAYS_BETWEEN_VISITS[specialty.id] ?? USUAL_DAYS_BETWEEN_VISITS;
  }

  /** Share of visits whose kind can carry the cause. */
  hostShare(cause: DenialCauseId): number {
    return this.caseload.hostShare(cause);
  }

  /**
   * Tries to draw one visit with its clean claim; null when the patient who was looked at does not come today.
   * @param cause Only kinds of visit that can carry this cause, or null for all.
   * @param fresh True = a patient without any history here, for when everyone else was here too lately.
   */
  tryVisit(
    submittedAt: EpochSeconds,
    cause: DenialCauseId | null,
    fresh: boolean,
    random: RandomSource,
  ): BilledVisit | null {
    const servedOn = drawServiceDay(dayNumber(submittedAt), this.specialty.id, random);
    const isNew = random.chance(this.caseload.newPatientShare(cause));
    const { panel } = this;
    const place = isNew || fresh ? panel.admitNewcomer(servedOn) : panel.drawKnown(random, servedOn);
    if (panel.records.daysSinceVisit(place, servedOn) < this.daysBetweenVisits) return null;
    const encounter = this.drawEncounter(place, servedOn, isNew, cause, random);
    if (!encounter) return null;
    const patient = panel.patientAt(place);
    if (!this.isPayable(patient, encounter, servedOn)) {
      if (this.putOff.length < MOST_PUT_OFF) this.putOff.push(encounter.template);
      return null;
    }
    return this.desk.write(patient, encounter, servedOn, submittedAt, random);
  }

  /**
   * Draws a visit that was booked for a payer's patient, new to the practice, on the day on which its claim is sent. Null
   * when the payer insures hardly any patient of the specialty, or none of them can have what is done here.
   */
  bookedVisit(submittedAt: EpochSeconds, payer: Payer, random: RandomSource): BilledVisit | null {
    const servedOn = calendarDay(dayNumber(submittedAt));
    const place = this.panel.admitInsured(servedOn, payer);
    if (place === null) return null;
    // Where the catalogue knows no first visits, what people come for is the same from the start.
    const isNew = this.caseload.newPatientShare(null) > 0;
    for (let tries = 0; tries < BOOKED_TRIES; tries++) {
      const encounter = this.drawEncounter(place, servedOn, isNew, null, random);
      if (!encounter || (tries < TELEHEALTH_TRIES && encounter.place !== PLACES.telehealthAtHome)) continue;
      return this.desk.write(this.panel.patientAt(place), encounter, servedOn, submittedAt, random);
    }
    return null;
  }

  /** Remembers a visit in the patient's history. */
  record({ patient, encounter, servedOn }: BilledVisit): void {
    patient.came(servedOn, encounter.template.source.kind === 'preventive');
    let isTherapy = false;
    for (const { procedureCode } of encounter.lines) {
      const rules = this.policies.frequency.get(procedureCode);
      if (!rules) continue;
      patient.received(procedureCode, servedOn);
      isTherapy ||= rules.some(({ visitLimit }) => visitLimit);
    }
    if (isTherapy) patient.hadTherapy(servedOn);
  }

  private drawEncounter(
    place: number,
    servedOn: CalendarDay,
    isNew: boolean,
    cause: DenialCauseId | null,
    random: RandomSource,
  ): Encounter | null {
    const { records } = this.panel;
    const payer = records.payerOf(place);
    const sex = records.sexOf(place);
    const age = records.ageOf(place, servedOn);
    const choice = this.caseload.choiceFor(age, sex, payer.kind, isNew, cause);
    const template = this.caseload.drawTemplate(choice, records.conditionsOf(place), isNew, this.putOff, random);
    if (!template) return null;
    const ageDays = records.daysOfLife(place, servedOn);
    return this.sampler.sample(
      template,
      { age, ageDays, sex, payerKind: payer.kind, excludedCodes: payer.excludesCodes, isNewPatient: isNew },
      random,
    );
  }

  /** True when no payer's frequency limit and no interval between check-ups stands in the way. */
  private isPayable(patient: Patient, { template, lines }: Encounter, servedOn: CalendarDay): boolean {
    const { services, payer } = patient;
    if (template.source.kind === 'preventive' && patient.daysSinceCheckUp(servedOn) < DAYS_BETWEEN_CHECK_UPS)
      return false;
    if (!services) return true;
    for (const { procedureCode } of lines) {
      for (const rule of this.policies.frequency.get(procedureCode) ?? []) {
        if (rule.visitLimit) {
          if (payer.therapyVisitLimit && patient.therapyVisitsIn(servedOn.year) >= payer.therapyVisitLimit)
            return false;
          continue;
        }
        for (const code of rule.codes) {
          const last = services.get(code);
          if (last !== undefined && servedOn.number - last < (rule.minDays ?? 0)) return false;
        }
      }
    }
    return true;
  }
}
