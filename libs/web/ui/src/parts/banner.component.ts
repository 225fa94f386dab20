import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { IconComponent } from '../icon/icon.component.js';

/** Something to know, something to look after, or something that stopped. */
export type BannerKind = 'news' | 'care' | 'stopped';

/** Says what happened, what is safe and what to do; buttons come as content. Only `stopped` interrupts readers. */
@Component({
  selector: 'pp-banner',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  host: { '[class]': 'kind()', '[attr.role]': "kind() === 'stopped' ? 'alert' : 'status'" },
  template: `
    <pp-icon [name]="icon()" [size]="18" />
    <div class="grow">
      <b>{{ title() }}</b>
      <ng-content />
    </div>
    <ng-content select="[actions]" />
  `,
  styles: `
    :host {
      --c: var(--pp-accent-fill);
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--pp-3);
      padding: 10px var(--pp-4);
      border: 1px solid var(--pp-border);
      border-left: 3px solid var(--c);
      border-radius: var(--pp-radius-2);
      background: var(--pp-surface);
    }
    :host(.care) {
      --c: var(--pp-appealed);
    }
    :host(.stopped) {
      --c: var(--pp-denied);
    }
    pp-icon {
      color: var(--c);
    }
    .grow {
      flex: 1;
      min-width: min(320px, 60%);
    }
  `,
})
export class BannerComponent {
  readonly kind = input<BannerKind>('news');
  readonly title = input.required<string>();
  protected readonly icon = computed(() => (this.kind() === 'news' ? 'circle-check' : 'circle-alert'));
}
