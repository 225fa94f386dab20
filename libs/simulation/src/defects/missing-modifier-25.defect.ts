import { withLine, type Defect } from './defect.js';

const VISIT_MODIFIERS = ['25', '57'];

/** PTN-001: the modifier that says a visit stood on its own beside a procedure is left off. */
export const missingModifier25: Defect = {
  causeId: 'PTN-001',
  slips: (claim, { policies }) =>
    claim.lineItems
      .filter((line) => policies.procedures.get(line.procedureCode)?.em)
      .flatMap((line) =>
        VISIT_MODIFIERS.filter((modifier) => line.modifiers.includes(modifier)).map((modifier) => ({
          weight: 5,
          operation: 'removeModifier',
          lineNumber: line.lineNumber,
          description: `left modifier ${modifier} off ${line.procedureCode}`,
          apply: () =>
            withLine(claim, line.lineNumber, { modifiers: line.modifiers.filter((other) => other !== modifier) }),
        })),
      ),
};
