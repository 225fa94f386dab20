import { DomainError } from '@portal/domain';
import type { SimulationBatch } from '@portal/simulation';
import type { RunChanges } from './generation-run.js';

/** Parts that are made ahead while the batch before is being committed; a command waits for all of them. */
const PARTS_AHEAD = 1;

/** Writes the parts of a batch as they come; once there are no more, the changes of the run say how far it has come. */
export type WriteBatch = (parts: AsyncIterable<SimulationBatch>, changes: () => RunChanges) => Promise<void>;

/**
 * A batch on its way into the store: its parts are written while later ones are made, and one commit makes all of them safe.
 * A part is forgotten as soon as it is written, so that no batch is ever held as a whole.
 */
export class OpenBatch {
  /** Once all of it is safe. Fails, and nothing of it stays, when a part cannot be written or the batch was abandoned. */
  readonly stored: Promise<void>;
  private claimsSoFar = 0;
  private readonly parts: SimulationBatch[] = [];
  private changes: RunChanges = {};
  private state: 'waiting' | 'writing' | 'complete' | 'abandoned' = 'waiting';
  private moved!: () => void;
  private move = this.nextMove();

  /** @param writtenMeanwhile parts that may still be on their way to the database while the next is made */
  constructor(
    write: WriteBatch,
    private readonly writtenMeanwhile: number,
  ) {
    this.stored = write(this.written(), () => this.changes);
    // Whoever waits for it hears of a failure; until then it must not count as one that nobody hears of.
    this.stored.catch(() => undefined);
  }

  /** Claims of its parts so far. */
  get claims(): number {
    return this.claimsSoFar;
  }

  /** True once its transaction has begun, so that whoever else writes waits for it. */
  get isBeingWritten(): boolean {
    return this.state === 'writing';
  }

  /**
   * Adds a part, and with it how far the run has come. Resolves when the next may be made.
   * @throws what keeps the batch from being stored
   */
  async add(part: SimulationBatch, changes: RunChanges): Promise<void> {
    this.claimsSoFar += part.claims.length;
    this.changes = { ...this.changes, ...changes };
    this.parts.push(part);
    this.notify();
    while (this.parts.length > (this.state === 'waiting' ? PARTS_AHEAD : this.writtenMeanwhile)) {
      await Promise.race([this.move, this.stored]);
    }
  }

  /** Says that there are no more parts; the answer comes once all of them are safe. */
  commit(): Promise<void> {
    this.end('complete');
    return this.stored;
  }

  /** Gives it up: nothing of it stays. */
  abandon(): void {
    this.end('abandoned');
  }

  private async *written(): AsyncGenerator<SimulationBatch> {
    if (this.state === 'waiting') this.state = 'writing';
    for (;;) {
      if (this.state === 'abandoned') throw new DomainError('conflict', 'the batch was given up');
      const [part] = this.parts;
      if (part) {
        yield part;
        this.parts.shift();
        this.notify();
      } else if (this.state === 'complete') return;
      else await this.move;
    }
  }

  private end(state: 'complete' | 'abandoned'): void {
    this.state = state;
    this.notify();
  }

  private notify(): void {
    this.moved();
    this.move = this.nextMove();
  }

  private nextMove(): Promise<void> {
    return new Promise((resolve) => (this.moved = resolve));
  }
}
