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

/** A statement as a link of the chain. */
export interface StatementLink {
  readonly id: string;
  readonly previousHash: string | null;
  readonly hash: string;
}

/** A link with what it is checked against. */
export interface CheckedLink {
  readonly own: StatementLink;
  /** The hash of what is stored of the statement now. */
  readonly hashNow: string;
  /** The statements with the number before and after it; undefined where none is stored. */
  readonly before: StatementLink | undefined;
  readonly after: StatementLink | undefined;
}

const PREFIX = 'RES-';
const DIGITS = 6;

/** The id of the statement with this number: `RES-000001` for the first one. Numbers have no gaps. */
export function statementId(number: number): string {
  return PREFIX + String(number).padStart(DIGITS, '0');
}

/** The number in the id of a statement, from 1. */
export function statementNumber(id: string): number {
  return Number(id.slice(PREFIX.length));
}

/**
 * Why a statement is not intact, in words that name the statement at which the chain breaks; null while it is. One that was
 * changed and hashed anew shows by the statement issued after it, one that was removed by the number that is missing. Of the
 * latest one neither can be told: nothing was issued on its hash yet.
 */
export function statementFault({ own, hashNow, before, after }: CheckedLink): string | null {
  if (hashNow !== own.hash) return `${own.id} was changed since it was issued: it no longer has its hash.`;
  const number = statementNumber(own.id);
  if (number > 1 && !before) return `The chain breaks before ${own.id}: ${statementId(number - 1)} is missing.`;
  if (!before && own.previousHash !== null) return `${own.id} is the first one and names a hash before it.`;
  if (before && !follows(own, before)) return brokenBetween(before, own);
  return after && !follows(after, own) ? brokenBetween(own, after) : null;
}

function follows(later: StatementLink, earlier: StatementLink): boolean {
  return later.previousHash === earlier.hash;
}

function brokenBetween(earlier: StatementLink, later: StatementLink): string {
  return `The chain breaks between ${earlier.id} and ${later.id}: one of them was changed and hashed anew.`;
}

/**
 * The text that a statement's hash is made of: every field in one fixed order, the hash of the statement before among
 * them. Whoever changes one of them breaks the chain there.
 */
export function statementText(content: StatementContent): string {
  const { id, runId, from, to, figures, issuedBy, issuedAt, previousHash } = content;
  const { appealsWon, recovered, replacementsPaid, replacementsAmount, sessions, people } = figures;
  const counted = [appealsWon, recovered, replacementsPaid, replacementsAmount, sessions, people];
  return JSON.stringify([id, runId, from, to, counted, issuedBy, issuedAt, previousHash]);
}
