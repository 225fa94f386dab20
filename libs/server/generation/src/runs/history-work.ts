import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_SECONDS, runStart, toEpochSeconds } from '@portal/domain';
import { GenerationService } from '../generation.service.js';
import type { LongTask } from '../work/long-task.js';
import { LongWork } from '../work/long-work.js';
import { CurrentRun } from './current-run.js';
import { GenerationEvents } from './generation-events.js';
import { type GenerationRun, simulatedStart } from './generation-run.js';

/**
 * Shows the history that a run begins with as long work, counted in simulated days. To cancel it is to stop the run: what
 * is stored stays, whole to the last batch.
 */
@Injectable()
export class HistoryWork implements OnModuleInit {
  private going: { readonly runId: string; readonly task: LongTask } | null = null;

  constructor(
    private readonly works: LongWork,
    private readonly events: GenerationEvents,
    private readonly current: CurrentRun,
    private readonly generation: GenerationService,
  ) {}

  onModuleInit(): void {
    this.events.on('changed', () => this.look(this.current.get()));
  }

  private look(run: GenerationRun | null): void {
    const { going } = this;
    if (going && going.runId !== run?.id) {
      going.task.drop();
      this.going = null;
    }
    if (!run) return;
    const [from, start, now] = [runStart(run.config), simulatedStart(run), toEpochSeconds(run.cursor)];
    if (run.state === 'running' && now < start) this.going ??= this.begin(run, (start - from) / DAY_SECONDS);
    if (this.going) this.follow(this.going.task, run, now < start, Math.floor((now - from) / DAY_SECONDS));
  }

  private begin({ id: runId }: GenerationRun, total: number): { runId: string; task: LongTask } {
    const plan = { kind: 'history', name: `History of ${runId}`, runId, unit: 'days', total } as const;
    return { runId, task: this.works.begin({ ...plan, cancel: () => this.generation.stop() }) };
  }

  private follow(task: LongTask, { state, failure }: GenerationRun, inHistory: boolean, days: number): void {
    if (!inHistory) task.end();
    else if (state === 'running') task.report(days);
    else if (state === 'paused') return task.rest();
    else if (state === 'failed') task.endWith(new Error(failure?.reason ?? 'The run failed'));
    else task.drop();
    if (task.work.state !== 'running') this.going = null;
  }
}
