import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import type { Dashboard, PatternView, PayerName, ProviderView } from '@portal/contracts';
import type { PeriodName } from '@portal/domain';
import { ChoiceFilterComponent, IconComponent, type Segment, SegmentsComponent } from '@portal/web/ui';
import type { DashboardChange, DashboardQuery } from './dashboard-query.js';

const PERIODS: readonly Segment<PeriodName>[] = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
  { value: 'qtd', label: 'QTD' },
  { value: 'ytd', label: 'YTD' },
  { value: 'year', label: 'Year' },
  { value: 'custom', label: 'Custom' },
];

/** Period and filters of the dashboard. What is chosen stands in the address. */
@Component({
  selector: 'pp-dashboard-filters',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceFilterComponent, IconComponent, SegmentsComponent],
  templateUrl: './dashboard-filters.component.html',
})
export class DashboardFiltersComponent {
  readonly query = input.required<DashboardQuery>();
  /** The period that is shown: a period of one's own begins from its days. */
  readonly shown = input.required<Dashboard['period'] | null>();
  readonly providers = input.required<readonly ProviderView[]>();
  readonly payers = input.required<readonly PayerName[]>();
  readonly patterns = input.required<readonly PatternView[]>();
  readonly changed = output<DashboardChange>();

  protected readonly periods = PERIODS;
  /** The days as they stand in the fields: those of the address until others are typed. */
  protected readonly from = linkedSignal(() => textOf(this.query()['from']));
  protected readonly to = linkedSignal(() => textOf(this.query()['to']));
  protected readonly turned = computed(() => this.from() > this.to());

  protected choose(period: PeriodName): void {
    const { from = '', to = '' } = this.shown() ?? {};
    this.changed.emit(period === 'custom' ? { period, from, to } : { period, from: '', to: '' });
  }

  /** An empty day is none: the one before stays. Days in the wrong order wait until the other one is set. */
  protected setDay(end: 'from' | 'to', day: string): void {
    if (!day) return;
    this[end].set(day);
    if (!this.turned()) this.changed.emit({ from: this.from(), to: this.to() });
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
