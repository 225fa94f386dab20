import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PayerList } from '@portal/contracts';
import { PayerClient } from '@portal/web/data';
import { BannerComponent, IconComponent } from '@portal/web/ui';
import { PayerOverviewComponent } from './list/payer-overview.component.js';
import { PayerTableComponent } from './list/payer-table.component.js';
import { StartingStateComponent } from './list/starting-state.component.js';
import { problemWords } from './payer-problem.js';

/** Payers of the practice: which can be booked, why the others cannot, and the way to their repair. */
@Component({
  selector: 'pp-payers-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    IconComponent,
    PayerOverviewComponent,
    PayerTableComponent,
    RouterLink,
    StartingStateComponent,
  ],
  templateUrl: './payers.page.html',
})
export class PayersPage {
  private readonly client = inject(PayerClient);

  protected readonly list = signal<PayerList | null>(null);
  protected readonly problem = signal<string | null>(null);
  /** True while the dialog that loads the starting state is open. */
  protected readonly loading = signal(false);
  protected readonly repairable = computed(() => {
    const missing = this.list()?.missing;
    return missing !== undefined && Object.values(missing).some((number) => number > 0);
  });

  constructor() {
    void this.fetch();
  }

  protected async fetch(): Promise<void> {
    try {
      this.list.set(await this.client.list());
      this.problem.set(null);
    } catch (error) {
      this.problem.set(problemWords(error));
    }
  }

  protected loaded(list: PayerList): void {
    this.list.set(list);
    this.loading.set(false);
  }
}
