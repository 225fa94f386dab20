import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PayerDetail, ServiceView } from '@portal/contracts';
import { VISIT_KIND_NAMES } from '@portal/domain';
import { sentence } from '@portal/figures';
import { ApiProblem, PayerClient } from '@portal/web/data';
import { BannerComponent, IconComponent, QuantityPipe } from '@portal/web/ui';
import { bodyOf, draftOf, type PayerDraft } from './payer-draft.js';
import { PayerFormComponent } from './payer-form.component.js';
import { type InstanceCommand, PayerInstancesComponent } from './payer-instances.component.js';

/** One payer: whether it can be booked, its contracts, its service instances and what the booking system calls them. */
@Component({
  selector: 'pp-payer-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BannerComponent, IconComponent, PayerFormComponent, PayerInstancesComponent, QuantityPipe, RouterLink],
  templateUrl: './payer.page.html',
})
export class PayerPage {
  private readonly client = inject(PayerClient);

  /** Id of the payer, from the address. */
  readonly id = input.required<string>();

  protected readonly payer = signal<PayerDetail | null>(null);
  protected readonly services = signal<readonly ServiceView[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** What was wrong with the last change. */
  protected readonly refusal = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  /** Said once a change has been stored. */
  protected readonly said = signal('');
  protected readonly draft = computed(() => {
    const payer = this.payer();
    return payer && draftOf(payer);
  });
  protected readonly kindNames = VISIT_KIND_NAMES;
  protected readonly sentence = sentence;

  constructor() {
    effect(() => void this.fetch(this.id()));
  }

  protected async fetch(id: string): Promise<void> {
    try {
      const [payer, services] = await Promise.all([this.client.get(id), this.client.services()]);
      this.payer.set(payer);
      this.services.set(services);
      this.problem.set(null);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    }
  }

  protected async save(draft: PayerDraft): Promise<void> {
    await this.change('Saved', async () => (await this.client.save(bodyOf(draft, this.id()))).payer);
  }

  protected async retry(): Promise<void> {
    await this.change('Tried again', async () => (await this.client.retry(this.id())).payer);
  }

  protected async edit(command: InstanceCommand): Promise<void> {
    const id = this.id();
    if (command.do === 'add') await this.change('Instance added', () => this.client.addInstance(id, command.instance));
    if (command.do === 'remove')
      await this.change('Instance removed', () => this.client.removeInstance(id, command.instanceId));
    if (command.do === 'map')
      await this.change('Mapping saved', () => this.client.mapInstance(id, command.instanceId, command.externalId));
  }

  private async change(words: string, work: () => Promise<PayerDetail>): Promise<void> {
    this.busy.set(true);
    this.said.set('');
    try {
      this.payer.set(await work());
      this.refusal.set(null);
      this.said.set(words);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
