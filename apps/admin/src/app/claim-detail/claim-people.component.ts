import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { ClaimDetail } from '@portal/contracts';
import { IconComponent } from '@portal/web/ui';

/** Patient, insurance, provider, and the numbers that stand on the claim. */
@Component({
  selector: 'pp-claim-people',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  template: `
    <section class="card" aria-labelledby="people">
      <div class="card-h">
        <h2 id="people" class="grow">People</h2>
        <button
          type="button"
          class="btn btn--bare btn--s"
          [attr.aria-pressed]="namesShown()"
          title="Showing names is recorded"
          (click)="namesToggled.emit()"
        >
          <pp-icon name="eye" [size]="15" />{{ namesShown() ? 'Hide names' : 'Show names' }}
        </button>
      </div>
      <dl class="card-b kv">
        <dt>Patient</dt>
        <dd>{{ claim().patientName }}, {{ claim().patientSex }} {{ claim().patientAge ?? '' }}</dd>
        <dt>Born</dt>
        <dd>{{ claim().patientDob ?? 'left blank' }}</dd>
        <dt>Insurance</dt>
        <dd>{{ claim().payerName }}</dd>
        <dt>Billing provider</dt>
        <dd>{{ claim().providerName }}</dd>
        <dt>Billing NPI</dt>
        <dd class="mono">{{ claim().billingNpi }}</dd>
        <dt>Rendered by</dt>
        <dd>{{ claim().renderingName ?? claim().renderingNpi ?? 'left blank' }}, {{ claim().specialty }}</dd>
        <dt>Place of service</dt>
        <dd>
          @if (claim().placeOfService; as place) {
            <span class="mono">{{ place.code }}</span> {{ place.label }}
          } @else {
            left blank
          }
        </dd>
        @for (number of numbers(claim()); track number[0]) {
          <dt>{{ number[0] }}</dt>
          <dd class="mono">{{ number[1] }}</dd>
        }
      </dl>
    </section>
  `,
})
export class ClaimPeopleComponent {
  readonly claim = input.required<ClaimDetail>();
  readonly namesShown = input.required<boolean>();
  readonly namesToggled = output<void>();

  /** Numbers that only some claims carry. */
  protected numbers(claim: ClaimDetail): readonly (readonly [string, string])[] {
    const all: readonly (readonly [string, string | null])[] = [
      ['Authorization', claim.authorizationNumber],
      ['Referral', claim.referralNumber],
      ['Ordering NPI', claim.orderingNpi],
      ['Referring NPI', claim.referringNpi],
      ['Laboratory', claim.cliaNumber],
      ['Accident', claim.accidentDate],
      ['Records sent', claim.attachmentControlNumber],
      ['Replaces', claim.originalClaimId],
    ];
    return all.filter((entry): entry is readonly [string, string] => entry[1] !== null);
  }
}
