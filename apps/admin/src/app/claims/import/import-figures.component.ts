import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ClaimImport } from '@portal/contracts';
import { formatDollars, formatQuantity } from '@portal/figures';
import { CountPipe, MoneyPipe } from '@portal/web/ui';
import { spanWords } from './claim-import-words.js';

/** What files bring, in figures. */
@Component({
  selector: 'pp-import-figures',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, MoneyPipe],
  template: `
    <section class="card" aria-label="What the files bring">
      <div class="figs">
        <div class="fig">
          <span class="lab">{{ report().runId ? 'Claims stored' : 'Claims to store' }}</span>
          <b data-figure="Claims">{{ report().claims | count }}</b>
          <span class="hint" [title]="span()">{{ span() || 'none yet' }}</span>
        </div>
        @for (figure of figures(); track figure.name) {
          <div class="fig">
            <span class="lab">{{ figure.name }}</span>
            <b [attr.data-figure]="figure.name" [class.c-appealed]="figure.odd">{{ figure.value | count }}</b>
            <span class="hint">{{ figure.hint }}</span>
          </div>
        }
        <div class="fig">
          <span class="lab">Charges</span>
          <b data-figure="Charges" [title]="report().billedAmount | money">{{ charges() }}</b>
          <span class="hint">of the claims {{ report().runId ? 'stored' : 'to store' }}</span>
        </div>
      </div>
    </section>
  `,
  styles: `
    @media (min-width: 721px) and (max-width: 1180px) {
      .figs {
        grid-template-columns: repeat(3, minmax(0, 1fr));
      }
      .fig:nth-child(n + 4) {
        border-top: 1px solid var(--pp-border);
      }
      .fig:nth-child(4) {
        border-left: 0;
      }
    }
  `,
})
export class ImportFiguresComponent {
  readonly report = input.required<ClaimImport>();

  /** Whole dollars, so that millions have room; the cents stand in the title. */
  protected readonly charges = computed(() => formatDollars(this.report().billedAmount));
  protected readonly span = computed(() => spanWords(this.report()));
  protected readonly figures = computed(() => {
    const { approved, denied, waiting, skipped } = this.report();
    return [
      { name: 'Paid', value: approved, hint: 'at first', odd: false },
      {
        name: 'Denied',
        value: denied,
        hint: `at first, of ${formatQuantity(approved + denied, 'answer')}`,
        odd: false,
      },
      { name: 'Waiting', value: waiting, hint: 'without an answer', odd: false },
      { name: 'Left out', value: skipped, hint: skipped > 0 ? 'with an error' : 'none', odd: skipped > 0 },
    ];
  });
}
