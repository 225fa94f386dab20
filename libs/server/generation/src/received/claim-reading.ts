import { type ClaimFileFinding, type ClaimImport, LISTED_FINDINGS } from '@portal/contracts';
import {
  centsToDollars,
  type DaySpan,
  DomainError,
  type GenerationConfig,
  type Instant,
  lengthOf,
  type OriginFile,
} from '@portal/domain';
import { policyBookOf } from '@portal/reference';
import { ClaimParties, type StandIns } from './claim-parties.js';
import { readFiles, type UploadedFile } from './read-files.js';
import { type ReceivedBatch, receivedBatches, type SetName } from './received-batches.js';
import { type ReadFile, type ReceivedSet, receivedSet } from './received-set.js';
import { daysOfSet, endOfSet, settingsOfSet } from './set-settings.js';

/** Most days of a set: about four years. */
const MOST_DAYS = 1_461;

/** What is to be read: files, and who of the portal stands for whom of them. */
export interface ReadingTask {
  readonly files: readonly UploadedFile[];
  readonly providers: StandIns;
  readonly payers: StandIns;
}

/** What files bring, before anything is stored. */
export interface ReadingResult {
  /** The report, but for the name of the set. */
  readonly report: Omit<ClaimImport, 'runId' | 'name' | 'dryRun'>;
  readonly files: readonly OriginFile[];
  /** What the set is to be kept under; null where there is no claim that can be stored. */
  readonly set: { readonly config: GenerationConfig; readonly until: Instant } | null;
}

/** Files that were read. */
export interface Reading {
  readonly result: ReadingResult;
  /** Their claims, to be stored under this name. */
  batches(set: SetName): Generator<ReceivedBatch>;
}

/**
 * Reads files of claims and answers and puts them together.
 * @throws DomainError `invalid-input` for a file that is none, `unknown-reference` for a provider or payer that is not there
 */
export async function readClaims({ files: uploaded, providers, payers }: ReadingTask): Promise<Reading> {
  const parties = new ClaimParties(providers, payers);
  const files = await readFiles(uploaded);
  const set = receivedSet(files, parties);
  const days = daysOfSet(set.accepted);
  if (days) refuseLongSpan(days);
  const kept = days && { config: settingsOfSet(set.accepted, days), until: endOfSet(days) };
  return {
    result: {
      report: reportOf(files, set, days, parties),
      files: files.map(({ name, sha256, reading }) => ({ name, format: reading.format, sha256 })),
      set: kept,
    },
    batches: (name) => receivedBatches(set.accepted, name, policyBookOf(kept?.config ?? null)),
  };
}

/** @throws DomainError `invalid-input`: figures are kept by the day, and a date that is far off is most often a slip */
function refuseLongSpan({ from, to }: DaySpan): void {
  if (lengthOf({ from, to }) <= MOST_DAYS) return;
  const detail = `the claims lie between ${from} and ${to}, more than the ${MOST_DAYS} days of a set`;
  throw new DomainError('invalid-input', `A date is wrong, or the files must be divided: ${detail}.`, [
    { pointer: '/files', detail },
  ]);
}

function reportOf(
  files: readonly ReadFile[],
  { accepted, skipped, findings, errors, warnings }: ReceivedSet,
  days: DaySpan | null,
  parties: ClaimParties,
): ReadingResult['report'] {
  const all = files.flatMap(({ reading }) => reading.claims);
  const outcomes = accepted.map(({ answer }) => answer?.settled.outcome ?? null);
  const count = (outcome: (typeof outcomes)[number]) => outcomes.filter((other) => other === outcome).length;
  const [worse, lighter] = [findings.filter(isError), findings.filter((finding) => !isError(finding))];
  return {
    files: files.map(({ name, reading: { format, claims, answers } }) => ({
      ...{ name, format, claims: claims.length, answers: answers.length },
    })),
    ...{ claims: accepted.length, approved: count('approved'), denied: count('denied'), waiting: count(null), skipped },
    billedAmount: centsToDollars(accepted.reduce((sum, { claim }) => sum + claim.billedAmount, 0)),
    ...{ firstDay: days?.from ?? null, lastDay: days?.to ?? null },
    ...{ providers: parties.providersOf(all), payers: parties.payersOf(all) },
    findings: [...worse, ...lighter].slice(0, LISTED_FINDINGS),
    ...{ errors, warnings },
  };
}

/** True for what keeps a claim or an answer out. */
export function isError({ severity }: ClaimFileFinding): boolean {
  return severity === 'error';
}
