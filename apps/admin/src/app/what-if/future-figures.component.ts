import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { WhatIf } from '@portal/contracts';
import { IconComponent } from '@portal/web/ui';
import { differenceText, figureText, intervalText, type Verdict, verdictOf } from './what-if-figures.js';

const VERDICTS: Readonly<Record<Verdict, string>> = {
  better: 'Better, beyond chance',
  worse: 'Worse, beyond chance',
  open: '',
};

/** The figures of all futures side by side, with the difference of each from the world as it is. */
@Component({
  selector: 'pp-future-figures',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  template: `
    <section class="card" aria-labelledby="figures-heading">
      <div class="card-h">
        <h2 id="figures-heading">Figures of the futures</h2>
        <span class="hint grow">over all their days; intervals from pairs of days</span>
      </div>
      <div class="scroll-x" tabindex="0" role="region" aria-labelledby="figures-heading">
        <table aria-labelledby="figures-heading" class="tbl">
          <thead>
            <tr>
              <th scope="col">Figure</th>
              @for (future of answer().futures; track future.name) {
                <th scope="col" class="num">{{ future.name }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.name) {
              <tr>
                <th scope="row">{{ row.name }}</th>
                <td class="num">{{ row.base }}</td>
                @for (cell of row.cells; track $index) {
                  <td class="num">
                    {{ cell.value }}
                    <div class="s12" [class]="cell.verdict">
                      @if (cell.words) {
                        <pp-icon
                          [name]="cell.verdict === 'better' ? 'circle-check' : 'triangle-alert'"
                          [size]="14"
                          [title]="cell.words"
                        />
                        <span class="sr">{{ cell.words }}: </span>
                      }
                      {{ cell.difference }}
                    </div>
                    @if (cell.interval) {
                      <div class="s12 t3">{{ cell.interval }}</div>
                    }
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    </section>
  `,
  styles: `
    th[scope='row'] {
      font-weight: var(--pp-weight-medium);
      text-align: left;
    }
    tbody :is(td, th) {
      padding-block: var(--pp-2);
      vertical-align: top;
    }
    .better {
      color: var(--pp-recovered-text);
    }
    .worse {
      color: var(--pp-denied-text);
    }
    .open {
      color: var(--pp-text-2);
    }
  `,
})
export class FutureFiguresComponent {
  readonly answer = input.required<WhatIf>();

  protected readonly rows = computed(() => {
    const [base, ...others] = this.answer().futures;
    return (base?.figures ?? []).map((figure, at) => ({
      name: figure.name,
      base: figureText(figure.value, figure.unit),
      cells: others.flatMap(({ figures }) => {
        const it = figures[at];
        if (!it) return [];
        const verdict = verdictOf(it);
        return [
          {
            value: figureText(it.value, it.unit),
            difference: differenceText(it.difference, it.unit),
            interval: intervalText(it),
            verdict,
            words: VERDICTS[verdict],
          },
        ];
      }),
    }));
  });
}
