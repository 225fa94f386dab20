import type { CalendarDate } from '@portal/domain';
import type { FilePlace } from '../received-claim.js';
import { readX12Date } from '../reading/dates.js';
import type { Reporter } from '../reading/finding-list.js';
import { writtenDate } from '../reading/written-form.js';
import type { Segment } from '../x12/segment.js';
import { npiOf, textAt } from './names.js';
import { readHealthInformation, type Diagnosis } from './health-information.js';

/** A service line while its segments are read. */
export interface LineDraft {
  readonly place: FilePlace;
  /** Its SV1 segment. */
  service: Segment | null;
  dateOfService: CalendarDate | null;
  ndc: string | null;
}

/** A claim while its segments are read. */
export interface ClaimDraft {
  /** Its CLM segment. */
  readonly head: Segment;
  readonly reporter: Reporter;
  /** In the order in which lines point at them. */
  readonly diagnoses: Diagnosis[];
  readonly lines: LineDraft[];
  /** True inside of what the claim says of another payer: nothing of it is the claim's own. */
  ofOtherPayer: boolean;
  dateOfService: CalendarDate | null;
  renderingNpi: string | null;
  serviceLocation: string | null;
  authorizationNumber: string | null;
  referralNumber: string | null;
  orderingNpi: string | null;
  referringNpi: string | null;
  cliaNumber: string | null;
  accidentDate: CalendarDate | null;
  attachmentControlNumber: string | null;
  replacedClaimNumber: string | null;
}

/** A claim of which only the CLM segment was read. */
export function draftOf(head: Segment, reporter: Reporter): ClaimDraft {
  return {
    head,
    reporter,
    diagnoses: [],
    lines: [],
    ofOtherPayer: false,
    dateOfService: null,
    renderingNpi: null,
    serviceLocation: null,
    authorizationNumber: null,
    referralNumber: null,
    orderingNpi: null,
    referringNpi: null,
    cliaNumber: null,
    accidentDate: null,
    attachmentControlNumber: null,
    replacedClaimNumber: null,
  };
}

/**
 * Takes a segment inside of a claim. What stands at the claim comes first and holds for it; what its lines say fills in
 * what the claim leaves open.
 */
export function readIntoClaim(claim: ClaimDraft, segment: Segment): void {
  if (segment.id === 'SBR') claim.ofOtherPayer = true;
  if (segment.id === 'LX') beginLine(claim, segment);
  else if (!claim.ofOtherPayer) READERS[segment.id]?.(claim, segment);
}

const READERS: Readonly<Record<string, (claim: ClaimDraft, segment: Segment) => void>> = {
  DTP: readDate,
  REF: readReference,
  PWK: (claim, segment) => (claim.attachmentControlNumber ??= textAt(segment, 6)),
  HI: ({ diagnoses, reporter }, segment) => readHealthInformation(segment, diagnoses, reporter),
  NM1: readParty,
  SV1: readService,
  LIN: readDrug,
};

function beginLine(claim: ClaimDraft, { place }: Segment): void {
  claim.ofOtherPayer = false;
  claim.lines.push({ place, service: null, dateOfService: null, ndc: null });
}

function readService(claim: ClaimDraft, segment: Segment): void {
  const line = claim.lines.at(-1);
  if (line) line.service ??= segment;
  else claim.reporter.error('LX', 'A service stands before the first LX of the claim.', segment.place);
}

/** Of a span of days, the first. */
function readDate(claim: ClaimDraft, segment: Segment): void {
  const [kind, form] = [segment.at(1), segment.at(2)];
  if (kind !== '472' && kind !== '439') return;
  const text = segment.at(3);
  const day = readX12Date(form === 'RD8' ? (text.split('-')[0] ?? '') : text.slice(0, form === 'DT' ? 8 : undefined));
  if (day === null) {
    const message = `DTP*${kind} must have a date like 20260227; ${writtenDate(text, 'x12')}.`;
    claim.reporter.warning('DTP03', message, segment.place);
  }
  if (kind === '439') claim.accidentDate ??= day;
  else (claim.lines.at(-1) ?? claim).dateOfService ??= day;
}

/** A reference with a fourth element is another payer's. */
function readReference(claim: ClaimDraft, segment: Segment): void {
  const number = segment.at(4) === '' ? textAt(segment, 2) : null;
  if (segment.at(1) === 'G1') claim.authorizationNumber ??= number;
  if (segment.at(1) === '9F') claim.referralNumber ??= number;
  if (segment.at(1) === 'X4') claim.cliaNumber ??= number;
  if (segment.at(1) === 'F8') claim.replacedClaimNumber ??= number;
}

function readParty(claim: ClaimDraft, segment: Segment): void {
  const kind = segment.at(1);
  if (kind === 'DN') claim.referringNpi ??= npiOf(segment, claim.reporter);
  if (kind === '82') claim.renderingNpi ??= npiOf(segment, claim.reporter);
  if (kind === 'DK') claim.orderingNpi ??= npiOf(segment, claim.reporter);
  if (kind === '77' || kind === 'FA') claim.serviceLocation ??= textAt(segment, 3);
}

function readDrug(claim: ClaimDraft, segment: Segment): void {
  const line = claim.lines.at(-1);
  if (line && segment.at(2) === 'N4') line.ndc ??= textAt(segment, 3);
}
