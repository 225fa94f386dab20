import { Injectable } from '@nestjs/common';
import type { Dashboard } from '@portal/contracts';
import { type DaySpan, lengthOf } from '@portal/domain';
import { WallClock } from '@portal/server/runtime';
import { dailySeries } from './daily-series.js';
import {
  ageingOf,
  flowOf,
  OF_CAUSES,
  OF_PAYERS,
  OF_PROVIDERS,
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
    // Asked all at once, what takes longest first: SQLite has two threads to read in, which are to be done together.
    const [payerCauses, series, providers, providersBefore, causes] = await Promise.all([
      this.facts.sums(runId, withoutPattern(scope).filter, span, ['payerId', 'causeId'], OF_PAYERS),
      this.series.read(scope),
      this.providers(scope, span),
      this.providers(scope, previous),
      this.facts.sums(runId, filter, span, ['causeId'], OF_CAUSES),
    ]);
    const now = series.over(span);
    const reasons = reasonsOf(causes);
    return {
      ...{ runId, asOf, computedAt: this.wallClock.now(), stale: false, staleSeconds: null },
      period: { ...span, name: period, days: lengthOf(span) },
      previous,
      tiles: tilesOf(scope, series),
      daily: dailySeries(scope, series),
      flow: flowOf(now.all, now.chosen),
      reasons,
      payerReasons: payerReasons(reasons, payerCauses),
      overturnByReason: overturnByReason(causes),
      ageing: ageingOf(series.openAges),
      providers: providersOf(providers, providersBefore),
    };
  }

  private async providers(scope: MetricScope, span: DaySpan): Promise<ProviderSums> {
    const sums = (filter: MetricScope['filter']) =>
      this.facts.sums(scope.runId, filter, span, ['providerId'], OF_PROVIDERS);
    if (scope.filter.patternId) {
      const [all, chosen] = await Promise.all([sums(withoutPattern(scope).filter), sums(scope.filter)]);
      return { all, chosen };
    }
    const all = await sums(scope.filter);
    return { all, chosen: all };
  }
}

function withoutPattern(scope: MetricScope): MetricScope {
  const { patternId: _pattern, ...filter } = scope.filter;
  return { ...scope, filter };
}
