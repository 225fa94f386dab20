import { missingModifier25 } from './missing-modifier-25.pattern.js';
import { unbundledCodes } from './unbundled-codes.pattern.js';
import { incompleteDocumentation } from './incomplete-documentation.pattern.js';
import { priorAuthorization } from './prior-authorization.pattern.js';
import { frequencyLimits } from './frequency-limits.pattern.js';
import { medicalNecessity } from './medical-necessity.pattern.js';
import { telehealthPlace } from './telehealth-place.pattern.js';
import type { DenialPattern } from './denial-pattern.js';
import { PATTERN_IDS, type PatternId } from './pattern-id.js';

/** The seven patterns by id; the compiler demands one for each. */
export const DENIAL_PATTERNS: Readonly<Record<PatternId, DenialPattern>> = {
  'PTN-001': missingModifier25,
  'PTN-002': unbundledCodes,
  'PTN-003': incompleteDocumentation,
  'PTN-004': priorAuthorization,
  'PTN-005': frequencyLimits,
  'PTN-006': medicalNecessity,
  'PTN-007': telehealthPlace,
};

/** The seven patterns in the order of their ids. */
export const PATTERN_LIST: readonly DenialPattern[] = PATTERN_IDS.map((id) => DENIAL_PATTERNS[id]);
