import { Inject, Injectable } from '@nestjs/common';
import type { PolicyDetailView, PolicyList, PolicyQuery, PolicyView } from '@portal/contracts';
import {
  addDays,
  type CalendarDate,
  centsToDollars,
  dayOf,
  daysOf,
  type DaySpan,
  notFound,
  policiesOf,
  type Policy,
  rateOf,
  toCalendarDate,
  toEpochSeconds,
  UNEXPLAINED_POLICY_ID,
  unknownReference,
} from '@portal/domain';
import { payerRules } from '@portal/reference';
import {
  ClaimEntity,
  DetectionCandidateEntity,
  PolicyClaimEntity,
  READER,
  whereCandidateHolds,
} from '@portal/server/database';
import type { DataSource } from 'typeorm';
import { AnswerTrouble } from '../answers/answer-trouble.js';
import { AnsweredClaimReadModel } from '../answers/answered-claim.read-model.js';
import { InsightProgressStore, type RunStanding } from '../answers/insight-progress.store.js';
import type { StoredCandidate } from '../detection/candidate.store.js';
import { detectedPolicy } from './detected-policy.js';
import { PolicyDaysReadModel } from './policy-days.read-model.js';
import { type PolicyCourse, policyView, SPAN_DAYS } from './policy-view.js';

/** Days of the course of a single policy. */
const DETAIL_DAYS = 365;
/** Days that the rate of a day is taken over, the day itself as the last. */
const RATE_DAYS = 7;
const EXAMPLES = 5;
const BOOK_POLICIES = policiesOf(payerRules());
const BOOK_IDS = [...BOOK_POLICIES.map(({ id }) => id), UNEXPLAINED_POLICY_ID];

/** Answers policies with what each looked at and denied. */
@Injectable()
export class PolicyReadModel {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly days: PolicyDaysReadModel,
    private readonly claims: AnsweredClaimReadModel,
    private readonly progress: InsightProgressStore,
    private readonly trouble: AnswerTrouble,
  ) {}

  /**
   * Policies that match the filters, most denied charges first.
   * @throws DomainError `unknown-reference` for an unknown run
   */
  async list({ runId, payerId, patternId, source, status }: PolicyQuery): Promise<PolicyList> {
    const standing = await this.standingOf(runId);
    const span = standing && spanOf(standing);
    const courses =
      standing && span ? await this.courses(standing, BOOK_IDS, halvesOf(span)) : new Map<string, PolicyCourse>();
    const candidates = standing ? await this.candidatesOf(standing) : [];
    const items = [...BOOK_POLICIES, ...candidates.map(detectedPolicy)]
      .filter((policy) => !payerId || policy.payerIds === null || policy.payerIds.includes(payerId))
      .filter((policy) => !patternId || policy.causeId === patternId)
      .filter((policy) => !source || policy.source === source)
      .map((policy) => policyView(policy, courses.get(policy.id) ?? [], span))
      .filter(({ sparkline }) => !status || (status === 'active') === sparkline.some((denied) => denied > 0));
    const unexplained = policyView(UNEXPLAINED, courses.get(UNEXPLAINED_POLICY_ID) ?? [], span);
    return {
      runId: standing?.run.id ?? null,
      matchedTo: standing?.progress.matchedTo ?? null,
      backlog: standing ? await this.backlogOf(standing) : 0,
      ...this.trouble.staleness(),
      from: span?.from ?? null,
      to: span?.to ?? null,
      unexplained: { claims: unexplained.denied, deniedBilled: unexplained.deniedBilled },
      items: items.sort(costliestFirst),
    };
  }

  /**
   * A policy with its course.
   * @throws DomainError `not-found` for an unknown policy, `unknown-reference` for an unknown run
   */
  async detail(id: string, runId: string | undefined): Promise<PolicyDetailView> {
    const standing = await this.standingOf(runId);
    const candidate = standing ? (await this.candidatesOf(standing)).find((each) => each.id === id) : undefined;
    const policy = candidate ? detectedPolicy(candidate) : BOOK_POLICIES.find((each) => each.id === id);
    if (!policy) throw notFound('policy', id);
    const span = standing && spanOf(standing);
    const long = span && { from: addDays(span.to, 1 - DETAIL_DAYS), to: span.to };
    const course = standing && long ? ((await this.courses(standing, [id], long)).get(id) ?? []) : [];
    return {
      ...policyView(policy, course, span),
      runId: standing?.run.id ?? null,
      ...this.trouble.staleness(),
      daily: dailyOf(course, standing, long),
      examples: standing ? await this.examples(id, standing.run.id, candidate) : [],
      claimsQuery: new URLSearchParams(
        candidate ? { candidateId: id } : { policyId: id, ...(standing && { runId: standing.run.id }) },
      ).toString(),
    };
  }

  private async standingOf(runId: string | undefined): Promise<RunStanding | null> {
    const standing = await this.progress.standing(runId);
    if (!standing && runId) throw unknownReference('run', runId, '/runId');
    return standing;
  }

  private async courses(
    standing: RunStanding,
    ids: readonly string[],
    span: DaySpan,
  ): Promise<Map<string, PolicyCourse>> {
    const courses = await this.days.byPolicy(standing.run.id, ids, span);
    for (const { id, daily } of await this.candidatesOf(standing)) {
      const days = daily.filter(({ day }) => day >= span.from && day <= span.to);
      courses.set(
        id,
        days.map(({ day, seen, denied, billed }) => ({ day, claims: seen, denied, deniedBilled: billed })),
      );
    }
    return courses;
  }

  private candidatesOf({ run }: RunStanding): Promise<StoredCandidate[]> {
    return this.reader
      .createQueryBuilder(DetectionCandidateEntity, 'candidate')
      .where(`candidate.runId = :runId AND candidate.status <> 'dismissed'`, { runId: run.id })
      .orderBy('candidate.id')
      .getMany();
  }

  private backlogOf({ run, progress }: RunStanding): Promise<number> {
    const place = { at: progress.matchedTo, claimId: progress.matchedClaimId };
    return this.claims.countAfter(run.id, place);
  }

  private async examples(id: string, runId: string, candidate: StoredCandidate | undefined): Promise<string[]> {
    const query = this.reader.createQueryBuilder(ClaimEntity, 'claim').select('claim.id', 'id');
    if (candidate) whereCandidateHolds(query, candidate);
    else {
      query
        .innerJoin(PolicyClaimEntity, 'link', 'link.claimId = claim.id')
        .where('link.runId = :runId AND link.policyId = :id', { runId, id });
    }
    const rows = await query.orderBy('claim.id', 'DESC').limit(EXAMPLES).getRawMany<{ id: string }>();
    return rows.map((row) => row.id);
  }
}

const UNEXPLAINED: Policy = {
  ...(BOOK_POLICIES[0] as Policy),
  id: UNEXPLAINED_POLICY_ID,
  name: 'No rule of the book',
};

/** The 30 days that end on the last day with answers taken. */
function spanOf({ run, progress }: RunStanding): DaySpan {
  const last = progress.matchedTo > run.start ? toEpochSeconds(progress.matchedTo) - 1 : toEpochSeconds(run.start);
  const to = toCalendarDate(last);
  return { from: addDays(to, 1 - SPAN_DAYS), to };
}

/** The 30 days and the 30 days before. */
function halvesOf({ from, to }: DaySpan): DaySpan {
  return { from: addDays(from, -SPAN_DAYS), to };
}

function dailyOf(course: PolicyCourse, standing: RunStanding | null, span: DaySpan | null): PolicyDetailView['daily'] {
  if (!standing || !span) return [];
  const byDay = new Map(course.map((each) => [each.day, each]));
  const start: CalendarDate = dayOf(standing.run.start);
  const days = daysOf({ from: span.from < start ? start : span.from, to: span.to });
  return days.map((day, index) => {
    const { claims = 0, denied = 0, deniedBilled = 0 } = byDay.get(day) ?? {};
    const week = days.slice(Math.max(0, index + 1 - RATE_DAYS), index + 1).map((each) => byDay.get(each));
    const [weekDenied, weekClaims] = [sum(week, 'denied'), sum(week, 'claims')];
    return {
      ...{ day, claims, denied, denialRate: rateOf(denied, claims) },
      rate7: rateOf(weekDenied, weekClaims),
      deniedBilled: centsToDollars(deniedBilled),
    };
  });
}

function sum(days: readonly (PolicyCourse[number] | undefined)[], measure: 'denied' | 'claims'): number {
  return days.reduce((total, day) => total + (day?.[measure] ?? 0), 0);
}

function costliestFirst(a: PolicyView, b: PolicyView): number {
  return b.deniedBilled - a.deniedBilled || b.denied - a.denied || (a.id < b.id ? -1 : 1);
}
