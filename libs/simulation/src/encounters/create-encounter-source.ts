import {
  DomainError,
  toEpochSeconds,
  type DenialCauseId,
  type EpochSeconds,
  type GenerationConfig,
  type PolicyBook,
  type Provider,
  type Specialty,
  withContent,
} from '@portal/domain';
import { plantDefect } from '../defects/plant-defect.js';
import { drawFrom, weightedTable, type WeightedTable } from '../random/weighted-table.js';
import { dayNumber, instantOf } from '../world/calendar.js';
import { Population } from '../world/population.js';
import { Caseload } from './caseload.js';
import type { BilledVisit } from './billing-desk.js';
import { Clinic } from './clinic.js';
import { EarlierClaims } from './earlier-claims.js';
import type { BookedVisitRequest, EncounterDraw, EncounterRequest, EncounterSource } from './encounter-source.js';

/** What the source needs of a run's settings. */
export type EncounterSettings = Pick<GenerationConfig, 'claimsPerDay' | 'providerIds' | 'startDate' | 'warmupDays'>;

/** Visits of a patient per year, on the average. */
const VISITS_PER_YEAR = 3.2;
/** Most patients over all panels: what bounds the memory of a run. */
const MOST_PATIENTS = 100_000;
const SMALLEST_PANEL = 60;
/** After so many patients who do not come, one without a history is asked. */
const PATIENCE = 80;
/** A cause whose host visits are rarer than this share is left to other providers. */
const RARE_HOST = 0.01;
const MOST_TRIES = 5000;
/** Patients who are looked at for a booked visit. */
const BOOKED_PATIENTS = 12;

/** A source of encounters that also knows who can carry what. */
export interface PracticeEncounterSource extends EncounterSource {
  /** False when the provider's visits carry the cause hardly or never; the run then plants it elsewhere. */
  canHost(providerId: string, causeId: DenialCauseId): boolean;
}

/**
 * Makes the source of a run's encounters. The same seed, settings and policy book give the same patients, and the same
 * requests in the same order give the same claims.
 * @param policies The policy book of the run's pricing; it also holds providers, payers and codes.
 */
export function createEncounterSource(
  seed: number,
  settings: EncounterSettings,
  policies: PolicyBook,
): PracticeEncounterSource {
  return new Practices(seed, settings, policies);
}

interface SpecialtyWork {
  readonly population: Population;
  readonly caseload: Caseload;
}

/** What specialties do, compiled once per policy book: it does not depend on a run's seed. */
const specialtyWorks = new WeakMap<PolicyBook, Map<string, SpecialtyWork>>();

function workOf(specialty: Specialty, policies: PolicyBook): SpecialtyWork {
  let works = specialtyWorks.get(policies);
  if (!works) specialtyWorks.set(policies, (works = new Map()));
  let work = works.get(specialty.id);
  if (!work) {
    const population = new Population(specialty, policies);
    works.set(specialty.id, (work = { population, caseload: new Caseload(specialty.id, population, policies) }));
  }
  return work;
}

interface Practice {
  readonly clinics: WeightedTable<{ readonly clinic: Clinic; readonly share: number }>;
  readonly earlier: EarlierClaims;
}

class Practices implements PracticeEncounterSource {
  private readonly practices = new Map<string, Practice>();
  private readonly hosts = new Map<string, boolean>();
  private readonly totalSize: number;
  private readonly openedOn: number;

  constructor(
    private readonly seed: number,
    private readonly settings: EncounterSettings,
    private readonly policies: PolicyBook,
  ) {
    const providers = [...policies.providers.values()].filter(({ id }) => settings.providerIds?.includes(id) ?? true);
    this.totalSize = providers.reduce((sum, { sizeWeight }) => sum + sizeWeight, 0);
    this.openedOn = dayNumber(toEpochSeconds(settings.startDate)) - settings.warmupDays;
  }

  draw(request: EncounterRequest): EncounterDraw {
    const practice = this.practiceOf(request.providerId);
    if (request.plant === 'BG-DUP') return this.drawDuplicate(practice, request);
    return request.plant === null
      ? this.drawClean(practice, request)
      : this.drawSpoiled(practice, request, request.plant);
  }

  drawBooked({ providerId, payerId, submittedAt, claimId, random }: BookedVisitRequest): EncounterDraw | null {
    const payer = this.policies.payers.get(payerId);
    const practice = this.practiceOf(providerId);
    for (let tries = 0; payer && tries < BOOKED_PATIENTS; tries++) {
      const { clinic } = drawFrom(practice.clinics, random);
      const visit = clinic.bookedVisit(submittedAt, payer, random);
      if (visit) return this.keepClean(practice, clinic, visit, { id: claimId, submittedAt });
    }
    return null;
  }

  canHost(providerId: string, causeId: DenialCauseId): boolean {
    const key = `${providerId}/${causeId}`;
    let answer = this.hosts.get(key);
    if (answer === undefined) {
      const { items } = this.practiceOf(providerId).clinics;
      const share = items.reduce((sum, { clinic, share }) => sum + share * clinic.hostShare(causeId), 0);
      this.hosts.set(key, (answer = share >= RARE_HOST));
    }
    return answer;
  }

  private drawClean(practice: Practice, request: EncounterRequest): EncounterDraw {
    const { clinic } = drawFrom(practice.clinics, request.random);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const visit = clinic.tryVisit(request.submittedAt, null, tries >= PATIENCE, request.random);
      if (!visit) continue;
      return this.keepClean(practice, clinic, visit, { id: request.claimId, submittedAt: request.submittedAt });
    }
    throw noSuchClaim(request);
  }

  /** Remembers a clean visit: in the patient's history, and as one that may be sent a second time. */
  private keepClean(
    practice: Practice,
    clinic: Clinic,
    visit: BilledVisit,
    sent: { readonly id: string; readonly submittedAt: EpochSeconds },
  ): EncounterDraw {
    clinic.record(visit);
    const { claim } = visit;
    const templateId = visit.encounter.template.id;
    practice.earlier.offer({ id: sent.id, submittedAt: sent.submittedAt, templateId, claim });
    return { claim, clean: claim, templateId, planted: null, verdict: null };
  }

  private drawSpoiled(practice: Practice, request: EncounterRequest, cause: DenialCauseId): EncounterDraw {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const { clinic } = drawFrom(practice.clinics, request.random);
      const visit = clinic.tryVisit(request.submittedAt, cause, tries >= PATIENCE && tries % 4 === 0, request.random);
      const spoiled = visit && plantDefect(cause, visit.claim, this.policies, request.random);
      if (!spoiled) continue;
      // A claim that is filed late is about a visit long ago, which must not stand in the way of later ones.
      if (cause !== 'BG-LATE') clinic.record(visit);
      const templateId = visit.encounter.template.id;
      return { ...spoiled, clean: visit.claim, templateId };
    }
    throw noSuchClaim(request);
  }

  /** An earlier clean claim sent again; before there is one, a claim whose first copy was sent before the run began. */
  private drawDuplicate(practice: Practice, request: EncounterRequest): EncounterDraw {
    const { random, submittedAt } = request;
    const earlier = practice.earlier.draw(submittedAt, random);
    const original = earlier ?? this.drawUnseen(practice, request);
    const again = withContent(original.claim, { submissionDate: instantOf(submittedAt) });
    const spoiled = plantDefect('BG-DUP', again, this.policies, random, original.id);
    if (!spoiled) throw noSuchClaim(request);
    return { ...spoiled, clean: again, templateId: original.templateId };
  }

  private drawUnseen(practice: Practice, request: EncounterRequest) {
    const { clinic } = drawFrom(practice.clinics, request.random);
    let visit: BilledVisit | null = null;
    for (let tries = 0; !visit && tries < MOST_TRIES; tries++) {
      visit = clinic.tryVisit(request.submittedAt, null, tries >= PATIENCE, request.random);
    }
    if (!visit) throw noSuchClaim(request);
    clinic.record(visit);
    return { id: `${request.claimId}-FIRST`, claim: visit.claim, templateId: visit.encounter.template.id };
  }

  private practiceOf(providerId: string): Practice {
    let practice = this.practices.get(providerId);
    if (!practice) {
      const provider = this.policies.providers.get(providerId);
      if (!provider) {
        throw new DomainError('unknown-reference', `provider ${providerId} is not in the policy book`, [
          { pointer: '/providerId', detail: 'unknown provider' },
        ]);
      }
      this.practices.set(providerId, (practice = this.open(provider)));
    }
    return practice;
  }

  private open(provider: Provider): Practice {
    const shares = Object.entries(provider.specialties);
    const all = shares.reduce((sum, [, share]) => sum + share, 0);
    const clinics = shares.map(([specialtyId, share]) => ({
      share: share / all,
      clinic: this.openClinic(provider, specialtyId, share / all),
    }));
    return { clinics: weightedTable(clinics, ({ share }) => share), earlier: new EarlierClaims() };
  }

  private openClinic(provider: Provider, specialtyId: string, share: number): Clinic {
    const specialty = this.policies.specialties.get(specialtyId);
    if (!specialty) throw new DomainError('unknown-reference', `specialty ${specialtyId} is not in the policy book`);
    const { caseload, population } = workOf(specialty, this.policies);
    const patients = Math.min(MOST_PATIENTS, (this.settings.claimsPerDay * 365) / VISITS_PER_YEAR);
    const size = Math.max(SMALLEST_PANEL, Math.round((patients * share * provider.sizeWeight) / this.totalSize));
    const { seed, openedOn } = this;
    return new Clinic(provider, specialty, caseload, population, this.policies, { seed, size, openedOn });
  }
}

function noSuchClaim({ providerId, plant }: EncounterRequest): DomainError {
  return new DomainError('conflict', `no claim of ${providerId} can carry ${plant ?? 'an ordinary visit'}`);
}
