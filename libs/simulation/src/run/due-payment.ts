import {
  type AnsweredSubject,
  answerTo,
  approve,
  type ClaimAnswer,
  type Instant,
  type LinePrice,
} from '@portal/domain';

/**
 * A claim that its payer will pay, as far as the payment needs it: a fifth of the claim. Payers take weeks, so that tens of
 * thousands of claims wait in the memory of a large practice's run.
 */
export interface DuePayment extends AnsweredSubject {
  readonly prices: readonly LinePrice[];
}

/** What of an approved claim has to be remembered until it is paid. */
export function duePayment(
  { id, providerId, payerId, submissionDate, billedAmount, status }: AnsweredSubject,
  prices: readonly LinePrice[],
): DuePayment {
  return { id, providerId, payerId, submissionDate, billedAmount, status, prices };
}

/** The payer's answer: the payment. */
export function pay(due: DuePayment, processingDate: Instant): ClaimAnswer {
  return answerTo(due, approve(due.prices), processingDate);
}
