import { withContent } from '@portal/domain';
import { SLIPS } from '../catalogue/encounter-catalogue.js';
import { groupBy } from './group-by.js';
import { withLine, type Defect } from './defect.js';

const UNSUPPORTING = groupBy(SLIPS.unsupportingDiagnoses, ({ code }) => [code]);

/** PTN-006: a service points at a diagnosis that does not support it. */
export const medicalNecessity: Defect = {
  causeId: 'PTN-006',
  slips: (claim, { policies }) =>
    claim.lineItems.flatMap((line) =>
      (UNSUPPORTING.get(line.procedureCode) ?? [])
        .filter(
          ({ diagnosis }) =>
            claim.diagnosisCodes.includes(diagnosis) || claim.diagnosisCodes.length < policies.diagnosisRules.maximum,
        )
        .map(({ diagnosis, weight }) => ({
          weight,
          operation: 'repointDiagnosis',
          lineNumber: line.lineNumber,
          description: `pointed ${line.procedureCode} at ${diagnosis}, which does not support it`,
          apply: () => {
            const pointed = withLine(claim, line.lineNumber, { diagnosisCodes: [diagnosis] });
            const known = claim.diagnosisCodes.includes(diagnosis);
            return known ? pointed : withContent(pointed, { diagnosisCodes: [...claim.diagnosisCodes, diagnosis] });
          },
        })),
    ),
};
