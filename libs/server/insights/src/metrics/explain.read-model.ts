import { Injectable } from '@nestjs/common';
import type { MetricExplanation } from '@portal/contracts';
import { addDays, type DaySpan, DomainError, type Metric, METRIC_KEYS, METRICS } from '@portal/domain';
import { PORTAL_VERSION, WallClock } from '@portal/server/runtime';
import { FactSeriesReadModel } from './fact-series.read-model.js';
import { metricInputs } from './metric-inputs.js';
import { type MetricScope, todayOf } from './metric-scope.read-model.js';
import { figureOf } from './metric-tile.js';

/** Says how a figure comes about. */
@Injectable()
export class ExplainReadModel {
  constructor(
    private readonly series: FactSeriesReadModel,
    private readonly wallClock: WallClock,
  ) {}

  /**
   * The figure of a scope with its definition and the way to its claims.
   * @throws DomainError `not-found` for an unknown key
   */
  async explain(key: string, scope: MetricScope): Promise<MetricExplanation> {
    const known = METRIC_KEYS.find((candidate) => candidate === key);
    if (!known) throw new DomainError('not-found', `There is no metric ${key}. There are ${METRIC_KEYS.join(', ')}.`);
    const metric = METRICS[known];
    const series = await this.series.read(scope);
    const [now, before] = [series.over(scope.span), series.over(scope.previous)];
    const counted = metric.claims?.count(now) ?? null;
    return {
      ...figureOf(metric, now, before, scope.filter),
      formula: metric.formula,
      source: metric.source,
      inputs: metricInputs(metric, now, before),
      runId: scope.runId,
      period: scope.span,
      previousPeriod: scope.previous,
      asOf: scope.asOf,
      computedAt: this.wallClock.now(),
      codeVersion: PORTAL_VERSION,
      claimsQuery: scope.runId === null || counted === null ? null : claimsQuery(metric, scope),
      counted,
    };
  }
}

/** Parameters of the claim list that select what the metric counts. */
function claimsQuery({ claims, ignores }: Metric, scope: MetricScope): Record<string, string> | null {
  if (!claims) return null;
  const { by, olderThanDays, initialStatus, status } = claims;
  const { runId, span, filter } = scope;
  const days: Partial<DaySpan> =
    olderThanDays === undefined ? span : { to: addDays(todayOf(scope), -olderThanDays - 1) };
  const query: Record<string, string | undefined> = {
    runId: runId ?? undefined,
    [`${by}From`]: days.from,
    [`${by}To`]: days.to,
    initialStatus: initialStatus?.join(','),
    status: status?.join(','),
    providerId: filter.providerId?.join(','),
    payerId: filter.payerId?.join(','),
    patternId: ignores.includes('patternId') ? undefined : filter.patternId?.join(','),
  };
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
