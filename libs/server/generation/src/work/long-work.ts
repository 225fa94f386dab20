import { Injectable, Logger } from '@nestjs/common';
import type { Work } from '@portal/contracts';
import { notFound } from '@portal/domain';
import { WallClock } from '@portal/server/runtime';
import { Readable } from 'node:stream';
import { MonotonicClock } from '../scheduler/monotonic-clock.js';
import { LongTask, type WorkPlan } from './long-task.js';

/** Pieces of work that are remembered after their end. */
export const REMEMBERED = 30;

type Listener = (work: Work) => void;

/**
 * All work that takes long: who does it says how far it is, who watches sees it, and can cancel it. It lives in memory:
 * what must survive a restart is stored by who does the work, and begins here again.
 */
@Injectable()
export class LongWork {
  private readonly logger = new Logger(LongWork.name);
  private readonly tasks = new Map<string, LongTask>();
  private readonly listeners = new Set<Listener>();
  private count = 0;

  constructor(
    private readonly wallClock: WallClock,
    private readonly monotonic: MonotonicClock,
  ) {}

  /** Does the work under watch and answers with its result. */
  async run<Result>(plan: WorkPlan, work: (task: LongTask) => Promise<Result>): Promise<Result> {
    const task = this.begin(plan);
    try {
      const result = await work(task);
      task.end();
      return result;
    } catch (error) {
      task.endWith(error);
      throw error;
    }
  }

  /** The bytes that work yields, under watch. Who stops reading them before their end has cancelled it. */
  stream(plan: WorkPlan, work: (task: LongTask) => AsyncIterable<string | Buffer>): Readable {
    const task = this.begin(plan);
    const bytes = Readable.from(watched(task, work), { objectMode: false });
    // A stream that is broken off waits until its source yields again; the work must learn of it before.
    const close = bytes._destroy.bind(bytes);
    bytes._destroy = (error, closed) => {
      task.drop();
      close(error, closed);
    };
    return bytes;
  }

  /** Begins work that somebody else will end. */
  begin(plan: WorkPlan): LongTask {
    const task = new LongTask(`WRK-${++this.count}`, plan, {
      now: () => this.wallClock.now(),
      milliseconds: () => this.monotonic.now(),
      changed: (it) => this.changed(it),
    });
    this.tasks.set(task.work.id, task);
    this.changed(task);
    return task;
  }

  /** All work that goes on and what ended last, the youngest first. */
  all(): Work[] {
    return [...this.tasks.values()].map(({ work }) => work).reverse();
  }

  /**
   * Cancels a piece of work and answers with how it stands then: it may still take a step until it stands still.
   * @throws DomainError `not-found`, or `conflict` with the reason why it cannot be cancelled
   */
  async cancel(id: string): Promise<Work> {
    const task = this.tasks.get(id);
    if (!task) throw notFound('work', id);
    await task.cancel();
    return task.work;
  }

  /** Listens to every change until the returned function is called. */
  onChange(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changed({ work }: LongTask): void {
    if (work.state === 'failed') this.logger.error(`${work.name} failed: ${work.failure}`);
    if (work.state !== 'running') this.forgetOld();
    for (const listener of this.listeners) listener(work);
  }

  private forgetOld(): void {
    const ended = [...this.tasks.values()].filter(({ work }) => work.state !== 'running');
    for (const { work } of ended.slice(0, -REMEMBERED)) this.tasks.delete(work.id);
  }
}

async function* watched<Chunk>(task: LongTask, work: (task: LongTask) => AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
  try {
    yield* work(task);
    task.end();
  } catch (error) {
    task.endWith(error);
    throw error;
  }
}
