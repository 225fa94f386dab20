import { answerOf, ANY, knownCauseOf, OTHER_CAUSE_ID, type Policy, WHOLE_CLAIM } from '@portal/domain';
import { isVisit } from '@portal/reference';
import type { StoredCandidate } from '../detection/candidate.store.js';
import { candidateTitle } from '../detection/candidate-words.js';

/** A candidate as the payer rule that it seems to be. Its days are days of submission, by which such rules begin. */
export function detectedPolicy(candidate: StoredCandidate): Policy {
  const { id, payerId, procedureCode, placeOfService, answer, began, lastRefusal, ongoing } = candidate;
  const { carc } = answerOf(answer);
  return {
    id,
    name: candidateTitle(candidate),
    edit: carc === '96' ? 'NONCOV' : 'MODRULE',
    causeId: knownCauseOf({ answer, procedureCode, placeOfService }, isVisit) ?? OTHER_CAUSE_ID,
    source: 'detected',
    payerIds: payerId === ANY ? null : [payerId],
    procedureCodes: procedureCode === WHOLE_CLAIM ? null : [procedureCode],
    placeOfService: placeOfService === ANY ? null : placeOfService,
    minimumLines: 1,
    effectiveFrom: began,
    effectiveTo: ongoing ? null : lastRefusal,
  };
}
