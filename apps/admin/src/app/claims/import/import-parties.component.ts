import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import type { ClaimParty } from '@portal/contracts';
import { CountPipe, IconComponent, type NamedChoice } from '@portal/web/ui';
import { HOW_WORDS, partiesAfter, type PartyView, steadyParties } from './claim-import-words.js';

/** Who of the portal stands for the providers, or for the payers, of files. Those whom nobody knows come first. */
@Component({
  selector: 'pp-import-parties',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, IconComponent],
  templateUrl: './import-parties.component.html',
  styleUrl: './import-parties.component.scss',
})
export class ImportPartiesComponent {
  readonly heading = input.required<string>();
  /** As the portal read them last. */
  readonly parties = input.required<readonly ClaimParty[]>();
  /** What was chosen by hand, by the key of the party. */
  readonly chosen = input.required<Readonly<Record<string, string>>>();
  /** Who can stand for them. */
  readonly choices = input.required<readonly NamedChoice[]>();
  readonly disabled = input.required<boolean>();
  /** Somebody was chosen for the party; an empty id takes the choice back. */
  readonly picked = output<{ readonly key: string; readonly id: string }>();

  private readonly ordered = linkedSignal<readonly ClaimParty[], readonly ClaimParty[]>({
    source: this.parties,
    computation: (parties, before) => steadyParties(before?.value ?? [], parties),
  });
  protected readonly rows = computed<readonly PartyView[]>(() => partiesAfter(this.ordered(), this.chosen()));
  protected readonly howWords = HOW_WORDS;
  /** What is said of a party twice is said once. */
  protected readonly nameOf = ({ key, name }: PartyView) => name ?? key;

  protected unnamed(id: string | null): string | null {
    return id === null || this.choices().some((choice) => choice.id === id) ? null : id;
  }
}
