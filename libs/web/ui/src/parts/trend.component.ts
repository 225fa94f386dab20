import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MINIMUM_ANSWERS, type Trend } from '@portal/domain';
import { IconComponent } from '../icon/icon.component.js';
import type { IconName } from '../icon/icons.js';

interface Look {
  readonly word: string;
  readonly icon: IconName;
  readonly look: string;
  readonly title?: string;
}

const LOOKS: Readonly<Record<Trend, Look>> = {
  improving: { word: 'Improving', icon: 'arrow-down', look: 'c-recovered' },
  stable: { word: 'Stable', icon: 'minus', look: 't2' },
  worsening: { word: 'Worsening', icon: 'arrow-up', look: 'c-denied' },
};

const TOO_FEW: Look = {
  ...{ word: 'Too few answers', icon: 'minus', look: 't2' },
  title: `Too few answers to tell a trend: it takes ${MINIMUM_ANSWERS} in each of the two periods`,
};

/** Where a denial rate is going, by a statistical test: color, arrow and word say the same. */
@Component({
  selector: 'pp-trend',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  template: `<span class="{{ look().look }}" [title]="look().title ?? ''"
    ><pp-icon [name]="look().icon" [size]="13" /> {{ look().word }}</span
  >`,
  styles: `
    span {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      /* In a narrow column of a table the longest takes two lines. */
      white-space: normal;
    }
  `,
})
export class TrendComponent {
  readonly trend = input.required<Trend>();
  /** False = too few answers to tell. */
  readonly enough = input(true);
  protected readonly look = computed(() => (this.enough() ? LOOKS[this.trend()] : TOO_FEW));
}
