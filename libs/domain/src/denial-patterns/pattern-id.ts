/** The seven denial patterns of the catalogue, in its order. */
export const PATTERN_IDS = ['PTN-001', 'PTN-002', 'PTN-003', 'PTN-004', 'PTN-005', 'PTN-006', 'PTN-007'] as const;

/** Id of a catalogue pattern. */
export type PatternId = (typeof PATTERN_IDS)[number];

/** The ordinary causes of denial that no pattern covers. */
export const BACKGROUND_CAUSE_IDS = [
  'BG-ELIG',
  'BG-MEMBER',
  'BG-PAYER',
  'BG-COB',
  'BG-DUP',
  'BG-LATE',
  'BG-MISSING',
  'BG-NONCOV',
] as const;

/** Id of an ordinary (background) cause of denial. */
export type BackgroundCauseId = (typeof BACKGROUND_CAUSE_IDS)[number];

/** Whatever can be the primary cause of a denial. */
export type DenialCauseId = PatternId | BackgroundCauseId;

/** True when the text is the id of a catalogue pattern. */
export function isPatternId(id: string): id is PatternId {
  return (PATTERN_IDS as readonly string[]).includes(id);
}
