import { Inject, Injectable } from '@nestjs/common';
import type { GenerationStatus, RunDays, RunSummary } from '@portal/contracts';
import {
  type CalendarDate,
  centsToDollars,
  DAY_SECONDS,
  notFound,
  runEnd,
  startOfDay,
  toCalendarDate,
  toEpochSeconds,
  toInstant,
} from '@portal/domain';
import { DailyFactEntity, LearningEventEntity, READER } from '@portal/server/database';
import { arrivalsOn } from '@portal/simulation';
import type { DataSource } from 'typeorm';
import { patternDistribution } from '../status/pattern-distribution.js';
import { settingsView } from '../scenarios/settings-view.js';
import { type GenerationRun, settingsAt } from './generation-run.js';
import { RunStore } from './run.store.js';

type RunDay = RunDays['days'][number];

/** Days to come that the chart shows of a run without an end. */
const DAYS_AHEAD = 14;

/** What was asked of a run and what came. */
export interface RunResult {
  readonly run: RunSummary;
  /** Things that people did in it: changed settings, practice, corrected claims. */
  readonly inputs: number;
  readonly patterns: GenerationStatus['patternDistribution'];
}

/** The history of runs and the days of one. */
@Injectable()
export class RunReadModel {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly runs: RunStore,
  ) {}

  /** @throws DomainError `not-found` */
  async run(runId: string): Promise<RunSummary> {
    return runView(await this.stored(runId));
  }

  /**
   * What was asked of a run and what came.
   * @throws DomainError `not-found`
   */
  async result(runId: string): Promise<RunResult> {
    const run = await this.stored(runId);
    const { inputs, counters } = run;
    return { run: runView(run), inputs: inputs.length, patterns: patternDistribution(counters) };
  }

  /**
   * Claims and practice per simulated day from the daily facts, then the planned claims of the days to come. A
   * simulated run has every day from the first to the last.
   * @throws DomainError `not-found`
   */
  async days(runId: string): Promise<RunDays> {
    const run = await this.stored(runId);
    const days = new Map<CalendarDate, RunDay>();
    const day = (date: CalendarDate) => {
      const known = days.get(date) ?? emptyDay(date);
      days.set(date, known);
      return known;
    };
    for (const { date, submitted, approved, denied } of await this.facts(runId)) {
      const pending = submitted - approved - denied;
      Object.assign(day(date), { submitted, approved, denied, pending });
    }
    for (const { date, sessions } of await this.practice(runId)) day(date).practiceSessions = sessions;
    for (const { date, expected } of daysToCome(run)) day(date).expected = expected;
    if (!run.origin) for (const date of daysBetween([...days.keys(), ...latestDay(run)])) day(date);
    return { runId, days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)) };
  }

  private async stored(runId: string): Promise<GenerationRun> {
    const run = await this.runs.find(runId);
    if (!run) throw notFound('run', runId);
    return run;
  }

  private async facts(runId: string) {
    const rows = await this.reader.manager
      .createQueryBuilder(DailyFactEntity, 'fact')
      .select('fact.day', 'date')
      .addSelect('SUM(fact.submitted)', 'submitted')
      .addSelect('SUM(fact.approved)', 'approved')
      .addSelect('SUM(fact.denied)', 'denied')
      .where('fact.runId = :runId', { runId })
      .groupBy('fact.day')
      .getRawMany<{ date: CalendarDate; submitted: unknown; approved: unknown; denied: unknown }>();
    return rows.map(({ date, submitted, approved, denied }) => ({
      date,
      submitted: Number(submitted),
      approved: Number(approved),
      denied: Number(denied),
    }));
  }

  private async practice(runId: string) {
    const rows = await this.reader.manager
      .createQueryBuilder(LearningEventEntity, 'event')
      .select('substr(event.timestamp, 1, 10)', 'date')
      .addSelect('COUNT(*)', 'sessions')
      .where(`event.runId = :runId AND event.type = 'practice-started'`, { runId })
      .groupBy('substr(event.timestamp, 1, 10)')
      .getRawMany<{ date: CalendarDate; sessions: unknown }>();
    return rows.map(({ date, sessions }) => ({ date, sessions: Number(sessions) }));
  }
}

/** A run as the history shows it. */
export function runView(run: GenerationRun): RunSummary {
  const { claims, denials, appeals, learningEvents, billedAmount } = run.counters;
  return {
    runId: run.id,
    scenarioId: run.scenarioId,
    scenarioName: run.scenarioName,
    state: run.state,
    seed: run.seed,
    speed: run.speed,
    settings: settingsView(run.config),
    simulatedNow: run.cursor,
    ...{ claims, denials, appeals, learningEvents },
    billedAmount: centsToDollars(billedAmount),
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    importedAt: run.importedAt,
    origin: run.origin && { files: run.origin.files.map(({ name }) => name) },
    failure: run.failure?.reason ?? null,
    simulationVersion: run.simulationVersion,
  };
}

/** The whole days that the clock has not gone into yet, while the run can still come to them. */
function daysToCome(run: GenerationRun): { date: CalendarDate; expected: number }[] {
  if (!['running', 'paused'].includes(run.state)) return [];
  const first = startOfDay(toEpochSeconds(run.cursor) + DAY_SECONDS - 1);
  const end = runEnd(run.config) ?? first + DAYS_AHEAD * DAY_SECONDS;
  const days = [];
  for (let day = first; day < end; day += DAY_SECONDS) {
    const { claimsPerDay } = settingsAt(run, toInstant(day));
    days.push({ date: toCalendarDate(day), expected: arrivalsOn(run.config, run.seed, day, claimsPerDay) });
  }
  return days;
}

/** The latest day that the clock has gone into since the start; none before that. */
function latestDay(run: GenerationRun): CalendarDate[] {
  const day = startOfDay(toEpochSeconds(run.cursor) - 1);
  return day < toEpochSeconds(run.config.startDate) ? [] : [toCalendarDate(day)];
}

/** Every day from the first to the last of those given. */
function daysBetween(dates: readonly CalendarDate[]): CalendarDate[] {
  const inOrder = dates.toSorted();
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last) return [];
  const days: CalendarDate[] = [];
  for (let day = toEpochSeconds(first); day <= toEpochSeconds(last); day += DAY_SECONDS) days.push(toCalendarDate(day));
  return days;
}

function emptyDay(day: CalendarDate): RunDay {
  return { day, submitted: 0, approved: 0, denied: 0, pending: 0, practiceSessions: 0, expected: null };
}
