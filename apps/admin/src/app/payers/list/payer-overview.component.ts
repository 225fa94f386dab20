import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { PAYER_TYPES } from '@portal/domain';
import type { PayerList, PayerSummary } from '@portal/contracts';
import { IconComponent, type IconName } from '@portal/web/ui';

interface Missing {
  readonly icon: IconName;
  readonly number: number;
  readonly text: string;
}

/** How many payers can be booked, by type, and what is missing. */
@Component({
  selector: 'pp-payer-overview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  templateUrl: './payer-overview.component.html',
  styleUrl: './payer-overview.component.scss',
})
export class PayerOverviewComponent {
  readonly list = input.required<PayerList>();

  protected readonly bookable = computed(() => this.list().items.filter((payer) => payer.bookable).length);
  protected readonly groups = computed(() =>
    PAYER_TYPES.map((type) => {
      const payers = this.list()
        .items.filter((payer) => payer.type === type)
        .sort((a, b) => state(a).rank - state(b).rank);
      return { type, payers, bookable: payers.filter((payer) => payer.bookable).length };
    }).filter(({ payers }) => payers.length > 0),
  );
  protected readonly columns = computed(() =>
    this.groups()
      .map(({ payers }) => `minmax(96px, ${payers.length}fr)`)
      .join(' '),
  );
  protected readonly missing = computed<readonly Missing[]>(() => {
    const { withoutIntake, unmapped, duplicates, orphans, servicesListedTwice } = this.list().missing;
    const all: readonly Missing[] = [
      { icon: 'circle-dashed', number: withoutIntake, text: 'without an Intake instance' },
      { icon: 'link-off', number: unmapped, text: unmapped === 1 ? 'instance not mapped' : 'instances not mapped' },
      { icon: 'copy-x', number: duplicates, text: duplicates === 1 ? 'duplicate instance' : 'duplicate instances' },
      { icon: 'file-text', number: orphans, text: 'instances that belong to no payer' },
      { icon: 'copy', number: servicesListedTwice, text: 'services that are listed twice' },
    ];
    return all.filter(({ number }) => number > 0);
  });

  protected stateOf(payer: PayerSummary): string {
    return state(payer).name;
  }
}

function state({ bookable, visits }: PayerSummary): { readonly name: '' | 'ok' | 'part'; readonly rank: number } {
  if (bookable) return { name: 'ok', rank: 0 };
  return visits.some(({ instances }) => instances > 0) ? { name: 'part', rank: 1 } : { name: '', rank: 2 };
}
