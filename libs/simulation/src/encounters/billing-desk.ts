import {
  authorizationsNeeded,
  chargeFor,
  documentsNeeded,
  referralNeeded,
  type ClaimLineSubmission,
  type ClaimSubmission,
  type DocumentRule,
  type EpochSeconds,
  type PayerRecord,
  type PolicyBook,
  type PriorService,
  type Procedure,
  type Provider,
  type Specialty,
} from '@portal/domain';
import { hashText, type RandomSource } from '../random/random-source.js';
import { calendarDay, instantOf, type CalendarDay } from '../world/calendar.js';
import { CareTeam, outsideDoctor } from '../world/care-team.js';
import type { Patient } from '../world/patient.js';
import { serviceLocation } from '../world/service-place.js';
import type { Encounter, SampledLine } from './encounter-sampler.js';

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
/** A claim that is being written. */
interface Draft extends Writable<Omit<ClaimSubmission, 'payerRecord'>> {
  readonly payerRecord: Writable<PayerRecord>;
}

/** A visit with its clean claim. Nothing is remembered of it until it is recorded. */
export interface BilledVisit {
  readonly patient: Patient;
  readonly encounter: Encounter;
  readonly servedOn: CalendarDay;
  readonly claim: ClaimSubmission;
}

const NONE: readonly string[] = Object.freeze([]);
const NO_SERVICES: readonly PriorService[] = Object.freeze([]);

/**
 * Writes the clean claim of a visit: charges, and every number and paper that its payer wants to see: authorization,
 * referral, attachment, ordering and referring doctor, laboratory number, drug codes, accident date.
 */
export class BillingDesk {
  private readonly team: CareTeam;

  constructor(
    private readonly provider: Provider,
    private readonly specialty: Specialty,
    private readonly policies: PolicyBook,
  ) {
    this.team = new CareTeam(provider, specialty);
  }

  write(
    patient: Patient,
    encounter: Encounter,
    servedOn: CalendarDay,
    submittedAt: EpochSeconds,
    random: RandomSource,
  ): BilledVisit {
    const { payer } = patient;
    const lineItems = encounter.lines.map((line, index) => this.writeLine(line, index, encounter.place));
    const claim: Draft = {
      providerId: this.provider.id,
      specialtyId: this.specialty.id,
      billingNpi: this.provider.npi,
      renderingNpi: this.team.clinicianFor(encounter.template, patient.trait).npi,
      payerId: payer.id,
      patientId: patient.id,
      patientName: patient.name,
      patientDob: patient.birth.date,
      patientSex: patient.sex,
      memberId: patient.memberId,
      dateOfService: servedOn.date,
      submissionDate: instantOf(submittedAt),
      placeOfService: encounter.place,
      serviceLocation: serviceLocation(this.provider, encounter.place),
      diagnosisCodes: encounter.diagnosisCodes,
      procedureCodes: lineItems.map((line) => line.procedureCode),
      lineItems,
      authorizationNumber: null,
      referralNumber: null,
      orderingNpi: null,
      referringNpi: null,
      cliaNumber: null,
      accidentDate: null,
      attachmentControlNumber: null,
      primaryRemittanceNumber: null,
      frequencyCode: '1',
      originalClaimId: null,
      billedAmount: totalCharge(lineItems),
      payerRecord: this.payerRecord(patient, encounter, servedOn),
    };
    this.addPermissions(claim, patient, random);
    for (const rule of documentsNeeded(claim, payer, this.policies)) this.addDocument(claim, rule, patient, random);
    return { patient, encounter, servedOn, claim };
  }

  private writeLine(line: SampledLine, index: number, place: string): ClaimLineSubmission {
    const { procedureCode, modifiers, units, diagnosisCodes } = line;
    const procedure = this.policies.procedures.get(procedureCode) as Procedure;
    return {
      lineNumber: index + 1,
      procedureCode,
      modifiers,
      units,
      diagnosisCodes,
      ndc: procedure.ndc ? nationalDrugCode(procedureCode) : null,
      billedAmount: chargeFor(this.policies.pricing, this.provider, procedure, line, place),
    };
  }

  private payerRecord(patient: Patient, { lines }: Encounter, servedOn: CalendarDay): PayerRecord {
    const { services } = patient;
    return {
      coverageEndDate: null,
      memberFound: true,
      coveringPayerId: patient.payer.id,
      primaryPayerId: null,
      authorizedRules: NONE,
      priorServices: services ? this.priorServices(services, lines) : NO_SERVICES,
      therapyVisitsUsed: patient.therapyVisitsIn(servedOn.year),
      excludedCodes: NONE,
      duplicateOfClaimId: null,
    };
  }

  /** Earlier services that a frequency limit of one of the lines looks at. */
  private priorServices(services: ReadonlyMap<string, number>, lines: readonly SampledLine[]): readonly PriorService[] {
    const prior: PriorService[] = [];
    for (const { procedureCode } of lines) {
      for (const rule of this.policies.frequency.get(procedureCode) ?? []) {
        for (const code of rule.codes) {
          const day = services.get(code);
          if (day === undefined || prior.some((known) => known.procedureCode === code)) continue;
          prior.push({ procedureCode: code, dateOfService: calendarDay(day).date });
        }
      }
    }
    return prior;
  }

  private addPermissions(claim: Draft, { payer, trait }: Patient, random: RandomSource): void {
    if (payer.authorizationRules.length > 0) {
      const rules = authorizationsNeeded(claim, payer, this.policies);
      if (rules.length > 0) {
        claim.authorizationNumber = controlNumber('AU', random);
        claim.payerRecord.authorizedRules = rules;
      }
    }
    if (referralNeeded(claim, payer, this.policies)) {
      claim.referralNumber = controlNumber('RF', random);
      claim.referringNpi = outsideDoctor(trait);
    }
  }

  private addDocument(claim: Draft, rule: DocumentRule, patient: Patient, random: RandomSource): void {
    switch (rule.requires) {
      case 'orderingProvider':
        // Whoever sees the patient orders the test; an imaging group works on the orders of others.
        claim.orderingNpi = this.specialty.id === 'radiology' ? outsideDoctor(patient.trait) : claim.renderingNpi;
        return;
      case 'referringProvider':
        claim.referringNpi ??= outsideDoctor(patient.trait);
        return;
      case 'cliaNumber':
        claim.cliaNumber = this.provider.cliaNumber;
        return;
      case 'accidentDate':
        claim.accidentDate = accidentDate(claim.dateOfService, patient, random);
        return;
      case 'attachment':
        claim.attachmentControlNumber ??= controlNumber('ATT', random);
        return;
      case 'ndc':
        return; // stands on the line
    }
  }
}

/** The charge of a claim: the sum of its lines, in cents. */
function totalCharge(lines: readonly ClaimLineSubmission[]): number {
  let total = 0;
  for (const line of lines) total += line.billedAmount;
  return total;
}

const drugCodes = new Map<string, string>();

/** The drug code of a drug or vaccine. Its labeler 99999 is, as far as known, not given out, so no real product has it. */
function nationalDrugCode(procedureCode: string): string {
  let code = drugCodes.get(procedureCode);
  if (!code) {
    const digits = String(hashText(procedureCode) % 1_000_000).padStart(6, '0');
    drugCodes.set(procedureCode, (code = `99999-${digits.slice(0, 4)}-${digits.slice(4)}`));
  }
  return code;
}

function controlNumber(prefix: string, random: RandomSource): string {
  return `${prefix}${random.integer(10_000_000, 99_999_999)}`;
}

/** First treatment follows an accident by zero to three days. */
function accidentDate(servedOn: string, { birth }: Patient, random: RandomSource): string {
  const day = calendarDay(Math.round(Date.parse(servedOn) / 86_400_000) - random.integer(0, 3));
  return day.number < birth.number ? servedOn : day.date;
}
