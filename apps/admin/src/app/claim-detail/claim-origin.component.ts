import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ClaimProvenance } from '@portal/contracts';
import { DayPipe, TimePipe } from '@portal/web/ui';

/** Where a claim came from: its random stream and what was planted in it, or its place in a file. */
@Component({
  selector: 'pp-claim-origin',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, TimePipe],
  template: `
    <section class="card" aria-labelledby="origin">
      <div class="card-h">
        <h2 id="origin" class="grow">Where it came from</h2>
        <span class="chip chip--out chip--plain">{{ kind() }}</span>
      </div>
      <div class="card-b stack-2">
        <dl class="kv">
          <dt>{{ origin().received ? 'Set of claims' : 'Run' }}</dt>
          <dd class="mono">{{ origin().runId ?? '–' }}</dd>
          @if (origin().received; as received) {
            <dt>Claim</dt>
            <dd>{{ received.claim }}</dd>
            <dt>Payer’s answer</dt>
            <dd>{{ received.answer ?? 'none yet' }}</dd>
            <dt>Submitted</dt>
          } @else {
            <dt>Seed</dt>
            <dd class="mono">{{ origin().seed ?? '–' }}</dd>
            <dt>Stream</dt>
            <dd class="mono">{{ origin().stream ?? '–' }}</dd>
            <dt>Encounter</dt>
            <dd class="mono">{{ origin().templateId ?? '–' }}</dd>
            <dt>Occurred, simulated</dt>
          }
          <dd>{{ origin().occurredAt | day }} {{ origin().occurredAt | time }}</dd>
          <dt>Recorded, real</dt>
          <dd>{{ origin().recordedAt | day }} {{ origin().recordedAt | time }} UTC</dd>
        </dl>
        @if (origin().received) {
          <p class="real t2">
            Nothing was planted by the portal: the claim is real. Its patient has another name here.
          </p>
        } @else {
          <details>
            <summary>Ground truth <span class="t3">never read by detection or figures</span></summary>
            @if (origin().planted; as planted) {
              <p>
                Planted: <span class="code">{{ planted.causeId }}</span> {{ planted.name
                }}{{ planted.lineNumber === null ? '' : ', on line ' + planted.lineNumber }}.
                {{ planted.description }}
              </p>
            } @else if (!origin().truthKnown) {
              <p>Not known: the run was brought in without its ground truth.</p>
            } @else {
              <p>Nothing was planted: the claim is clean.</p>
            }
          </details>
        }
      </div>
    </section>
  `,
  styles: `
    details,
    .real {
      padding-top: var(--pp-2);
      border-top: 1px solid var(--pp-border);
    }
    details p {
      margin-top: 6px;
      color: var(--pp-text-2);
    }
  `,
})
export class ClaimOriginComponent {
  readonly origin = input.required<ClaimProvenance>();
  protected readonly kind = computed(() => {
    const { received, runId } = this.origin();
    if (received) return 'From files';
    return runId ? 'Generated' : 'Imported';
  });
}
