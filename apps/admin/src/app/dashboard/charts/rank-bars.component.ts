import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClaimQueryParams } from '@portal/figures';

/** A bar with its name, its figure and what the figure rests on. */
export interface RankBar {
  readonly name: string;
  readonly query: ClaimQueryParams;
  /** Length against the longest bar, or against 1 when `whole` is set. */
  readonly size: number;
  readonly figure: string;
  readonly note: string;
}

/** Bars under each other, each leading to its claims. */
@Component({
  selector: 'pp-rank-bars',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  host: {
    '[style.--c]': "'var(--pp-' + role() + ')'",
    '[style.--rows]': 'room()',
    '[class.hollow]': 'hollow()',
  },
  template: `
    <ul>
      @for (bar of bars(); track bar.name) {
        <li>
          <a routerLink="/claims" [queryParams]="bar.query" [title]="bar.name">{{ bar.name }}</a>
          <span class="bar" aria-hidden="true"><i [style.width.%]="(100 * bar.size) / longest()"></i></span>
          <b class="num">{{ bar.figure }}</b>
          <span class="t2 num">{{ bar.note }}</span>
        </li>
      }
    </ul>
  `,
  styleUrl: './rank-bars.component.scss',
})
export class RankBarsComponent {
  readonly bars = input.required<readonly RankBar[]>();
  /** Name of the data color. */
  readonly role = input.required<string>();
  /** Not yet known is hollow. */
  readonly hollow = input(false);
  /** Rows that have their room before they are there, so that nothing below moves when one comes. */
  readonly room = input(0);
  /** True where a size of 1 is the whole. */
  readonly whole = input(false);

  protected readonly longest = computed(() =>
    this.whole() ? 1 : this.bars().reduce((most, { size }) => Math.max(most, size), 0) || 1,
  );
}
