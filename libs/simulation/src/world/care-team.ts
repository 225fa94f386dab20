import { syntheticNpi, type Clinician, type Provider, type Specialty } from '@portal/domain';
import type { CompiledTemplate, Work } from '../encounters/compiled-template.js';

const PSYCHOLOGIST = '103TC0700X';
const THERAPISTS = new Set(['1041C0700X', '101YM0800X', PSYCHOLOGIST]);
const AUDIOLOGIST = '231H00000X';
/** Nurse practitioners, physician assistants, midwives: they see patients but do not lead an operation. */
const ADVANCED_PRACTICE = /^(363|367)/;

/** Doctors elsewhere who send patients: the referring and ordering numbers that generated claims carry. */
const OUTSIDE_DOCTORS: readonly string[] = Array.from({ length: 300 }, (_, index) =>
  syntheticNpi(Math.imul(index + 1, 0x9e3779b1) >>> 5),
);

/** Number of a doctor elsewhere; the same number gives the same doctor. */
export function outsideDoctor(number: number): string {
  return OUTSIDE_DOCTORS[number % OUTSIDE_DOCTORS.length] as string;
}

/** The clinicians of one specialty of a provider, by the work that their training lets them do. */
export class CareTeam {
  private readonly byWork = new Map<Work, readonly Clinician[]>();

  constructor(
    private readonly provider: Provider,
    private readonly specialty: Specialty,
  ) {}

  /** Who renders the service: a patient keeps the same clinician for the same work. */
  clinicianFor({ work }: CompiledTemplate, trait: number): Clinician {
    let able = this.byWork.get(work);
    if (!able) this.byWork.set(work, (able = this.ableTo(work)));
    return able[trait % able.length] as Clinician;
  }

  private ableTo(work: Work): readonly Clinician[] {
    const team = this.provider.clinicians.filter((clinician) => this.belongs(clinician));
    const able = team.filter(({ taxonomy }) => mayDo(work, taxonomy));
    return able.length > 0 ? able : team.length > 0 ? team : this.provider.clinicians;
  }

  /** In a practice of several specialties, a physician works in their own; the others work in all. */
  private belongs({ taxonomy }: Clinician): boolean {
    if (Object.keys(this.provider.specialties).length === 1) return true;
    return taxonomy === this.specialty.taxonomy || ADVANCED_PRACTICE.test(taxonomy);
  }
}

function mayDo(work: Work, taxonomy: string): boolean {
  switch (work) {
    case 'testing':
      return taxonomy === PSYCHOLOGIST;
    case 'psychotherapy':
      return THERAPISTS.has(taxonomy);
    case 'hearing':
      return taxonomy === AUDIOLOGIST;
    case 'surgery':
      return !ADVANCED_PRACTICE.test(taxonomy) && !THERAPISTS.has(taxonomy) && taxonomy !== AUDIOLOGIST;
    case 'general':
      return !THERAPISTS.has(taxonomy) && taxonomy !== AUDIOLOGIST;
  }
}
