import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ClaimStatus } from '@portal/domain';
import { IconComponent } from '../icon/icon.component.js';
import type { IconName } from '../icon/icons.js';

interface Look {
  readonly word: string;
  readonly role: string;
  readonly icon: IconName;
}

const LOOKS: Readonly<Record<ClaimStatus, Look>> = {
  submitted: { word: 'Waiting', role: 'pending', icon: 'clock' },
  approved: { word: 'Approved', role: 'approved', icon: 'check' },
  denied: { word: 'Denied', role: 'denied', icon: 'x' },
  appealed: { word: 'Appealed', role: 'appealed', icon: 'scale' },
  overturned: { word: 'Overturned', role: 'recovered', icon: 'rotate-ccw' },
  upheld: { word: 'Upheld', role: 'pending', icon: 'minus' },
};

/** Where a claim stands, in one word. */
export function claimStatusWord(status: ClaimStatus): string {
  return LOOKS[status].word;
}

/** Where a claim stands: color, icon and word say the same. */
@Component({
  selector: 'pp-status-chip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  template: `<span class="chip chip--{{ look().role }}"
    ><pp-icon [name]="look().icon" [size]="13" />{{ look().word }}</span
  >`,
})
export class StatusChipComponent {
  readonly status = input.required<ClaimStatus>();
  protected readonly look = computed(() => LOOKS[this.status()]);
}
