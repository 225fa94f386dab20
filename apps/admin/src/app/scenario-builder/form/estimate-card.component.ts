import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { GenerationEstimateView } from '@portal/contracts';
import { formatBytes, formatDay, formatDayRange, formatDuration, formatQuantity } from '@portal/figures';
import { BannerComponent, CountPipe, IconComponent, PercentPipe } from '@portal/web/ui';
import { SPEED_WORDS } from '../../shell/run-words.js';
import type { GenerationForm } from './generation-form.js';

/** What a start would yield, as one types, and the button that starts it. */
@Component({
  selector: 'pp-estimate-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BannerComponent, CountPipe, IconComponent, PercentPipe],
  templateUrl: './estimate-card.component.html',
  styleUrl: './estimate-card.component.scss',
})
export class EstimateCardComponent {
  readonly estimate = input.required<GenerationEstimateView | null>();
  readonly form = input.required<GenerationForm>();
  /** True while a field is wrong or a start is under way. */
  readonly blocked = input.required<boolean>();
  readonly wrongFields = input.required<number>();
  readonly started = output<void>();
  readonly linkWanted = output<void>();
  readonly kept = output<void>();

  /** True while the figures are not those of what is typed. */
  protected readonly stale = computed(() => this.wrongFields() > 0 && this.estimate() !== null);
  protected readonly basis = computed(() => {
    const { countedDays = 0, historyDays = 0 } = this.estimate() ?? {};
    const history = historyDays === 0 ? '' : `${formatQuantity(historyDays, 'day')} of history and `;
    return countedDays === 0 ? '' : `in ${history}${formatQuantity(countedDays - historyDays, 'day')}`;
  });
  protected readonly realTime = computed(() => formatDuration(this.estimate()?.realSeconds));
  protected readonly speed = computed(() => SPEED_WORDS[this.form().speed]);
  protected readonly maxTime = computed(() => {
    const seconds = this.estimate()?.maxSeconds ?? null;
    return seconds === null ? 'known after a first run' : formatDuration(seconds);
  });
  protected readonly span = computed(() => {
    const { from, to } = this.estimate() ?? {};
    if (!from) return '–';
    return to ? `${formatDayRange(from, to)}, ${to.slice(0, 4)}` : `from ${formatDay(from)}`;
  });
  protected readonly storage = computed(() => formatBytes(this.estimate()?.storageBytes ?? 0));
  protected readonly patternShare = computed(() => {
    const { combinedDenialRate = 0, backgroundDenialRate = 0 } = this.estimate() ?? {};
    return combinedDenialRate - backgroundDenialRate;
  });
}
