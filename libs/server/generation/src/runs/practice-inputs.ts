import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant, PracticeInput } from '@portal/domain';
import { PracticeOutlet, type PracticeTaker } from '@portal/server/learning';
import { SetPractice } from '../received/set-practice.js';
import { CurrentRun } from './current-run.js';
import { withInput } from './generation-run.js';
import { isActive } from './run-lifecycle.js';

/**
 * Takes the steps of people's practice into the run that is going on, as inputs at its cursor, just as a change of its
 * settings: what is simulated after that second knows of them, and a replay does too (law 1). Those on the claims of a set go
 * to the set.
 */
@Injectable()
export class PracticeInputs implements OnModuleInit, PracticeTaker {
  constructor(
    private readonly outlet: PracticeOutlet,
    private readonly current: CurrentRun,
    private readonly sets: SetPractice,
  ) {}

  onModuleInit(): void {
    this.outlet.connect(this);
  }

  async take(runId: string, step: PracticeInput): Promise<Instant | null> {
    return (await this.sets.take(runId, step)) ?? this.asInput(runId, step);
  }

  private async asInput(runId: string, step: PracticeInput): Promise<Instant | null> {
    let at: Instant | null = null;
    await this.current.exclusive(() =>
      this.current.change((run) => {
        at = null;
        if (!run || run.id !== runId || !isActive(run.state)) return null;
        const known = run.inputs.find((input) => input.kind === step.kind && input.sessionId === step.sessionId);
        at = known?.at ?? run.cursor;
        return known ? null : withInput(run, step);
      }),
    );
    return at;
  }
}
