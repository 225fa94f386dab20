import { APPEAL_STATUSES } from '@portal/domain';
import { z } from 'zod';
import { calendarDate, dollars, instant } from './money.contract.js';
import { oneOrMore, pageOf, pageQuery } from './page.contract.js';

/** An appeal against a denied claim. */
export const appeal = z
  .object({
    id: z.string().meta({ description: 'Id of the appeal', examples: ['APP-7F3A91-0000012'] }),
    claimId: z.string().describe('Id of the denied claim'),
    runId: z.string().nullable().describe('Run that generated it; null for a record that came from elsewhere'),
    appealDate: instant,
    appealReason: z.string().describe('Why the denial is contested, in plain words'),
    appealStatus: z.enum(APPEAL_STATUSES).describe('Pending until the payer decides'),
    decisionDueDate: instant,
    outcomeDate: instant.nullable(),
    amountAtStake: dollars,
    recoveredAmount: dollars,
  })
  .meta({ id: 'Appeal' });
/** An appeal against a denied claim. */
export type AppealView = z.infer<typeof appeal>;

/** Filters of the appeal list. */
export const appealQuery = pageQuery
  .extend({
    runId: z.string().optional().describe('Only what this run generated'),
    claimId: z.string().optional().describe('Only appeals of this claim'),
    status: oneOrMore(z.enum(APPEAL_STATUSES)).describe('Only those in one of these states'),
    filedFrom: calendarDate.optional(),
    filedTo: calendarDate.optional(),
  })
  .strict();
/** Filters of the appeal list. */
export type AppealQuery = z.infer<typeof appealQuery>;

/** A page of appeals, newest first. */
export const appealPage = pageOf(appeal).meta({ id: 'AppealPage' });
