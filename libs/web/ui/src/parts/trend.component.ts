import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Trend } from '@portal/domain';
import { IconComponent } from '../icon/icon.component.js';
import type { IconName } from '../icon/icons.js';

const LOOKS: Readonly<Record<Trend, { readonly word: string; readonly icon: IconName; readonly look: string }>> = {
  improving: { word: 'Improving', icon: 'arrow-down', look: 'c-recovered' },
  stable: { word: 'Stable', icon: 'minus', look: 't2' },
  worsening: { word: 'Worsening', icon: 'arrow-up', look: 'c-denied' },
};

/** Where a denial rate is going, by a statistical test: color, arrow and word say the same. */
@Component({
  selector: 'pp-trend',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  template: `<span class="{{ look().look }}"><pp-icon [name]="look().icon" [size]="13" /> {{ look().word }}</span>`,
  styles: `
    span {
      display: inline-flex;
      align-items: center;
      gap: 4px;
    }
  `,
})
export class TrendComponent {
  readonly trend = input.required<Trend>();
  protected readonly look = computed(() => LOOKS[this.trend()]);
}
