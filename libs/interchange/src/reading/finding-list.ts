import type { FileFinding, FilePlace } from '../received-claim.js';
import { FINDINGS_AT_MOST } from './limits.js';

/** What a reading says about its findings. */
export interface FindingSummary {
  readonly findings: readonly FileFinding[];
  readonly findingsLeftOut: number;
  readonly errors: number;
  readonly warnings: number;
}

/** Collects the findings of a file. Keeps the first of them only, so that a file of faults does not fill the memory. */
export class FindingList {
  private readonly kept: Record<FileFinding['severity'], FileFinding[]> = { error: [], warning: [] };
  private readonly told = new Set<string>();
  private readonly counts: Record<FileFinding['severity'], number> = { error: 0, warning: 0 };

  /** Adds a finding, or counts it when there are enough of its kind. */
  add(finding: FileFinding): void {
    this.counts[finding.severity]++;
    const kept = this.kept[finding.severity];
    if (kept.length < FINDINGS_AT_MOST) kept.push(finding);
  }

  /** True the first time that a subject comes up, for what is to be told once in a file. */
  isNew(subject: string): boolean {
    const before = this.told.size;
    return this.told.add(subject).size > before;
  }

  /** All that was found. Errors come before warnings where not all can be listed. */
  summary(): FindingSummary {
    const { error, warning } = this.kept;
    const findings = [...error, ...warning.slice(0, FINDINGS_AT_MOST - error.length)];
    findings.sort((one, other) => one.place.number - other.place.number);
    const { error: errors, warning: warnings } = this.counts;
    return { findings, findingsLeftOut: errors + warnings - findings.length, errors, warnings };
  }
}

/** Notes what is wrong with one claim, one answer, or the file, and remembers whether it can be taken. */
export class Reporter {
  /** True as soon as there is an error. */
  refused = false;

  constructor(
    private readonly list: FindingList,
    /** Where the claim, answer or part of the file begins. */
    readonly place: FilePlace,
    readonly claimNumber: string | null = null,
  ) {}

  /** Notes what keeps it from being taken. */
  error(field: string, message: string, place: FilePlace = this.place): void {
    this.refused = true;
    this.list.add({ severity: 'error', place, claimNumber: this.claimNumber, field, message });
  }

  /** Notes what is only odd, and as odd wherever else it stands: once in a file for each subject. */
  warnOnce(subject: string, field: string, message: string, place?: FilePlace): void {
    if (this.list.isNew(subject)) this.warning(field, message, place);
  }

  /** Notes what is only odd. */
  warning(field: string, message: string, place: FilePlace = this.place): void {
    this.list.add({ severity: 'warning', place, claimNumber: this.claimNumber, field, message });
  }
}
