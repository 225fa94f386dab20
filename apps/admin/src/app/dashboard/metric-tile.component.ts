import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { MetricTile } from '@portal/contracts';
import { changeOf, figureText, ignoredText, noteText, roleOf } from '@portal/figures';
import { IconComponent, SparklineComponent } from '@portal/web/ui';

/** One figure with its change, its basis and its course; opens how it comes about. */
@Component({
  selector: 'pp-metric-tile',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent, SparklineComponent],
  template: `
    <button
      type="button"
      class="name"
      (click)="explained.emit()"
      [attr.aria-label]="'How ' + tile().name + ' comes about'"
    >
      <span>{{ tile().name }}</span><pp-icon name="info" [size]="13" />
    </button>
    <b>{{ text() }}</b>
    <p class="basis">
      @if (change(); as shown) {
        <span class="delta" [class.delta--good]="shown.good === true" [class.delta--bad]="shown.good === false">
          <pp-icon [name]="shown.up ? 'arrow-up' : 'arrow-down'" [size]="12" />{{ shown.text }}
        </span>
      }
      <span class="hint">{{ basis() }}</span>
    </p>
    @if (filtered()) {
      <p class="ignored" [title]="ignored()">{{ ignored() || '&nbsp;' }}</p>
    }
    <pp-sparkline [values]="tile().sparkline" [role]="role()" [estimate]="role() === 'protected'" />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      min-width: 0;
      padding-bottom: 0 !important;
    }
    /* Two lines each, filled or not, so that figures stand on one height. */
    .name {
      display: flex;
      align-items: flex-start;
      gap: 5px;
      height: 34px;
      padding: 0;
      overflow: hidden;
      border: 0;
      background: none;
      color: var(--pp-text-2);
      font-size: var(--pp-text-12);
      font-weight: var(--pp-weight-medium);
      line-height: 16px;
      text-align: left;
      cursor: pointer;
    }
    .name pp-icon {
      margin-top: 1px;
    }
    b {
      height: 32px;
      overflow: hidden;
      font-size: var(--pp-text-20);
      line-height: 32px;
      letter-spacing: -0.015em;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .basis {
      display: grid;
      align-content: start;
      height: 34px;
      overflow: hidden;
      white-space: nowrap;
    }
    .basis .hint {
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    /* All tiles have the line while any is filtered, so that their courses stand on one height. */
    .ignored {
      height: 17px;
      overflow: hidden;
      color: var(--pp-text-3);
      font-size: var(--pp-text-12);
      font-style: italic;
      line-height: 17px;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    pp-sparkline {
      margin: 4px calc(-1 * var(--pp-4)) 0;
    }
  `,
})
export class MetricTileComponent {
  readonly tile = input.required<MetricTile>();
  /** True while the dashboard is filtered: tiles then say what does not bear on them. */
  readonly filtered = input(false);
  readonly explained = output<void>();

  protected readonly text = computed(() => figureText(this.tile()));
  protected readonly basis = computed(() => noteText(this.tile()));
  protected readonly ignored = computed(() => ignoredText(this.tile()));
  protected readonly change = computed(() => changeOf(this.tile()));
  protected readonly role = computed(() => roleOf(this.tile().key));
}
