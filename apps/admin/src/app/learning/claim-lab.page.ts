import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LiveState } from '@portal/web/data';
import { BannerComponent, IconComponent } from '@portal/web/ui';
import { Shortcuts } from '../shell/shortcuts.js';
import { ClaimLabState } from './claim-lab.state.js';
import { LabClaimComponent } from './lab-claim.component.js';
import { LabPatternsComponent } from './lab-patterns.component.js';
import { LabScoreComponent } from './lab-score.component.js';
import { LabSummaryComponent } from './lab-summary.component.js';
import { LabToolsComponent } from './lab-tools.component.js';
import { LabUserState } from './lab-user.state.js';
import { LabVerdictComponent } from './lab-verdict.component.js';

/** Claim Lab: a person mends denied claims, and what they learn lowers denials in the run. */
@Component({
  selector: 'pp-claim-lab-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    IconComponent,
    LabClaimComponent,
    LabPatternsComponent,
    LabScoreComponent,
    LabSummaryComponent,
    LabToolsComponent,
    LabVerdictComponent,
    RouterLink,
  ],
  providers: [ClaimLabState],
  templateUrl: './claim-lab.page.html',
  styleUrl: './claim-lab.page.scss',
})
export class ClaimLabPage {
  protected readonly lab = inject(ClaimLabState);
  protected readonly user = inject(LabUserState);
  protected readonly description = computed(() => {
    const id = this.lab.session()?.patternId;
    return this.lab.patterns()?.items.find(({ patternId }) => patternId === id)?.description ?? '';
  });

  private readonly live = inject(LiveState);
  private readonly day = computed(() => {
    const status = this.live.status();
    return status?.runId ? `${status.runId} ${status.simulatedNow?.slice(0, 10)}` : null;
  });

  constructor() {
    void this.lab.load();
    // What patterns cost moves with the run, a day at a time; while a session goes on the list holds still.
    effect(() => {
      if (this.day() !== null && this.lab.session() === null) untracked(() => void this.lab.refresh());
    });
    inject(Shortcuts).use({ n: () => void this.lab.next(), enter: () => void this.lab.check() }, inject(DestroyRef));
  }

  /** Another person has other sessions and another mastery. */
  protected async rename(name: string): Promise<void> {
    if (name.trim() === this.user.name()) return;
    await this.lab.end();
    this.user.rename(name);
    await this.lab.load();
  }

  protected again(): void {
    const session = this.lab.session();
    const pattern = this.lab.patterns()?.items.find(({ patternId }) => patternId === session?.patternId);
    if (pattern) void this.lab.start(pattern.patternId);
  }
}
