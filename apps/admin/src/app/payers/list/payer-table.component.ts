import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PAYER_TYPES, type PayerType } from '@portal/domain';
import type { PayerSummary } from '@portal/contracts';
import { IconComponent, type Segment, SegmentsComponent } from '@portal/web/ui';
import { Shortcuts } from '../../shell/shortcuts.js';
import { inOrder, statusWord, visitWords, whyOf } from '../payer-words.js';

type TypeChoice = PayerType | 'all';
type BookableChoice = 'all' | 'yes' | 'no';

/** All payers as rows: what each has, whether it can be booked, and exactly why not. */
@Component({
  selector: 'pp-payer-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent, RouterLink, SegmentsComponent],
  templateUrl: './payer-table.component.html',
  styleUrl: './payer-table.component.scss',
})
export class PayerTableComponent {
  private readonly router = inject(Router);

  readonly payers = input.required<readonly PayerSummary[]>();

  protected readonly text = signal('');
  protected readonly type = signal<TypeChoice>('all');
  protected readonly bookable = signal<BookableChoice>('all');
  protected readonly selected = signal(-1);
  protected readonly rows = computed(() => {
    const [text, type, bookable] = [this.text().trim().toLowerCase(), this.type(), this.bookable()];
    return inOrder(this.payers()).filter(
      (payer) =>
        payer.name.toLowerCase().includes(text) &&
        (type === 'all' || payer.type === type) &&
        (bookable === 'all' || payer.bookable === (bookable === 'yes')),
    );
  });
  protected readonly types = computed<readonly Segment<TypeChoice>[]>(() => [
    { value: 'all', label: `All ${this.payers().length}` },
    ...PAYER_TYPES.map((type) => ({
      value: type,
      label: `${type} ${this.payers().filter((payer) => payer.type === type).length}`,
    })),
  ]);
  protected readonly choices = computed<readonly Segment<BookableChoice>[]>(() => {
    const able = this.payers().filter((payer) => payer.bookable).length;
    return [
      { value: 'all', label: 'All' },
      { value: 'yes', label: `Bookable ${able}` },
      { value: 'no', label: `Not ${this.payers().length - able}` },
    ];
  });
  protected readonly visitWords = visitWords;
  protected readonly statusWord = statusWord;
  protected readonly whyOf = whyOf;

  constructor() {
    inject(Shortcuts).use(
      { j: () => this.select(1), k: () => this.select(-1), enter: () => this.open() },
      inject(DestroyRef),
    );
  }

  protected clear(): void {
    this.text.set('');
    this.type.set('all');
    this.bookable.set('all');
  }

  private select(step: number): void {
    this.selected.update((row) => Math.min(this.rows().length - 1, Math.max(0, row + step)));
  }

  private open(): void {
    const payer = this.rows()[this.selected()];
    if (payer) void this.router.navigate(['/payers', payer.id]);
  }
}
