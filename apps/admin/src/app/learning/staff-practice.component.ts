import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { LearningProgress } from '@portal/contracts';
import { CountPipe, PercentPipe } from '@portal/web/ui';
import { comparedThirds, staffFinding } from './progress-words.js';

/** What the simulated staff of the run practiced by itself. What people do in Claim Lab is not part of it. */
@Component({
  selector: 'pp-staff-practice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, PercentPipe],
  templateUrl: './staff-practice.component.html',
  styleUrl: './progress-bars.scss',
})
export class StaffPracticeComponent {
  /** Null until it is known. */
  readonly progress = input.required<Pick<LearningProgress, 'runId' | 'staff'> | null>();
  /** What stands here until then. */
  readonly waiting = input.required<string>();

  protected readonly compared = comparedThirds;
  protected readonly staff = computed(() => this.progress()?.staff ?? null);
  protected readonly finding = computed(() => {
    const staff = this.staff();
    return staff && staff.sessions > 0 ? staffFinding(staff) : null;
  });
  /** Why there is nothing to show. */
  protected readonly nothing = computed(() => {
    const progress = this.progress();
    if (!progress) return this.waiting();
    if (progress.runId === null) return 'There is no run yet, so no staff practices.';
    if (!progress.staff) return 'These claims came from files: there is no simulated staff here.';
    return 'The simulated staff of this run has not completed a session.';
  });
}
