import type { SimulationBatch } from '@portal/simulation';
import { changedBy, type GenerationRun, type RunChanges } from '../runs/generation-run.js';
import type { OpenBatch } from '../runs/open-batch.js';
import type { RunWriter } from '../runs/run.writer.js';
import { BATCH } from '../runs/simulation.port.js';

/**
 * The batches of one turn: parts go into the open one until it is as large as all before it, was open long enough or somebody
 * else waits to write; at most one that is complete waits for its commit. So the first claims are there soon, and later ones
 * share what a commit costs.
 */
export class BatchesOnTheirWay {
  private open: OpenBatch | null = null;
  private openedAt = 0;
  /** The last complete batch. */
  private before: Promise<void> | null = null;
  private claims = 0;

  /** @param realNow real time, monotonic, in milliseconds */
  constructor(
    private readonly writer: Pick<RunWriter, 'open' | 'awaited'>,
    private readonly realNow: () => number,
  ) {}

  /** True once there was something to store. */
  get hasBegun(): boolean {
    return this.open !== null || this.before !== null;
  }

  /** True while parts wait for others to be stored with. */
  get isOpen(): boolean {
    return this.open !== null;
  }

  /**
   * Adds the next part of a run and answers with the run after it, as it will be stored.
   * @throws what keeps a batch from being stored
   */
  async add(run: GenerationRun, part: SimulationBatch, changes: RunChanges): Promise<GenerationRun> {
    if (!this.open) {
      this.open = this.writer.open(run);
      this.openedAt = this.realNow();
    }
    await this.open.add(part, changes);
    if (!this.isEnough(this.open)) return { ...run, ...changes };
    await this.complete(this.open);
    return changedBy(run, changes);
  }

  /** Completes the open batch and waits until all are safe. @throws what keeps one from being stored */
  async end(): Promise<void> {
    if (this.open) await this.complete(this.open);
    await this.before;
  }

  /**
   * Gives up what is not complete, and waits until nothing is on its way any more. Answers with what went wrong first: a
   * batch whose predecessor was not stored only says that the run is not where it should be.
   * @param error what the caller heard of
   */
  async abandon(error: unknown): Promise<unknown> {
    this.open?.abandon();
    const [before] = await Promise.allSettled([this.before, this.open?.stored]);
    return before.status === 'rejected' ? before.reason : error;
  }

  private isEnough({ claims, isBeingWritten }: OpenBatch): boolean {
    if (isBeingWritten && this.writer.awaited) return true;
    if (claims < BATCH.firstClaims) return false;
    return claims >= Math.min(this.claims, BATCH.mostClaims) || this.realNow() - this.openedAt >= BATCH.longestMs;
  }

  private async complete(batch: OpenBatch): Promise<void> {
    const isFirst = this.before === null;
    await this.before;
    this.claims += batch.claims;
    this.before = batch.commit();
    this.open = null;
    // Somebody may wait for the first claims, and what is made meanwhile would hold up their commit.
    if (isFirst) await this.before;
  }
}
