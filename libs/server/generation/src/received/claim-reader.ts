import { type ReadingResult, readClaims, type ReadingTask } from './claim-reading.js';
import type { ReceivedBatch, SetName } from './received-batches.js';

/** Token of what reads files of claims. */
export const CLAIM_READER = Symbol('claim reader');

/** Files that were read, wherever that was. */
export interface OpenReading {
  readonly result: ReadingResult;
  /** Their claims, to be stored under this name; asked for once. */
  batches(set: SetName): AsyncIterable<ReceivedBatch>;
  /** Lets go of them. */
  close(): Promise<void>;
}

/** Reads files of claims and answers. */
export interface ClaimReader {
  /**
   * @param gone breaks it off when it is aborted
   * @throws what `readClaims` throws, and the reason of the signal
   */
  open(task: ReadingTask, gone: AbortSignal): Promise<OpenReading>;
}

/** Reads in this process: for tests that run the portal in one. */
export class InProcessReader implements ClaimReader {
  async open(task: ReadingTask, gone: AbortSignal): Promise<OpenReading> {
    const { result, batches } = await readClaims(task);
    gone.throwIfAborted();
    return {
      result,
      async *batches(set) {
        yield* batches(set);
      },
      close: async () => undefined,
    };
  }
}
