import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { RunSummary, Scenario } from '@portal/contracts';
import { readRunLink, runLinkQuery } from '@portal/contracts/run-link';
import { holdsReceivedClaims, LiveState } from '@portal/web/data';
import { BannerComponent, CopierComponent, downloadText, IconComponent, syntheticFileName } from '@portal/web/ui';
import { Shortcuts } from '../shell/shortcuts.js';
import { BuilderState } from './builder.state.js';
import { scenarioFileText } from './file/scenario-file.js';
import { ScenarioImportComponent } from './file/scenario-import.component.js';
import { EstimateCardComponent } from './form/estimate-card.component.js';
import { settingsOf } from './form/generation-form.js';
import { OwnScenarioComponent } from './form/own-scenario.component.js';
import { PatternsFormComponent } from './form/patterns-form.component.js';
import { PracticeFormComponent } from './form/practice-form.component.js';
import { PresetCardsComponent } from './form/preset-cards.component.js';
import { type Keeping, SaveDialogComponent } from './form/save-dialog.component.js';
import { readNumber } from './form/typed-number.js';
import { RunHistoryComponent } from './history/run-history.component.js';
import { RunViewComponent } from './run/run-view.component.js';
import { PlanFormComponent } from './stages/plan-form.component.js';

/** Where runs are set up, started and watched. */
@Component({
  selector: 'pp-scenario-builder-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    CopierComponent,
    EstimateCardComponent,
    IconComponent,
    OwnScenarioComponent,
    PatternsFormComponent,
    PlanFormComponent,
    PracticeFormComponent,
    PresetCardsComponent,
    RouterLink,
    RunHistoryComponent,
    RunViewComponent,
    SaveDialogComponent,
    ScenarioImportComponent,
  ],
  providers: [BuilderState],
  // An edit ends where a field is left or a control was used: that is one step to take back.
  host: {
    '(change)': 'builder.endEdit()',
    '(click)': 'builder.endEdit()',
    '(focusout)': 'builder.endEdit()',
    '(pointerdown)': 'builder.endEdit()',
  },
  templateUrl: './scenario-builder.page.html',
})
export class ScenarioBuilderPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly builder = inject(BuilderState);
  protected readonly status = inject(LiveState).status;
  /** Id of the run that ended and made room for setting up another. */
  private readonly leftRun = signal<string | null>(null);
  protected readonly saving = signal(false);
  protected readonly saveProblem = signal<string | null>(null);

  /** Claims that came from files are the latest: there is no run to watch. */
  protected readonly received = computed(() => (holdsReceivedClaims(this.status()) ? this.status() : null));
  /** The run to show: one that goes on, or the last one until another is set up. */
  protected readonly shownRun = computed(() => {
    const status = this.status();
    const isNone = status === null || status.state === 'idle' || this.received() !== null;
    return isNone || status.runId === this.leftRun() ? null : status;
  });
  protected readonly blocked = computed(() => this.builder.problems().size > 0 || this.builder.starting());

  constructor() {
    const query = this.route.snapshot.queryParamMap;
    const linked = readRunLink((name) => query.get(name));
    const status = this.status();
    const ended = status !== null && !['running', 'paused', 'stopping'].includes(status.state);
    if (linked && ended) this.leftRun.set(status.runId);
    void this.builder.load(linked);
    const whileSettingUp = (work: () => void) => () => {
      if (this.shownRun() === null) work();
    };
    inject(Shortcuts).use(
      {
        s: whileSettingUp(() => void this.start()),
        'ctrl+z': whileSettingUp(() => this.builder.undo()),
        'ctrl+shift+z': whileSettingUp(() => this.builder.redo()),
      },
      inject(DestroyRef),
    );
  }

  protected reset(): void {
    const scenario = this.builder.scenario();
    if (scenario) this.builder.show(scenario);
  }

  protected setUpAnother(): void {
    this.leftRun.set(this.status()?.runId ?? null);
  }

  protected repeat(run: RunSummary): void {
    const scenario = this.builder.scenarios().find(({ id }) => id === run.scenarioId) ?? this.builder.scenarios()[0];
    if (!scenario) return;
    this.builder.show(scenario, { ...run.settings, seed: run.seed, speed: run.speed });
    this.setUpAnother();
    scrollTo({ top: 0 });
  }

  protected async start(): Promise<void> {
    if (!(await this.builder.start())) return;
    this.leftRun.set(null);
    // The settings of a link have become those of the run. Without one, whoever goes on to another page is not held back.
    if (this.route.snapshot.queryParamMap.keys.length > 0) void this.router.navigate([], { relativeTo: this.route });
  }

  /** The way to this page with the settings as they stand. */
  protected runLink(): string {
    const form = this.builder.form();
    if (!form) return location.href;
    const queryParams = runLinkQuery({
      ...settingsOf(form),
      scenarioId: form.scenarioId,
      seed: readNumber(form.seed),
      speed: form.speed,
    });
    const path = this.router.serializeUrl(this.router.createUrlTree([], { relativeTo: this.route, queryParams }));
    return new URL(path, location.origin).href;
  }

  /** Saves a scenario of one's own as a file that can be imported again. */
  protected save(scenario: Scenario): void {
    const fileName = syntheticFileName(`scenario ${scenario.name}`, 'json');
    downloadText(fileName, 'application/json', scenarioFileText(scenario));
  }

  protected async adopt(scenario: Scenario): Promise<void> {
    if (await this.builder.refreshScenarios()) this.builder.show(scenario);
  }

  protected async keep({ name, replaced }: Keeping): Promise<void> {
    const kept = await this.builder.keep(name, replaced);
    this.saveProblem.set(kept ? null : (this.builder.failure()?.message ?? 'A field needs a look first.'));
    if (kept) this.saving.set(false);
  }
}
