import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { STALE_TITLE, staleText } from '@portal/figures';
import { BannerComponent } from './banner.component.js';

/** Whether figures could not be computed again, and how old they are in real seconds. */
export interface Staleness {
  readonly stale: boolean;
  readonly staleSeconds: number | null;
}

/** Says of the figures of a page that they are the last good ones, on paper too; nothing while they are of now. */
@Component({
  selector: 'pp-stale-banner',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BannerComponent],
  template: `
    @if (figures()?.stale) {
      <pp-banner kind="care" [title]="title">
        <!-- The age moves with each refresh: readers of the screen hear once that figures are old. -->
        <p aria-live="off">{{ text() }}</p>
      </pp-banner>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class StaleBannerComponent {
  /** Null until the first figures are there. */
  readonly figures = input.required<Staleness | null>();

  protected readonly title = STALE_TITLE;
  protected readonly text = computed(() => staleText(this.figures()?.staleSeconds ?? null));
}
