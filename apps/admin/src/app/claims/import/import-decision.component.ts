import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LONGEST_SET_NAME } from '@portal/domain';
import { formatQuantity } from '@portal/figures';
import { IconComponent, QuantityPipe } from '@portal/web/ui';
import { ClaimImportState } from './claim-import.state.js';

/** The last step of an import: the name of the set, what becomes of faulty claims, and the word. Its height never changes. */
@Component({
  selector: 'pp-import-decision',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent, QuantityPipe, RouterLink],
  template: `
    <section class="card" aria-labelledby="set">
      <div class="card-h"><h2 id="set">Set of claims</h2></div>
      <div class="card-b stack-2">
        <div class="field">
          <label for="set-name">Name</label>
          <span class="in">
            <input
              #box
              id="set-name"
              autocomplete="off"
              [maxLength]="longestName"
              [value]="state.name()"
              [disabled]="importing()"
              (input)="state.rename(box.value)"
            />
          </span>
        </div>
        <div class="faulty">
          @if (faulty()) {
            <label class="row">
              <input
                #skip
                type="checkbox"
                [checked]="state.skipFaulty()"
                [disabled]="importing()"
                (change)="state.skipFaulty.set(skip.checked)"
              />
              Leave out claims with errors
            </label>
          } @else {
            <span class="hint">One set in the run history, to look through, count and delete as a whole.</span>
          }
        </div>
        <button
          type="button"
          class="btn btn--main btn--big btn--wide"
          aria-describedby="import-reason"
          [disabled]="importing() || state.missing() !== null"
          (click)="state.import()"
        >
          <pp-icon name="upload" />{{ importing() ? 'Importing' : 'Import' }}
          {{ claims() > 0 ? (claims() | quantity: 'claim') : 'claims' }}
        </button>
        <div class="reason">
          @if (state.refusal(); as refusal) {
            <p class="err" role="alert">
              <pp-icon name="circle-alert" [size]="14" />
              <span>
                {{ refusal.text }}
                @if (refusal.runId; as runId) {
                  <a routerLink="/claims" [queryParams]="{ runId }">See the claims of {{ runId }}</a>
                }
              </span>
            </p>
          } @else if (importing()) {
            <div class="row">
              <progress max="1" aria-label="Sending the files" [attr.value]="share()"></progress>
              <button type="button" class="btn btn--s" (click)="state.cancel()">Cancel</button>
            </div>
          }
          <p class="hint" id="import-reason">{{ reason() }}</p>
        </div>
      </div>
    </section>
  `,
  styles: `
    .faulty {
      display: grid;
      align-items: center;
      min-height: 32px;
    }
    .reason {
      display: grid;
      align-content: start;
      gap: 6px;
      min-height: 52px;
    }
    progress {
      flex: 1;
      min-width: 0;
      accent-color: var(--pp-accent-fill);
    }
  `,
})
export class ImportDecisionComponent {
  protected readonly state = inject(ClaimImportState);
  protected readonly longestName = LONGEST_SET_NAME;
  protected readonly claims = computed(() => this.state.report()?.claims ?? 0);
  /** Some claims can be stored, and others have errors. */
  protected readonly faulty = computed(() => (this.state.report()?.errors ?? 0) > 0 && this.claims() > 0);
  protected readonly importing = computed(() => this.state.busy() === 'importing');
  /** How much was sent; then nobody knows how long the portal takes. */
  protected readonly share = computed(() => (this.state.sent() < 1 ? this.state.sent() : null));
  protected readonly reason = computed(() => {
    if (this.importing()) return this.state.sent() < 1 ? 'Sending the files.' : 'Storing the claims.';
    const missing = this.state.missing();
    if (missing !== null) return missing;
    const skipped = this.state.report()?.skipped ?? 0;
    return skipped > 0 ? `${formatQuantity(skipped, 'claim is', 'claims are')} left out.` : 'All or nothing is stored.';
  });
}
