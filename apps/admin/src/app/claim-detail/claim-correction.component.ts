import {
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClaimCorrection } from '@portal/contracts';
import { FIELD_WORDS, isMemberNumber, MEMBER_NUMBER_FORM } from '@portal/domain';
import { sentence } from '@portal/figures';
import { ApiProblem, ClaimClient } from '@portal/web/data';
import { DayPipe, IconComponent, MoneyPipe, StatusChipComponent } from '@portal/web/ui';

type Edits = NonNullable<ClaimCorrection['suggestion']>['edits'];

/** A denied claim that cannot be appealed: what mends it or why nothing does, and the replacement that was sent. */
@Component({
  selector: 'pp-claim-correction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, IconComponent, MoneyPipe, RouterLink, StatusChipComponent],
  templateUrl: './claim-correction.component.html',
  styles: `
    /* Its cards stand among those of the page, and where there is none, no gap stays. */
    :host {
      display: contents;
    }
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-end;
      gap: var(--pp-3);
    }
    .field {
      width: 220px;
    }
    form .err {
      flex-basis: 100%;
    }
  `,
})
export class ClaimCorrectionComponent {
  private readonly client = inject(ClaimClient);

  readonly claimId = input.required<string>();
  /** True for a claim whose denial leaves no appeal: it is told, too, why the claim cannot be sent again. */
  readonly noAppeal = input.required<boolean>();
  /** Changes whenever the claim was fetched anew: the replacement may have been answered meanwhile. */
  readonly version = input.required<unknown>();

  /** Nothing stands under the id of another claim. */
  protected readonly correction = linkedSignal<string, ClaimCorrection | null>({
    source: this.claimId,
    computation: () => null,
  });
  protected readonly busy = signal(false);
  protected readonly problem = linkedSignal<string, string | null>({ source: this.claimId, computation: () => null });
  /** What is wrong with the value that was typed. */
  protected readonly valueProblem = linkedSignal<string, string | null>({
    source: this.claimId,
    computation: () => null,
  });
  protected readonly words = FIELD_WORDS;
  protected readonly sentence = sentence;
  /** How often sending began or ended: what was asked for before and answered after it knows nothing of it. */
  private writes = 0;

  constructor() {
    effect(() => {
      const id = this.claimId();
      this.version();
      untracked(() => void this.look(id));
    });
  }

  protected async sendSuggestion(): Promise<void> {
    const { suggestion } = this.correction() ?? {};
    if (suggestion) await this.send(suggestion.edits);
  }

  protected async sendValue(event: Event, value: string): Promise<void> {
    event.preventDefault();
    const { ask } = this.correction() ?? {};
    const given = value.trim();
    if (!ask || !given) return;
    const fits = ask !== 'memberId' || isMemberNumber(given);
    this.valueProblem.set(fits ? null : sentence(MEMBER_NUMBER_FORM));
    if (fits) await this.send([{ kind: 'fill-in', field: ask, value: given }]);
  }

  /** Looks again while the claim is shown: what is on its way to the portal stays as it is, and so does what went wrong with it. */
  private async look(id: string): Promise<void> {
    const { writes } = this;
    try {
      const correction = await this.client.correction(id);
      if (id === this.claimId() && writes === this.writes) this.correction.set(correction);
    } catch (error) {
      // What cannot be looked at is left out: that the portal does not answer, the claim itself says.
      if (!(error instanceof ApiProblem)) throw error;
    }
  }

  private async send(edits: Edits): Promise<void> {
    const id = this.claimId();
    this.writes++;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const correction = await this.client.correct(id, edits);
      if (id === this.claimId()) this.correction.set(correction);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (id === this.claimId()) this.problem.set(error.message);
    } finally {
      this.writes++;
      this.busy.set(false);
    }
  }
}
