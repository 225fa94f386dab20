import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import {
  MOST_WHAT_IFS,
  type WhatIf,
  type whatIfChange,
  type WhatIfFuture,
  type whatIfRequest,
} from '@portal/contracts';
import {
  addDays,
  DAY_SECONDS,
  type DaySpan,
  DomainError,
  type EpochSeconds,
  notFound,
  runStart,
  toEpochSeconds,
  unknownReference,
} from '@portal/domain';
import { GenerationRunEntity, UnitOfWork, WhatIfEntity } from '@portal/server/database';
import { AwaitedWork, WallClock } from '@portal/server/runtime';
import type { RunDefinition } from '@portal/simulation';
import type { z } from 'zod';
import { type GenerationRun, refuseReceived } from '../runs/generation-run.js';
import { RunStore } from '../runs/run.store.js';
import type { LongTask } from '../work/long-task.js';
import { LongWork } from '../work/long-work.js';
import { BRANCH_PLAYER, type BranchPlayer, type PlayedBranch } from './branch-player.js';
import { type Branch, checkSpan, fork, futureOf, lasting } from './futures.js';
import { type StoredWhatIf, viewOf, WhatIfReadModel } from './what-if.read-model.js';

type Request = z.output<typeof whatIfRequest>;
type Change = z.output<typeof whatIfChange>;
type Question = Pick<StoredWhatIf, 'runId' | 'name' | 'from' | 'days' | 'branches'>;

const AS_IT_IS = 'As it is';
const LONGEST_NAME = 80;
/** Random bytes in the id of a question. */
const ID_BYTES = 6;

/** Plays futures of a run that differ in what is changed on one day, compares them with the world as it is, and keeps them. */
@Injectable()
export class WhatIfService implements OnModuleDestroy {
  private playing = false;
  private readonly shutdown = new AbortController();

  constructor(
    private readonly runs: RunStore,
    @Inject(BRANCH_PLAYER) private readonly player: BranchPlayer,
    private readonly works: LongWork,
    private readonly unitOfWork: UnitOfWork,
    private readonly kept: WhatIfReadModel,
    private readonly wallClock: WallClock,
    private readonly awaited: AwaitedWork,
  ) {}

  /**
   * The futures of a run side by side, as of the end of their last day. All have the same past and the same random
   * numbers. Nothing is kept before all are computed.
   * @throws DomainError `unknown-reference` for a run, pattern or payer that does not exist, `invalid-input` for a day that the
   * run has not come to, `conflict` while another one is computed, when it was
   * cancelled, and when no more can be kept, `future-not-played` when a future takes more memory than there is, and when
   * the portal shuts down
   */
  async compare({ name, ...asked }: Request): Promise<WhatIf> {
    await this.refuseMore();
    const question = { ...asked, name: name ?? namesOf(asked.branches) };
    const futures = await this.futures(question);
    const now = this.wallClock.now();
    const id = `WIF-${randomBytes(ID_BYTES).toString('hex').toUpperCase()}`;
    const row: StoredWhatIf = { id, ...question, futures, createdAt: now, computedAt: now };
    await this.unitOfWork.run(async (manager) => {
      if (!(await manager.existsBy(GenerationRunEntity, { id: row.runId })))
        throw unknownReference('run', row.runId, '/runId');
      await manager.insert(WhatIfEntity, row);
    });
    return viewOf(row);
  }

  /**
   * Changes what is asked and computes it anew; other names alone are only written down.
   * @throws DomainError `not-found`, and all that `compare` throws; then it stays as it was
   */
  async change(id: string, change: Change): Promise<WhatIf> {
    const before = await this.kept.stored(id);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const after: StoredWhatIf = { ...before, ...given };
    const futures = asksTheSame(before, after) ? renamed(before.futures, after.branches) : await this.futures(after);
    const computedAt = asksTheSame(before, after) ? before.computedAt : this.wallClock.now();
    const { name, from, days, branches } = after;
    const changes = { name, from, days, branches, futures, computedAt };
    const { affected } = await this.unitOfWork.run((manager) => manager.update(WhatIfEntity, { id }, changes));
    if (affected !== 1) throw notFound('what-if', id);
    return viewOf({ ...after, futures, computedAt });
  }

  /** @throws DomainError `not-found` */
  async delete(id: string): Promise<void> {
    const { affected } = await this.unitOfWork.run((manager) => manager.delete(WhatIfEntity, { id }));
    if (affected !== 1) throw notFound('what-if', id);
  }

  /** Breaks off what is computed: who waits for it is answered before the portal closes its doors. */
  onModuleDestroy(): void {
    this.shutdown.abort(new DomainError('future-not-played', 'The portal is shutting down.'));
  }

  private async refuseMore(): Promise<void> {
    if ((await this.kept.count()) < MOST_WHAT_IFS) return;
    throw new DomainError('conflict', `${MOST_WHAT_IFS} what-ifs are kept, the most that can be. Delete one first.`);
  }

  private async futures({ runId, name, from, days, branches }: Question): Promise<WhatIfFuture[]> {
    const run = await this.runs.find(runId);
    if (!run) throw unknownReference('run', runId, '/runId');
    refuseReceived(run, 'A what-if');
    const span = { from, to: addDays(from, days - 1) };
    checkSpan(run, span, branches.length + 1);
    const definitions = [lasting(run, span.to), ...branches.map((branch, index) => fork(run, span, branch, index))];
    if (this.playing)
      throw new DomainError('conflict', 'Another what-if is being computed. Try again when it is done.');
    this.playing = true;
    const total = definitions.length * livedDays(run, span);
    try {
      return await this.works.run({ kind: 'what-if', name: `“${name}”`, runId, unit: 'days', total }, (task) =>
        this.play(definitions, span, [AS_IT_IS, ...branches.map((branch) => branch.name)], task),
      );
    } finally {
      this.playing = false;
    }
  }

  private async play(
    definitions: readonly RunDefinition[],
    span: DaySpan,
    names: readonly string[],
    task: LongTask,
  ): Promise<WhatIfFuture[]> {
    const signal = AbortSignal.any([task.signal, this.shutdown.signal]);
    const lived = definitions.map(() => 0);
    const reached = (index: number, now: EpochSeconds) => {
      const { config } = definitions[index] as RunDefinition;
      lived[index] = Math.floor((now - runStart(config)) / DAY_SECONDS);
      task.report(lived.reduce((sum, days) => sum + days, 0));
    };
    const play = () => this.player.play(definitions, span, reached, signal);
    const [base, ...others] = await this.awaited.during(play);
    const futures: WhatIfFuture[] = [];
    for (const [index, played] of [base as PlayedBranch, ...others].entries()) {
      signal.throwIfAborted();
      futures.push(await futureOf(names[index] as string, played, index > 0 ? (base as PlayedBranch) : null));
    }
    return futures;
  }
}

/** Simulated days from the start of a run to the end of the futures. */
function livedDays({ config }: Pick<GenerationRun, 'config'>, { to }: DaySpan): number {
  return (toEpochSeconds(addDays(to, 1)) - runStart(config)) / DAY_SECONDS;
}

function namesOf(branches: readonly Branch[]): string {
  return branches
    .map(({ name }) => name)
    .join(', ')
    .slice(0, LONGEST_NAME);
}

/** True when nothing but names differs. */
function asksTheSame(one: Question, other: Question): boolean {
  const asked = ({ from, days, branches }: Question) => ({ from, days, branches: branches.map(withoutName) });
  return isDeepStrictEqual(asked(one), asked(other));
}

/** As JSON: what is stored has lost its undefined fields. */
function withoutName({ name: _, ...changed }: Branch): unknown {
  return JSON.parse(JSON.stringify(changed)) as unknown;
}

function renamed(futures: readonly WhatIfFuture[], branches: readonly Branch[]): WhatIfFuture[] {
  return futures.map((future, index) => ({ ...future, name: branches[index - 1]?.name ?? future.name }));
}
