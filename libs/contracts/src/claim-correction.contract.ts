import { CLAIM_STATUSES } from '@portal/domain';
import { z } from 'zod';
import { claimEdits } from './claim-lab.contract.js';
import { dollars, instant } from './money.contract.js';

/** Corrects a denied claim and sends it again. */
export const correctionRequest = z.strictObject({ edits: claimEdits.min(1) }).meta({ id: 'CorrectionRequest' });
/** Corrects a denied claim and sends it again. */
export type CorrectionRequest = z.infer<typeof correctionRequest>;

/** Whether a denied claim can be corrected and sent again, how, and what became of that. */
export const claimCorrection = z
  .object({
    claimId: z.string().describe('The denied claim'),
    state: z
      .enum(['possible', 'sent', 'not-possible'])
      .describe('`sent` once a replacement is on its way or stored; `not-possible` says why'),
    why: z.string().nullable().describe('Why it cannot be sent again; null where it can or was'),
    suggestion: z
      .object({
        edits: claimEdits,
        words: z.string().meta({ description: 'The changes in a few words', examples: ['drop line 2'] }),
        payableAmount: dollars.describe('What the payer would pay then, US dollars'),
      })
      .nullable()
      .describe('Changes under which the payer would pay; null where a person must find them'),
    ask: z
      .enum(['memberId', 'patientDob'])
      .nullable()
      .describe('What only the patient can tell: it must come as the value of a `fill-in`'),
    replacement: z
      .object({
        claimId: z.string().describe('Id of the replacement'),
        sentAt: instant.describe('Simulated'),
        status: z.enum(CLAIM_STATUSES).nullable().describe('Where it stands; null until the run has taken it in'),
        paidAmount: dollars.nullable().describe('What the payer paid, US dollars; null until it has answered'),
      })
      .nullable()
      .describe('The claim that replaces it'),
    replaces: z.string().nullable().describe('Id of the claim that this one replaces'),
  })
  .meta({ id: 'ClaimCorrection' });
/** Whether a denied claim can be corrected and sent again. */
export type ClaimCorrection = z.infer<typeof claimCorrection>;
