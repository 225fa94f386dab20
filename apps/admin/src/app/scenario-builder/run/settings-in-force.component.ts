import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { ConfigureRequest, GenerationStatus } from '@portal/contracts';
import { claimsPerDayBounds, PATTERN_IDS } from '@portal/domain';
import { DialogComponent, FieldComponent, IconComponent, PercentPipe } from '@portal/web/ui';
import { RunCommands } from '../../shell/run-commands.js';
import { boundsText } from '../form/field-bounds.js';
import { liveProblemsOf } from '../form/form-problems.js';
import type { GenerationForm } from '../form/generation-form.js';
import { patternRows, plantedPatterns } from '../form/pattern-rows.js';
import { PatternsFormComponent } from '../form/patterns-form.component.js';
import { readNumber, readPercent, writePercent } from '../form/typed-number.js';

/** Those settings that may change while a run goes on, as they are typed. */
type LiveForm = Pick<
  GenerationForm,
  'claimsPerDay' | 'denialRate' | 'appealRate' | 'practiceSessionsPerDay' | 'patterns'
>;

/** The settings in force now, and the dialog that changes them at the current simulated time. */
@Component({
  selector: 'pp-settings-in-force',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogComponent, FieldComponent, IconComponent, PatternsFormComponent, PercentPipe],
  templateUrl: './settings-in-force.component.html',
  styleUrl: './settings-in-force.component.scss',
})
export class SettingsInForceComponent {
  readonly status = input.required<GenerationStatus>();
  /** The form as it was when the dialog opened. */
  private opened: LiveForm | null = null;

  protected readonly commands = inject(RunCommands);
  private readonly scenarioId = computed(() => this.status().scenarioId ?? '');
  protected readonly claimsUnit = computed(() => boundsText(claimsPerDayBounds(this.scenarioId())));
  protected readonly patternCount = PATTERN_IDS.length;
  protected readonly form = signal<LiveForm | null>(null);
  protected readonly settings = computed(() => this.status().settings);
  protected readonly practice = computed(() => {
    const sessions = this.settings()?.practiceSessionsPerDay ?? 0;
    return `${sessions} ${sessions === 1 ? 'session' : 'sessions'} a day`;
  });
  protected readonly changeable = computed(() => ['running', 'paused'].includes(this.status().state));
  protected readonly problems = computed(() => {
    const form = this.form();
    return form ? liveProblemsOf({ ...form, scenarioId: this.scenarioId() }) : new Map<string, string>();
  });

  protected open(): void {
    const settings = this.settings();
    if (!settings) return;
    this.commands.dismiss();
    this.opened = {
      claimsPerDay: String(settings.claimsPerDay),
      denialRate: writePercent(settings.denialRate),
      appealRate: writePercent(settings.appealRate),
      practiceSessionsPerDay: String(settings.practiceSessionsPerDay),
      patterns: patternRows(settings.patterns),
    };
    this.form.set(this.opened);
  }

  protected change(fields: Partial<LiveForm>): void {
    this.form.update((form) => (form ? { ...form, ...fields } : form));
  }

  protected async apply(event: Event, form: LiveForm): Promise<void> {
    event.preventDefault();
    if (this.problems().size > 0 || !this.opened) return;
    const changes = changesOf(this.opened, form);
    const nothing = Object.keys(changes).length === 0;
    if (nothing || (await this.commands.give((client) => client.configure(changes)))) this.form.set(null);
  }
}

/** What was changed, and nothing else: naming a denial rate sets the share of other causes anew even where it is the same. */
function changesOf(before: LiveForm, form: LiveForm): ConfigureRequest {
  const { claimsPerDay, denialRate, appealRate, practiceSessionsPerDay, patterns } = form;
  return {
    ...(claimsPerDay !== before.claimsPerDay && { claimsPerDay: readNumber(claimsPerDay) }),
    ...(denialRate !== before.denialRate && { denialRate: readPercent(denialRate) }),
    ...(appealRate !== before.appealRate && { appealRate: readPercent(appealRate) }),
    ...(practiceSessionsPerDay !== before.practiceSessionsPerDay && {
      practiceSessionsPerDay: readNumber(practiceSessionsPerDay),
    }),
    ...(patterns !== before.patterns && { patterns: plantedPatterns(patterns) }),
  };
}
