import { ChangeDetectionStrategy, Component, computed, effect, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { GenerationStatus } from '@portal/contracts';
import { type Axis, type DataTable, formatMonthDay, steadyAxis, zeroBasedAxis } from '@portal/figures';
import { ChartCardComponent, CountPipe, PercentPipe } from '@portal/web/ui';
import { FEWEST_FOR_SHARES, largestShare, patternsFinding } from './patterns-finding.js';

/** Shares are drawn on an axis that ends at three percent or higher. */
const SMALLEST_END = 0.03;

/** Each planted pattern against its target: the claims that were sent with it, answered or not, and how many there should be by now. */
@Component({
  selector: 'pp-patterns-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChartCardComponent, CountPipe, PercentPipe, RouterLink],
  templateUrl: './patterns-chart.component.html',
  styleUrl: './patterns-chart.component.scss',
})
export class PatternsChartComponent {
  private readonly axis = signal<Axis | null>(null);

  readonly status = input.required<GenerationStatus>();
  protected readonly asTable = signal(false);
  protected readonly patterns = computed(() => this.status().patternDistribution);
  protected readonly claims = computed(() => this.status().sinceStart.claims);
  protected readonly few = computed(() => this.claims() < FEWEST_FOR_SHARES);
  protected readonly since = computed(() => formatMonthDay(this.status().simulatedStart));
  protected readonly finding = computed(() => patternsFinding(this.patterns(), this.claims()));
  protected readonly table = computed<DataTable>(() => ({
    columns: [
      { name: 'Pattern', kind: 'text' },
      { name: 'Claims sent with it', kind: 'count' },
      { name: 'Share', kind: 'percent' },
      { name: 'Expected', kind: 'percent' },
      { name: 'Target', kind: 'percent' },
      { name: 'Standard errors', kind: 'decimal' },
      { name: 'Claims with the history', kind: 'count' },
    ],
    rows: this.patterns().map((pattern) => ({
      values: [
        pattern.name,
        pattern.claims,
        pattern.share,
        pattern.expectedShare,
        pattern.target,
        pattern.standardErrors,
        pattern.linkedClaims,
      ],
      claims: this.claimsOf(pattern.patternId),
    })),
  }));

  constructor() {
    effect(() => {
      const next = zeroBasedAxis(largestShare(this.patterns()), { smallest: SMALLEST_END });
      untracked(() => this.axis.update((axis) => steadyAxis(axis, next)));
    });
  }

  /** Query of the claims of the run since its start that were denied for the pattern. */
  protected claimsOf(patternId: string): Record<string, string | null> {
    const { runId, simulatedStart } = this.status();
    return { runId, patternId, submittedFrom: simulatedStart?.slice(0, 10) ?? null };
  }

  /** Place on the axis in percent of its length. */
  protected at(share: number): number {
    return Math.min(100, (100 * share) / (this.axis()?.max ?? 1));
  }
}
