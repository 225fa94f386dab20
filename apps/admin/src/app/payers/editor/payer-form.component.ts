import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { ProviderView } from '@portal/contracts';
import { PAYER_STATUSES, PAYER_TYPES, VISIT_KIND_NAMES, VISIT_KINDS, type VisitKind } from '@portal/domain';
import { type ApiProblem, ReferenceClient } from '@portal/web/data';
import { IconComponent } from '@portal/web/ui';
import { statusWord } from '../payer-words.js';
import { fieldError, inForceFirst, type PayerDraft } from './payer-draft.js';

/** The fields of a payer: name, type, status, contracts, and ids of its own in the booking system. */
@Component({
  selector: 'pp-payer-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  templateUrl: './payer-form.component.html',
  styleUrl: './payer-form.component.scss',
})
export class PayerFormComponent {
  readonly value = input.required<PayerDraft>();
  readonly problem = input.required<ApiProblem | null>();
  readonly busy = input.required<boolean>();
  /** Words of the button. */
  readonly command = input.required<string>();
  readonly saved = output<PayerDraft>();

  /** Follows the payer until somebody edits it. */
  protected readonly draft = linkedSignal(() => this.value());
  protected readonly providers = signal<readonly ProviderView[]>([]);
  /** Those with a contract first; they keep their places while it is edited. */
  protected readonly listed = computed(() => inForceFirst(this.providers(), this.value()));
  protected readonly types = PAYER_TYPES;
  protected readonly statuses = PAYER_STATUSES;
  protected readonly kinds = VISIT_KINDS;
  protected readonly kindNames = VISIT_KIND_NAMES;
  protected readonly statusWord = statusWord;
  protected readonly complete = computed(() => this.draft().name.trim().length >= 2);
  protected readonly changed = computed(() => JSON.stringify(this.draft()) !== JSON.stringify(this.value()));
  /** What is wrong but stands beside no field. */
  protected readonly failure = computed(() => {
    const problem = this.problem();
    const named = [...['/name', '/type', '/statusCode'], ...VISIT_KINDS.map((kind) => `/mappingOverrides/${kind}`)];
    return problem && !named.some((pointer) => fieldError(problem, pointer)) ? problem.message : null;
  });

  constructor() {
    // Without names the contracts cannot be edited; everything else can.
    void inject(ReferenceClient)
      .providers()
      .then(
        (providers) => this.providers.set(providers),
        () => this.providers.set([]),
      );
  }

  protected set(change: Partial<PayerDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected setOwnId(kind: VisitKind, id: string): void {
    this.set({ ownIds: { ...this.draft().ownIds, [kind]: id } });
  }

  protected toggle(providerId: string, on: boolean): void {
    const others = this.draft().providerIds.filter((id) => id !== providerId);
    this.set({ providerIds: on ? [...others, providerId].sort() : others });
  }

  protected errorOf(pointer: string): string | null {
    return fieldError(this.problem(), pointer);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.complete() && !this.busy()) this.saved.emit(this.draft());
  }
}
