import { Injectable } from '@nestjs/common';
import type { Dashboard } from '@portal/contracts';
import { type DaySpan, lengthOf, type MetricMeasure, toCalendarDate, toEpochSeconds } from '@portal/domain';
import { WallClock } from '@portal/server/runtime';
import { dailySeries } from './daily-series.js';
import {
  ageingOf,
  flowOf,
  overturnByReason,
  payerReasons,
  type ProviderSums,
  providersOf,
  reasonsOf,
} from './dashboard-tables.js';
import { FactSeriesReadModel } from './fact-series.read-model.js';
import { MetricFactsReadModel } from './metric-facts.read-model.js';
import type { MetricScope } from './metric-scope.read-model.js';
import { tilesOf } from './metric-tile.js';

const DENIALS = ['approved', 'denied', 'deniedBilled'] as const satisfies readonly MetricMeasure[];
const BY_CAUSE = ['denied', 'deniedBilled', 'won', 'lost', 'recovered'] as const satisfies readonly MetricMeasure[];
const OPEN = ['openClaims', 'openBilled'] as const satisfies readonly MetricMeasure[];

/** Computes the dashboard of a scope from stored facts; no claim is read. */
@Injectable()
export class DashboardReadModel {
  constructor(
    private readonly facts: MetricFactsReadModel,
    private readonly series: FactSeriesReadModel,
    private readonly wallClock: WallClock,
  ) {}

  /** The dashboard of a scope. */
  async compute(scope: MetricScope): Promise<Dashboard> {
    const { span, previous, filter, period, runId, asOf } = scope;
    const series = await this.series.read(scope);
    const now = series.over(span);
    const causes = await this.facts.sums(scope, filter, span, ['causeId'], BY_CAUSE);
    const reasons = reasonsOf(causes);
    return {
      ...{ runId, asOf, computedAt: this.wallClock.now(), stale: false, staleSeconds: null },
      period: { ...span, name: period, days: lengthOf(span) },
      previous,
      tiles: tilesOf(scope, series),
      daily: dailySeries(scope, series),
      flow: flowOf(now.all, now.chosen),
      reasons,
      payerReasons: payerReasons(
        reasons,
        await this.facts.sums(scope, withoutPattern(scope).filter, span, ['payerId'], DENIALS),
        await this.facts.sums(scope, filter, span, ['payerId', 'causeId'], ['denied']),
      ),
      overturnByReason: overturnByReason(causes),
      ageing: await this.ageing(scope),
      providers: providersOf(await this.providers(scope, span), await this.providers(scope, previous)),
    };
  }

  private async ageing(scope: MetricScope): Promise<Dashboard['ageing']> {
    const today = scope.asOf === null ? scope.span.to : toCalendarDate(toEpochSeconds(scope.asOf) - 1);
    return ageingOf(await this.facts.sums(scope, scope.filter, null, ['day'], OPEN), today);
  }

  private async providers(scope: MetricScope, span: DaySpan): Promise<ProviderSums> {
    const sums = (filter: MetricScope['filter']) => this.facts.sums(scope, filter, span, ['providerId'], DENIALS);
    const all = await sums(withoutPattern(scope).filter);
    return { all, chosen: scope.filter.patternId ? await sums(scope.filter) : all };
  }
}

function withoutPattern(scope: MetricScope): MetricScope {
  const { patternId: _pattern, ...filter } = scope.filter;
  return { ...scope, filter };
}
