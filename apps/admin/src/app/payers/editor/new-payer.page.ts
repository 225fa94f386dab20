import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ApiProblem, PayerClient } from '@portal/web/data';
import { bodyOf, NEW_PAYER, type PayerDraft } from './payer-draft.js';
import { PayerFormComponent } from './payer-form.component.js';

/** A new payer: one call creates it with its contracts, instances and mappings. */
@Component({
  selector: 'pp-new-payer-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [PayerFormComponent, RouterLink],
  template: `
    <div class="page">
      <div class="head">
        <div class="grow">
          <p class="s12"><a routerLink="/payers">Payers</a></p>
          <h1 tabindex="-1">New payer</h1>
          <p>
            It gets its three service instances by telehealth and their mappings at once. With a contract it can be
            booked right away.
          </p>
        </div>
      </div>
      <section class="card narrow" aria-label="Payer">
        <div class="card-b form">
          <pp-payer-form
            command="Create the payer"
            [value]="empty"
            [problem]="problem()"
            [busy]="busy()"
            (saved)="create($event)"
          />
        </div>
      </section>
    </div>
  `,
  styles: `
    .narrow {
      max-width: 560px;
    }
    .form {
      padding-top: var(--pp-4);
    }
  `,
})
export class NewPayerPage {
  private readonly client = inject(PayerClient);
  private readonly router = inject(Router);

  protected readonly empty = NEW_PAYER;
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  protected async create(draft: PayerDraft): Promise<void> {
    this.busy.set(true);
    try {
      const { payer } = await this.client.save(bodyOf(draft, null));
      await this.router.navigate(['/payers', payer.id]);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
