import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { PatternView, PayerName, ProviderView } from '@portal/contracts';
import { BACKGROUND_CAUSES, CLAIM_STATUSES } from '@portal/domain';
import { ChoiceFilterComponent, claimStatusWord, IconComponent, type NamedChoice } from '@portal/web/ui';
import { type FilterName, filterProblems } from './claim-filters.js';

/** The filters of the claim list. Those in use have an accent edge. */
@Component({
  selector: 'pp-claim-filters',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceFilterComponent, IconComponent],
  templateUrl: './claim-filters.component.html',
  styleUrl: './claim-filters.component.scss',
})
export class ClaimFiltersComponent {
  readonly filters = input.required<Readonly<Partial<Record<FilterName, string>>>>();
  readonly providers = input.required<readonly ProviderView[]>();
  readonly payers = input.required<readonly PayerName[]>();
  readonly patterns = input.required<readonly PatternView[]>();
  /** Runs to choose one of; a single one is none to choose. */
  readonly runs = input.required<readonly NamedChoice[]>();
  readonly changed = output<{ readonly name: FilterName; readonly value: string }>();
  readonly cleared = output<void>();

  protected readonly problems = computed(() => filterProblems(this.filters()));
  protected readonly problemWords = computed(() => [...new Set(this.problems().values())].join(' '));
  protected readonly statuses = CLAIM_STATUSES.map((value) => ({ value, word: claimStatusWord(value) }));
  /** The ends of days and charges. */
  protected readonly ends = [
    { name: 'submittedFrom', word: 'From', type: 'date' },
    { name: 'submittedTo', word: 'To', type: 'date' },
    { name: 'billedMin', word: 'Charge from', type: 'number' },
    { name: 'billedMax', word: 'to', type: 'number' },
  ] as const;
  /** Filters that links set and that have no field: they stand as buttons that remove them. */
  protected readonly unseen = [
    { name: 'candidateId', word: 'Candidate' },
    { name: 'policyId', word: 'Policy' },
    { name: 'procedureCode', word: 'Code' },
    { name: 'decidedFrom', word: 'Decided from' },
    { name: 'decidedTo', word: 'Decided to' },
    { name: 'outcomeFrom', word: 'Appeal decided from' },
    { name: 'outcomeTo', word: 'Appeal decided to' },
  ] as const;
  protected readonly backgroundCauses = Object.values(BACKGROUND_CAUSES);

  /** Links from figures may name several values of a filter. */
  protected isSeveral(value: string | undefined): boolean {
    return value?.includes(',') ?? false;
  }

  protected set(name: FilterName, value: string): void {
    this.changed.emit({ name, value: value.trim() });
  }
}
