import type { ClaimFileFinding, ClaimImport, ClaimParty } from '@portal/contracts';
import { LONGEST_SET_NAME } from '@portal/domain';
import { formatMonthDay, formatQuantity, inOrderOf } from '@portal/figures';
import type { ApiProblem } from '@portal/web/data';

/** A provider or payer of the files, by who stands for it as it was read or chosen. */
export type PartyView = Pick<ClaimParty, 'key' | 'name' | 'claims' | 'standsFor' | 'how'>;

/** Formats of files as a practice knows them. */
export const FORMAT_WORDS: Readonly<Record<ClaimImport['files'][number]['format'], string>> = {
  'x12-837': 'X12 837, claims',
  'x12-835': 'X12 835, remittances',
  csv: 'CSV',
};

/** How it is known who stands for a party. */
export const HOW_WORDS: Readonly<Record<ClaimParty['how'], string>> = {
  id: 'Known by its id',
  name: 'Known by its name',
  chosen: 'Chosen by you',
  unknown: 'Not known yet',
};

/** A finding as it is listed: alone, or for others of its kind. */
export interface FindingRow extends ClaimFileFinding {
  /** Its kind: what is said of other claims in the same words. */
  readonly kind: string;
  /** How many of its kind are not listed, or could be put away again; 0 on all but the first of a kind of many. */
  readonly others: number;
}

/** Findings of one kind that are listed one by one. */
const FEW = 3;

/** Why an import, or a look at its files, came to nothing. */
export interface ImportProblem {
  readonly text: string;
  /** The file that cannot be read; null where it is about all of them. */
  readonly file: string | null;
  /** The set that stands in the way; null where none does. */
  readonly runId: string | null;
}

/** Name of a set of claims after its first file: the file's, without its ending. */
export function setNameOf(files: readonly { readonly name: string }[]): string {
  const name = files[0]?.name ?? '';
  return (name.replace(/\.[^.]*$/, '') || name).slice(0, LONGEST_SET_NAME).trim();
}

/** Chosen files and new ones: a file that was mended takes the place of the one with its name. */
export function withFiles<Named extends { readonly name: string }>(
  chosen: readonly Named[],
  added: readonly Named[],
): readonly Named[] {
  const byName = new Map([...chosen, ...added].map((file) => [file.name, file]));
  return [...byName.values()];
}

/** Parties with what was chosen since they were read: the choice counts at once. */
export function partiesAfter(parties: readonly ClaimParty[], choices: Readonly<Record<string, string>>): PartyView[] {
  return parties.map((party) => {
    const chosen = choices[party.key];
    if (chosen !== undefined) return { ...party, standsFor: chosen, how: 'chosen' };
    return party.how === 'chosen' ? { ...party, standsFor: null, how: 'unknown' } : party;
  });
}

/**
 * Parties in the order before as long as they are the same, so that none moves while it is worked on; else those first who
 * are not known.
 */
export function steadyParties<Party extends Pick<ClaimParty, 'key' | 'how'>>(
  before: readonly Party[],
  parties: readonly Party[],
): readonly Party[] {
  const keys = before.map(({ key }) => key);
  const same = keys.length === parties.length && parties.every(({ key }) => keys.includes(key));
  if (same) return inOrderOf(keys, parties, ({ key }) => key);
  const known = ({ how }: Party) => how !== 'unknown';
  return [...parties.filter((party) => !known(party)), ...parties.filter(known)];
}

/** `Jan 5 to Feb 1, 2026` of the days of a set; empty where it has none. */
export function spanWords({ firstDay, lastDay }: Pick<ClaimImport, 'firstDay' | 'lastDay'>): string {
  if (firstDay === null || lastDay === null) return '';
  const [from, to] = [firstDay, lastDay].map((day) => ({ day: formatMonthDay(day), year: day.slice(0, 4) }));
  if (!from || !to) return '';
  if (firstDay === lastDay) return `${to.day}, ${to.year}`;
  return from.year === to.year
    ? `${from.day} to ${to.day}, ${to.year}`
    : `${from.day}, ${from.year} to ${to.day}, ${to.year}`;
}

/** `2 errors and 1 warning`; null where nothing was found. */
export function findingWords({ errors, warnings }: Pick<ClaimImport, 'errors' | 'warnings'>): string | null {
  const parts = [
    ...(errors > 0 ? [formatQuantity(errors, 'error')] : []),
    ...(warnings > 0 ? [formatQuantity(warnings, 'warning')] : []),
  ];
  return parts.length === 0 ? null : parts.join(' and ');
}

/**
 * Findings as they are listed, in their order: of a kind of which there are many the first stands for all.
 * @param opened kinds of which all are listed
 */
export function findingRows(findings: readonly ClaimFileFinding[], opened: ReadonlySet<string>): FindingRow[] {
  const kinds = new Map<string, ClaimFileFinding[]>();
  for (const finding of findings) {
    const kind = `${finding.severity} ${finding.field} ${finding.message}`;
    const others = kinds.get(kind);
    if (others) others.push(finding);
    else kinds.set(kind, [finding]);
  }
  return [...kinds].flatMap(([kind, all]) => {
    const many = all.length > FEW;
    const listed = many && !opened.has(kind) ? all.slice(0, 1) : all;
    return listed.map((finding, index) => ({ ...finding, kind, others: many && index === 0 ? all.length - 1 : 0 }));
  });
}

/** What a look at the files found, in one sentence. */
export function checkedWords(report: ClaimImport): string {
  const found = findingWords(report);
  const can = `${formatQuantity(report.claims, 'claim')} can be stored`;
  return found === null ? `${can}.` : `${can}; ${found}.`;
}

/** What keeps an import back, and what to do about it; null where nothing does. */
export function missingFor(
  { claims, errors, providers, payers }: Pick<ClaimImport, 'claims' | 'errors' | 'providers' | 'payers'>,
  { name, skipFaulty }: { readonly name: string; readonly skipFaulty: boolean },
): string | null {
  if (claims === 0 && errors === 0) return 'There is no claim in the files. Remittances alone cannot be stored.';
  const strangers = [...providers, ...payers].filter(({ how }) => how === 'unknown').length;
  if (strangers > 0 && (claims === 0 || !skipFaulty)) {
    const whom = strangers === 1 ? 'the one whom' : `the ${strangers} whom`;
    return `Choose who stands for ${whom} the portal does not know${claims === 0 ? '' : ', or leave their claims out'}.`;
  }
  if (claims === 0) return 'No claim of the files can be stored: each has an error.';
  if (errors > 0 && !skipFaulty) {
    return `There ${errors === 1 ? 'is' : 'are'} ${formatQuantity(errors, 'error')}. Mend the files, or leave the claims out.`;
  }
  return name === '' ? 'Give the set a name.' : null;
}

/** A refusal in words. What is wrong inside of the files is in its report, and not said twice. */
export function importProblem(problem: ApiProblem): ImportProblem {
  const { status, body } = problem;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const file = text(body['file']);
  return { text: status === 413 ? TOO_LARGE : textOf(problem, file), file, runId: text(body['runId']) };
}

const TOO_LARGE = 'One of the files is larger than the portal takes. Divide it and choose the parts.';

function textOf({ message, errors, body }: ApiProblem, file: string | null): string {
  if (file !== null) return errors[0] ? `${errors[0].detail}.` : message;
  if (body['report'] !== undefined) return message;
  return [message, ...errors.map(({ detail }) => detail)].join(' ');
}
