import type { PolicyView } from '@portal/contracts';
import {
  addDays,
  type CalendarDate,
  causeName,
  type Cents,
  centsToDollars,
  daysOf,
  type DaySpan,
  type Policy,
  rateOf,
  trendOf,
} from '@portal/domain';

/** Days of a span that policies are compared over. */
export const SPAN_DAYS = 30;

/** What a policy looked at and denied, by day; days without a claim may be missing. */
export type PolicyCourse = readonly {
  readonly day: CalendarDate;
  readonly claims: number;
  readonly denied: number;
  readonly deniedBilled: Cents;
}[];

/** A policy with the sums of the span and of the span before. */
export function policyView(
  { minimumLines: _within, payerIds, procedureCodes, ...policy }: Policy,
  course: PolicyCourse,
  span: DaySpan | null,
): PolicyView {
  const now = totalOf(course, (day) => span !== null && day >= span.from && day <= span.to);
  const previousFrom = span && addDays(span.from, -SPAN_DAYS);
  const before = totalOf(course, (day) => span !== null && day >= (previousFrom ?? '') && day < span.from);
  const deniedOn = new Map(course.map(({ day, denied }) => [day, denied]));
  return {
    ...policy,
    causeName: causeName(policy.causeId),
    payerIds: payerIds && [...payerIds],
    procedureCodes: procedureCodes && [...procedureCodes],
    claims: now.claims,
    denied: now.denied,
    denialRate: rateOf(now.denied, now.claims),
    deniedBilled: centsToDollars(now.deniedBilled),
    previousClaims: before.claims,
    previousDenied: before.denied,
    previousRate: rateOf(before.denied, before.claims),
    ...trendOf({ hits: before.denied, total: before.claims }, { hits: now.denied, total: now.claims }),
    sparkline:
      span && previousFrom ? daysOf({ from: previousFrom, to: span.to }).map((day) => deniedOn.get(day) ?? 0) : [],
  };
}

function totalOf(course: PolicyCourse, within: (day: CalendarDate) => boolean) {
  return course
    .filter(({ day }) => within(day))
    .reduce(
      (sum, { claims, denied, deniedBilled }) => ({
        claims: sum.claims + claims,
        denied: sum.denied + denied,
        deniedBilled: sum.deniedBilled + deniedBilled,
      }),
      { claims: 0, denied: 0, deniedBilled: 0 },
    );
}
