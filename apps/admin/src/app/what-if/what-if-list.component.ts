import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WhatIfPage, WhatIfSummary } from '@portal/contracts';
import { ApiProblem, LatestAnswer, WhatIfClient } from '@portal/web/data';
import { DayPipe, DialogComponent, IconComponent, PageTurnComponent } from '@portal/web/ui';

const PAGE_SIZE = 10;

/** What-ifs that are kept, the youngest first: opened by their link, deleted one by one. */
@Component({
  selector: 'pp-what-if-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, DialogComponent, IconComponent, PageTurnComponent, RouterLink],
  template: `
    <section class="card" aria-labelledby="kept-heading">
      <div class="card-h">
        <h2 id="kept-heading" class="grow">Kept what-ifs</h2>
        <span class="hint">deleted together with their run</span>
      </div>
      @if (problem(); as text) {
        <p class="err card-b" role="alert"><pp-icon name="circle-alert" [size]="14" />{{ text }}</p>
      }
      <div class="scroll-x" role="region" aria-labelledby="kept-heading" tabindex="0">
        <table aria-labelledby="kept-heading" class="tbl">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Run</th>
              <th scope="col">Futures</th>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col"><span class="sr">Commands</span></th>
            </tr>
          </thead>
          <tbody>
            @for (it of page()?.items ?? []; track it.id) {
              <tr>
                <td>
                  <a
                    routerLink="."
                    [queryParams]="{ id: it.id }"
                    [attr.aria-current]="it.id === openId() ? 'true' : null"
                    >{{ it.name }}</a
                  >
                </td>
                <td class="mono">{{ it.runId }}</td>
                <td>{{ futuresOf(it) }}</td>
                <td>{{ it.from | day }}</td>
                <td>{{ it.to | day }}</td>
                <td class="num">
                  <button
                    type="button"
                    class="btn btn--bare btn--s btn--icon btn--danger"
                    [attr.aria-label]="'Delete ' + it.name"
                    (click)="doomed.set(it)"
                  >
                    <pp-icon name="trash" [size]="15" />
                  </button>
                </td>
              </tr>
            } @empty {
              <tr>
                <td colspan="6" class="t2">
                  {{
                    page() ? 'None yet. What you compare will stand here.' : problem() ? 'Nothing to show.' : 'Loading'
                  }}
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      @if (page()?.nextCursor || page()?.previousCursor) {
        <pp-page-turn [page]="page()" previous="Younger" next="Older" (turned)="cursor.set($event)" />
      }
    </section>
    @if (doomed(); as it) {
      <pp-dialog #dialog title="Delete a what-if" (closed)="doomed.set(null)">
        <p>“{{ it.name }}” with its figures will be deleted. Its run stays as it is.</p>
        <div class="dialog-f">
          <button type="button" class="btn" (click)="dialog.close()">Keep it</button>
          <button type="button" class="btn btn--danger" (click)="delete(it)"><pp-icon name="trash" />Delete it</button>
        </div>
      </pp-dialog>
    }
  `,
})
export class WhatIfListComponent {
  private readonly client = inject(WhatIfClient);

  /** The one that is shown above. */
  readonly openId = input<string | null>(null);
  /** The list is fetched again when this changes. */
  readonly changes = input(0);
  readonly deleted = output<string>();
  protected readonly cursor = signal<string | null>(null);
  private readonly latest = new LatestAnswer<WhatIfPage>();
  /** Why the last deletion failed. */
  private readonly refusal = signal<string | null>(null);
  protected readonly page = this.latest.value;
  protected readonly problem = computed(() => this.refusal() ?? this.latest.problem()?.message ?? null);
  protected readonly doomed = signal<WhatIfSummary | null>(null);

  constructor() {
    effect(() => {
      this.changes();
      void this.fetch(this.cursor());
    });
  }

  protected futuresOf({ branches }: WhatIfSummary): string {
    return branches.map(({ name }) => name).join(', ');
  }

  protected async delete({ id }: WhatIfSummary): Promise<void> {
    this.doomed.set(null);
    this.refusal.set(null);
    try {
      await this.client.delete(id);
      this.deleted.emit(id);
      await this.fetch(this.cursor());
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.refusal.set(error.message);
    }
  }

  private fetch(cursor: string | null): Promise<void> {
    return this.latest.take(this.client.list({ cursor, limit: PAGE_SIZE }));
  }
}
