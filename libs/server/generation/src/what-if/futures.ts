import type { whatIfBranch, WhatIfFuture } from '@portal/contracts';
import {
  addDays,
  busiestDay,
  centsToDollars,
  dayOf,
  daysBetween,
  type DaySpan,
  decidedIn,
  DomainError,
  factsOver,
  type GenerationConfig,
  type LiveSettings,
  METRICS,
  pairedDifference,
  runEnd,
  runStart,
  toEpochSeconds,
  toInstant,
} from '@portal/domain';
import { formatCount, formatQuantity } from '@portal/figures';
import type { RunDefinition, RunInput } from '@portal/simulation';
import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { definitionOf, type GenerationRun, settingsInForce } from '../runs/generation-run.js';
import { checkLiveClaimsPerDay, checkReferences } from '../scenarios/check-references.js';
import type { PlayedBranch } from './branch-player.js';

/** What is changed in one future. */
export type Branch = z.output<typeof whatIfBranch>;

/** Claims that one what-if lives through at most, over all its futures: about half a minute. */
const MOST_CLAIMS = 300_000;
/** Metrics that say something of one span alone, and all of it. */
const COMPARED = Object.values(METRICS).filter(({ comparesPeriods, standsNow }) => !comparesPeriods && !standsNow);

/**
 * Refuses days that the run has not come to, and more than can be lived through while somebody waits.
 * @throws DomainError `invalid-input`
 */
export function checkSpan(run: GenerationRun, { from, to }: DaySpan, futures: number): void {
  const refuse = (pointer: string, detail: string) => {
    throw new DomainError('invalid-input', `${pointer}: ${detail}`, [{ pointer, detail }]);
  };
  const { config, cursor } = run;
  const next = addDays(dayOf(cursor), 1);
  if (from < config.startDate) refuse('/from', `must not be before ${config.startDate}, the day after the history`);
  if (from > next) refuse('/from', `must not be after ${next}: the run has not come further`);
  const played = futures * busiestDay(config) * daysBetween(toInstant(runStart(config)), to);
  if (played > MOST_CLAIMS) {
    refuse(
      '/days',
      `the futures would hold about ${formatQuantity(played, 'claim')}; ${formatCount(MOST_CLAIMS)} is the most`,
    );
  }
}

/** The run, without its end where the futures reach beyond that: its practice goes on. */
export function lasting(run: GenerationRun, to: string): RunDefinition {
  const end = runEnd(run.config);
  const isLongEnough = end === null || toEpochSeconds(addDays(to, 1)) <= end;
  return isLongEnough ? definitionOf(run) : { ...definitionOf(run), config: { ...run.config, duration: 'continuous' } };
}

/**
 * The run as it would be with the branch's changes in force from the first second of the day: after a stage that begins on
 * that day, and until a later one changes the same setting.
 * @throws DomainError `unknown-reference` for a pattern or payer that does not exist, `invalid-input` for more claims a day
 * than the run's scenario allows
 */
export function fork(
  run: GenerationRun,
  { from, to }: DaySpan,
  { settings, ruleChange }: Branch,
  index: number,
): RunDefinition {
  const definition = lasting(run, to);
  const config: GenerationConfig = {
    ...definition.config,
    ruleChanges: [
      ...(run.config.ruleChanges ?? []),
      ...(ruleChange ? [{ ...ruleChange, fromDay: daysBetween(run.config.startDate, from) + 1 }] : []),
    ],
  };
  const changed = (settings ?? {}) as Partial<LiveSettings>;
  checkLiveClaimsPerDay(run, changed, `/branches/${index}/settings`);
  checkReferences({ ...settingsInForce(run), ...changed, ruleChanges: config.ruleChanges ?? [] }, `/branches/${index}`);
  const at = toInstant(toEpochSeconds(from) - 1);
  const change: RunInput = { at, kind: 'settings-changed', settings: changed };
  const inputs = [
    ...run.inputs.filter((input) => input.at <= at),
    change,
    ...run.inputs.filter((input) => input.at > at),
  ];
  return { ...definition, config, inputs };
}

/** What came of a future, beside the world as it is where there is one; lets other work in between two figures. */
export async function futureOf(name: string, played: PlayedBranch, base: PlayedBranch | null): Promise<WhatIfFuture> {
  const whole = factsOver(played.days);
  const figures: WhatIfFuture['figures'] = [];
  for (const metric of COMPARED) {
    const shown = (value: number) => (metric.unit === 'dollars' ? centsToDollars(Math.round(value)) : value);
    const { value } = metric.compute(whole, whole);
    const difference = base && pairedDifference(metric, base.days, played.days);
    figures.push({
      ...{ key: metric.key, name: metric.name, unit: metric.unit, better: metric.better },
      value: value === null ? null : shown(value),
      difference: difference && shown(difference.value),
      interval: difference?.interval
        ? { low: shown(difference.interval.low), high: shown(difference.interval.high) }
        : null,
    });
    await setImmediate();
  }
  const daily = played.days.map(({ all }) => ({ decided: decidedIn(all), denied: all.denied }));
  return { name, claims: played.claims, daily, figures };
}
