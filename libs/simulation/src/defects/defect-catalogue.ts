import type { DenialCauseId } from '@portal/domain';
import { coverageEnded } from './coverage-ended.defect.js';
import type { Defect } from './defect.js';
import { duplicateClaim } from './duplicate-claim.defect.js';
import { frequencyLimits } from './frequency-limits.defect.js';
import { incompleteDocumentation } from './incomplete-documentation.defect.js';
import { lateFiling } from './late-filing.defect.js';
import { medicalNecessity } from './medical-necessity.defect.js';
import { memberNotFound } from './member-not-found.defect.js';
import { missingField } from './missing-field.defect.js';
import { missingModifier25 } from './missing-modifier-25.defect.js';
import { notCovered } from './not-covered.defect.js';
import { otherPayerFirst } from './other-payer-first.defect.js';
import { priorAuthorization } from './prior-authorization.defect.js';
import { telehealthPlace } from './telehealth-place.defect.js';
import { unbundledCodes } from './unbundled-codes.defect.js';
import { wrongPayer } from './wrong-payer.defect.js';

/** How to plant each cause of denial. The compiler asks for one defect per cause. */
export const DEFECTS: Readonly<Record<DenialCauseId, Defect>> = {
  'PTN-001': missingModifier25,
  'PTN-002': unbundledCodes,
  'PTN-003': incompleteDocumentation,
  'PTN-004': priorAuthorization,
  'PTN-005': frequencyLimits,
  'PTN-006': medicalNecessity,
  'PTN-007': telehealthPlace,
  'BG-ELIG': coverageEnded,
  'BG-MEMBER': memberNotFound,
  'BG-PAYER': wrongPayer,
  'BG-COB': otherPayerFirst,
  'BG-DUP': duplicateClaim,
  'BG-LATE': lateFiling,
  'BG-MISSING': missingField,
  'BG-NONCOV': notCovered,
};
