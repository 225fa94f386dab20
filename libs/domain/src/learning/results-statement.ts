import type { Cents } from '../money/cents.js';
import type { CalendarDate } from '../time/instant.js';

/** What a period brought, as far as it can be charged by. */
export interface ResultsFigures {
  readonly appealsWon: number;
  /** Money posted on overturned appeals, by the day of the outcome: the dashboard's figure for the same days. */
  readonly recovered: Cents;
  /** Corrected claims that were sent again and paid, by the day of the payer's answer. */
  readonly replacementsPaid: number;
  readonly replacementsAmount: Cents;
  /** Sessions that people completed in Claim Lab. */
  readonly sessions: number;
  readonly people: number;
}

/** What a statement says, in the order in which it is hashed. */
export interface StatementContent {
  readonly id: string;
  readonly runId: string;
  /** First and last simulated day. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly figures: ResultsFigures;
  readonly issuedBy: string;
  readonly issuedAt: string;
  readonly previousHash: string | null;
}

/**
 * The text that a statement's hash is made of: every field in one fixed order, the hash of the statement before among
 * them. Whoever changes one of them, breaks the chain from there on.
 */
export function statementText(content: StatementContent): string {
  const { id, runId, from, to, figures, issuedBy, issuedAt, previousHash } = content;
  const { appealsWon, recovered, replacementsPaid, replacementsAmount, sessions, people } = figures;
  const counted = [appealsWon, recovered, replacementsPaid, replacementsAmount, sessions, people];
  return JSON.stringify([id, runId, from, to, counted, issuedBy, issuedAt, previousHash]);
}
