import type { Instant } from '@portal/domain';
import type { FilePlace, FileReading, ReceivedClaim } from '../received-claim.js';
import { readX12Instant } from '../reading/dates.js';
import { FindingList, Reporter } from '../reading/finding-list.js';
import { CLAIMS_AT_MOST } from '../reading/limits.js';
import { warnOfNpi } from '../reading/npi.js';
import { refusedFile } from '../reading/refused-file.js';
import { type Interchange, readX12 } from '../x12/read-x12.js';
import type { Segment } from '../x12/segment.js';
import { type ClaimDraft, draftOf, readIntoClaim } from './claim-draft.js';
import { type ClaimContext, finishClaim } from './finish-claim.js';
import { partyOf, type Person, personOf, withDemographics } from './names.js';

/** Guides of claims that are not professional ones, by the number that stands in their names. */
const OTHER_GUIDES = [
  ['X223', 'institutional'],
  ['X224', 'dental'],
] as const;

const NOTHING_ABOVE: ClaimContext = {
  submissionDate: null,
  billingProvider: null,
  payer: null,
  subscriber: null,
  patient: null,
};
/** A patient whose name has not come yet. */
const NOBODY: Person = { name: '', memberId: null, birthDate: null, sex: null };

/**
 * Reads professional claims (837, 005010X222). A claim with an error is left out, and the others are still read.
 * @throws DomainError when the text is not X12, or holds more claims than are taken
 */
export function read837(source: string | Interchange): FileReading {
  const interchange = typeof source === 'string' ? readX12(source) : source;
  const findings = new FindingList();
  const reader = new ProfessionalReader(findings);
  for (const segment of interchange.segments(findings)) reader.take(segment);
  reader.finish();
  const { claims, claimsLeftOut } = reader;
  return { format: 'x12-837', claims, answers: [], claimsLeftOut, answersLeftOut: 0, ...findings.summary() };
}

/** Walks the hierarchy: billing provider, subscriber with payer, patient, claims. */
class ProfessionalReader {
  readonly claims: ReceivedClaim[] = [];
  claimsLeftOut = 0;
  /** False inside of a transaction set that is not one of professional claims. */
  private professional = false;
  private readonly refusedGuides = new Set<string>();
  private group: Segment | null = null;
  /** What stands above the next claim. */
  private above: ClaimContext = NOTHING_ABOVE;
  private claim: ClaimDraft | null = null;

  constructor(private readonly findings: FindingList) {}

  take(segment: Segment): void {
    if (segment.id === 'GS') this.group = segment;
    else if (segment.id === 'ST') this.beginSet(segment);
    else if (segment.id === 'CLM') this.beginClaim(segment);
    else if (segment.id === 'HL') this.beginLevel(segment);
    else if (segment.id === 'SE') this.finish();
    else if (this.claim) readIntoClaim(this.claim, segment);
    else if (segment.id === 'BHT') this.readBeginning(segment);
    else if (segment.id === 'NM1') this.readName(segment);
    else if (segment.id === 'DMG') this.readDemographics(segment);
  }

  /** Finishes the claim that is open, if one is. */
  finish(): void {
    const draft = this.claim;
    this.claim = null;
    if (draft === null) return;
    const claim = finishClaim(draft, this.above);
    if (claim) this.claims.push(claim);
    else this.claimsLeftOut++;
  }

  private beginSet(segment: Segment): void {
    this.finish();
    this.above = { ...NOTHING_ABOVE, submissionDate: this.dateOfGroup() };
    const guide = segment.at(3) || this.group?.at(8) || '';
    this.professional = guide.includes('X222');
    if (!this.professional) this.refuseSet(guide, segment.place);
  }

  private dateOfGroup(): Instant | null {
    return this.group && readX12Instant(this.group.at(4), this.group.at(5));
  }

  /** Once for each kind: a file may hold hundreds of such sets. */
  private refuseSet(guide: string, place: FilePlace): void {
    if (this.refusedGuides.has(guide)) return;
    this.refusedGuides.add(guide);
    const kind = OTHER_GUIDES.find(([number]) => guide.includes(number))?.[1];
    const what = kind ? `claims are ${kind}` : `claims are not of the guide 005010X222`;
    const reporter = new Reporter(this.findings, place);
    reporter.error('ST03', `The ${what}; only professional claims (005010X222) are taken.`);
  }

  private readBeginning(segment: Segment): void {
    const sent = readX12Instant(segment.at(4), segment.at(5));
    const reporter = new Reporter(this.findings, segment.place);
    if (sent) this.above = { ...this.above, submissionDate: sent };
    else
      reporter.warning(
        'BHT04',
        'The day on which the claims were made is missing or not a date like 20260302; that of GS is used.',
      );
  }

  private beginLevel(segment: Segment): void {
    this.finish();
    const level = segment.at(3);
    const { submissionDate, billingProvider } = this.above;
    if (level === '20') this.above = { ...NOTHING_ABOVE, submissionDate };
    if (level === '22') this.above = { ...NOTHING_ABOVE, submissionDate, billingProvider };
    if (level === '23') this.above = { ...this.above, patient: NOBODY };
  }

  private readName(segment: Segment): void {
    const kind = segment.at(1);
    if (kind === '85') this.readBillingProvider(segment);
    if (kind === 'PR') this.above = { ...this.above, payer: partyOf(segment) };
    if (kind === 'IL') this.above = { ...this.above, subscriber: personOf(segment) };
    if (kind === 'QC') this.above = { ...this.above, patient: personOf(segment) };
  }

  private readBillingProvider(segment: Segment): void {
    this.above = { ...this.above, billingProvider: partyOf(segment) };
    const reporter = new Reporter(this.findings, segment.place);
    if (segment.at(8) === 'XX') warnOfNpi(segment.at(9), 'NM109 of NM1*85', reporter);
    else reporter.warning('NM109 of NM1*85', 'The billing provider has no NPI.');
  }

  private readDemographics(segment: Segment): void {
    const { subscriber, patient } = this.above;
    if (patient) this.above = { ...this.above, patient: withDemographics(patient, segment) };
    else if (subscriber) this.above = { ...this.above, subscriber: withDemographics(subscriber, segment) };
  }

  private beginClaim(segment: Segment): void {
    this.finish();
    if (!this.professional) {
      this.claimsLeftOut++;
      return;
    }
    if (this.claims.length + this.claimsLeftOut >= CLAIMS_AT_MOST) {
      throw refusedFile(`The file holds more than ${CLAIMS_AT_MOST} claims.`, segment.place);
    }
    this.claim = draftOf(segment, new Reporter(this.findings, segment.place, segment.at(1) || null));
  }
}
