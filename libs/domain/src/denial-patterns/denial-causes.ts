import type { Edit } from '../adjudication/adjudication.js';
import { BACKGROUND_CAUSES, type BackgroundCause } from './background-causes.js';
import type { DenialPattern } from './denial-pattern.js';
import { DENIAL_PATTERNS, PATTERN_LIST } from './pattern-catalogue.js';
import type { DenialCauseId } from './pattern-id.js';

/** Cause of edits that belong to no pattern and no background cause: coding rules that generated claims never break. */
export const OTHER_CAUSE_ID = 'OTHER-CODING';

/** Overturn rate of reasons that the catalogue does not know: the published rate of internal appeals (44 %). */
export const DEFAULT_OVERTURN_RATE = 0.44;

/** Appeal reason and denial reason where nothing better is known. */
export const UNKNOWN_DENIAL_REASON = 'Coding rule not met';

const CAUSE_OF_EDIT: Partial<Record<Edit, DenialCauseId>> = {};
for (const background of Object.values(BACKGROUND_CAUSES)) CAUSE_OF_EDIT[background.edit] = background.id;
for (const pattern of PATTERN_LIST) for (const edit of pattern.edits) CAUSE_OF_EDIT[edit] = pattern.id;

/** The cause that an edit belongs to. */
export function causeOfEdit(edit: Edit): string {
  return CAUSE_OF_EDIT[edit] ?? OTHER_CAUSE_ID;
}

/** The pattern or background cause with this id, or undefined. */
export function denialCause(id: string): DenialPattern | BackgroundCause | undefined {
  return DENIAL_PATTERNS[id as keyof typeof DENIAL_PATTERNS] ?? BACKGROUND_CAUSES[id as keyof typeof BACKGROUND_CAUSES];
}

/** What the ids of causes begin with that are a payer's reason code and no more. */
export const CODE_ALONE = 'CARC-';

/** The reason in words for a cause. */
export function denialReasonOf(causeId: string): string {
  if (causeId.startsWith(CODE_ALONE)) return `Reason code ${causeId.slice(CODE_ALONE.length)} of the payer`;
  return denialCause(causeId)?.denialReason ?? UNKNOWN_DENIAL_REASON;
}

/** Remark that a claim cannot be processed as it is: no appeal right, correct and send anew. */
const UNPROCESSABLE = 'MA130';

/** True when a denial for this cause, with these remarks, may be appealed as far as they say. */
export function mayBeAppealed(causeId: string, rarcs: readonly string[]): boolean {
  const cause = denialCause(causeId);
  return !rarcs.includes(UNPROCESSABLE) && (cause === undefined || !('appealable' in cause) || cause.appealable);
}

/** The name of a cause: that of a pattern, else its denial reason. */
export function causeName(causeId: string): string {
  const cause = denialCause(causeId);
  return cause && 'name' in cause ? cause.name : denialReasonOf(causeId);
}

/** Ids of the causes whose denial reason holds a text, in upper or lower case. */
export function causesSaying(text: string): string[] {
  const causes = [...PATTERN_LIST, ...Object.values(BACKGROUND_CAUSES)].map(({ id }): string => id);
  const lower = text.toLowerCase();
  return [...causes, OTHER_CAUSE_ID].filter((id) => denialReasonOf(id).toLowerCase().includes(lower));
}

/** Share of decided appeals against this cause that are overturned. */
export function overturnRateOf(causeId: string): number {
  return denialCause(causeId)?.overturnRate ?? DEFAULT_OVERTURN_RATE;
}
