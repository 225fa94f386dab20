import { Injectable } from '@nestjs/common';
import type { WhatIf, WhatIfFuture, whatIfRequest } from '@portal/contracts';
import {
  addDays,
  busiestDay,
  centsToDollars,
  type DaySpan,
  daysBetween,
  decidedIn,
  DomainError,
  factsOver,
  type GenerationConfig,
  type LiveSettings,
  type Metric,
  type MetricFacts,
  METRICS,
  pairedDifference,
  toEpochSeconds,
  toInstant,
} from '@portal/domain';
import { runEnd, type RunDefinition, type RunInput, runStart } from '@portal/simulation';
import type { z } from 'zod';
import { definitionOf, type GenerationRun, settingsInForce } from '../runs/generation-run.js';
import { RunStore } from '../runs/run.store.js';
import { checkReferences } from '../scenarios/check-references.js';
import { BranchPlayer, type PlayedBranch } from './branch-player.js';

type Request = z.output<typeof whatIfRequest>;
type Branch = Request['branches'][number];

/** Claims that one what-if lives through at most, over all its futures: about half a minute. */
const MOST_CLAIMS = 300_000;
const AS_IT_IS = 'As it is';
/** Metrics that say something of one span alone. */
const COMPARED = Object.values(METRICS).filter(({ comparesPeriods }) => !comparesPeriods);

/** Plays futures of a run that differ in what is changed on one day, and compares them with the world as it is. */
@Injectable()
export class WhatIfService {
  private playing = false;

  constructor(
    private readonly runs: RunStore,
    private readonly player: BranchPlayer,
  ) {}

  /**
   * The futures of a run side by side, as of the end of their last day. All have the same past and the same random
   * numbers; none is stored.
   * @throws DomainError `not-found` for an unknown run, `invalid-input` for a day that the run has not come to,
   * `unknown-reference` for a pattern or payer that does not exist, `conflict` while another one is computed
   */
  async compare({ runId, from, days, branches }: Request): Promise<WhatIf> {
    const run = await this.runs.find(runId);
    if (!run) throw new DomainError('not-found', `There is no run ${runId}.`);
    const span = { from, to: addDays(from, days - 1) };
    checkSpan(run, span, branches.length + 1);
    const definitions = branches.map((branch, index) => fork(run, span, branch, index));
    if (this.playing)
      throw new DomainError('conflict', 'Another what-if is being computed. Try again when it is done.');
    this.playing = true;
    try {
      const base = await this.player.play(lasting(run, span.to), span);
      const futures = [futureOf(AS_IT_IS, base, null)];
      for (const [index, definition] of definitions.entries()) {
        const played = await this.player.play(definition, span);
        futures.push(futureOf((branches[index] as Branch).name, played, base));
      }
      return { runId, ...span, futures };
    } finally {
      this.playing = false;
    }
  }
}

function checkSpan(run: GenerationRun, { from, to }: DaySpan, futures: number): void {
  const refuse = (pointer: string, detail: string) => {
    throw new DomainError('invalid-input', `${pointer}: ${detail}`, [{ pointer, detail }]);
  };
  const { config, cursor } = run;
  const next = addDays(cursor.slice(0, 10), 1);
  if (from < config.startDate) refuse('/from', `must not be before ${config.startDate}, the day after the history`);
  if (from > next) refuse('/from', `must not be after ${next}: the run has not come further`);
  const played = futures * busiestDay(config) * daysBetween(toInstant(runStart(config)), to);
  if (played > MOST_CLAIMS) {
    refuse('/days', `the futures would hold about ${Math.round(played)} claims; ${MOST_CLAIMS} is the most`);
  }
}

/** The run, without its end where the futures reach beyond that: its practice goes on. */
function lasting(run: GenerationRun, to: string): RunDefinition {
  const end = runEnd(run.config);
  const isLongEnough = end === null || toEpochSeconds(addDays(to, 1)) <= end;
  return isLongEnough ? definitionOf(run) : { ...definitionOf(run), config: { ...run.config, duration: 'continuous' } };
}

/**
 * The run as it would be with the branch's changes in force from the first second of the day: after a stage that begins on
 * that day, and until a later one changes the same setting.
 */
function fork(
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

function futureOf(name: string, played: PlayedBranch, base: PlayedBranch | null): WhatIfFuture {
  const valueOf = (metric: Metric, facts: MetricFacts) => metric.compute(facts, facts).value;
  return {
    name,
    claims: played.claims,
    daily: played.days.map(({ all }) => ({ decided: decidedIn(all), denied: all.denied })),
    figures: COMPARED.map((metric) => {
      const shown = (value: number) => (metric.unit === 'dollars' ? centsToDollars(Math.round(value)) : value);
      const value = valueOf(metric, factsOver(played.days));
      const difference = base && pairedDifference(metric, base.days, played.days);
      return {
        ...{ key: metric.key, name: metric.name, unit: metric.unit, better: metric.better },
        value: value === null ? null : shown(value),
        difference: difference && shown(difference.value),
        interval: difference?.interval
          ? { low: shown(difference.interval.low), high: shown(difference.interval.high) }
          : null,
      };
    }),
  };
}
