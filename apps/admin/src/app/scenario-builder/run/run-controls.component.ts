import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import type { GenerationStatus } from '@portal/contracts';
import { GENERATION_SPEEDS, type GenerationSpeed } from '@portal/domain';
import { CountPipe, DialogComponent, IconComponent, SegmentsComponent } from '@portal/web/ui';
import { RunCommands } from '../../shell/run-commands.js';
import { SPEED_WORDS } from '../../shell/run-words.js';
import { Shortcuts } from '../../shell/shortcuts.js';

/** Speed, step, run until, stop, pause: what can be asked of a run in its state. */
@Component({
  selector: 'pp-run-controls',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, DialogComponent, IconComponent, SegmentsComponent],
  templateUrl: './run-controls.component.html',
  styleUrl: './run-controls.component.scss',
})
export class RunControlsComponent {
  readonly status = input.required<GenerationStatus>();

  protected readonly commands = inject(RunCommands);
  protected readonly speeds = GENERATION_SPEEDS.map((value) => ({ value, label: SPEED_WORDS[value] }));
  protected readonly stopAsked = signal(false);
  protected readonly untilAsked = signal(false);
  protected readonly day = signal('');
  protected readonly paused = computed(() => this.status().state === 'paused');
  protected readonly earliest = computed(() => nextDay(this.status().simulatedNow));
  protected readonly latest = computed(() => this.status().simulatedEnd?.slice(0, 10) ?? null);

  constructor() {
    inject(Shortcuts).use({ d: () => this.step() }, inject(DestroyRef));
  }

  protected setSpeed(speed: GenerationSpeed): void {
    void this.commands.give((client) => client.speed(speed));
  }

  /** A step is one simulated day; a running run is paused first. */
  protected async step(): Promise<void> {
    if (!this.paused() && !(await this.commands.give((client) => client.pause()))) return;
    await this.commands.give((client) => client.step(1));
  }

  protected askUntil(): void {
    this.day.set(this.earliest());
    this.untilAsked.set(true);
  }

  protected async runUntil(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.paused() && !(await this.commands.give((client) => client.pause()))) return;
    if (await this.commands.give((client) => client.resume({ until: this.day() }))) this.untilAsked.set(false);
  }

  protected async stop(): Promise<void> {
    if (await this.commands.give((client) => client.stop())) this.stopAsked.set(false);
  }
}

function nextDay(instant: string | null): string {
  const day = new Date(instant ?? 0);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
