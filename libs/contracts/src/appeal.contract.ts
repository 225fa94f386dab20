import { APPEAL_STATUSES } from '@portal/domain';
import { z } from 'zod';
import { calendarDate, dollars, instant } from './money.contract.js';
import { oneOrMore, pageOf, pageQuery } from './page.contract.js';

/** An appeal against a denied claim. */
export const appeal = z
  .object({
    id: z.string().meta({ examples: ['APP-7F3A91-0000012'] }),
    claimId: z.string(),
    runId: z.string().nullable(),
    appealDate: instant,
    appealReason: z.string(),
    appealStatus: z.enum(APPEAL_STATUSES),
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
    runId: z.string().optional(),
    claimId: z.string().optional(),
    status: oneOrMore(z.enum(APPEAL_STATUSES)),
    filedFrom: calendarDate.optional(),
    filedTo: calendarDate.optional(),
  })
  .strict();
/** Filters of the appeal list. */
export type AppealQuery = z.infer<typeof appealQuery>;

/** A page of appeals, newest first. */
export const appealPage = pageOf(appeal).meta({ id: 'AppealPage' });
