import { DomainError } from '@portal/domain';
import { Worker } from 'node:worker_threads';
import type { ClaimReader, OpenReading } from './claim-reader.js';
import type { ReadingResult, ReadingTask } from './claim-reading.js';
import type { ReceivedBatch, SetName } from './received-batches.js';

/** What the thread tells: that it has read the files, or why not; then a batch each time it is asked, at last none. */
export type ThreadNews =
  | { readonly result: ReadingResult }
  | { readonly refused: Pick<DomainError, 'code' | 'message' | 'problems' | 'extensions'> }
  | { readonly batch: ReceivedBatch | null };

/** Megabytes for the claims of one import, about three times what the most claims take. */
const MEMORY = { maxOldGenerationSizeMb: 512 };

/** Reads in a thread of its own, one for each import, so that requests are answered meanwhile. */
export class ThreadedReader implements ClaimReader {
  /** @param file The built thread, `claim-thread.main`. */
  constructor(private readonly file: string) {}

  async open(task: ReadingTask, gone: AbortSignal): Promise<OpenReading> {
    const thread = new ReadingThread(this.file, task, gone);
    try {
      const news = await thread.told();
      if ('result' in news)
        return { result: news.result, batches: (set) => thread.batches(set), close: () => thread.end() };
      throw 'refused' in news ? refusal(news.refused) : new Error('a batch came before it was asked for');
    } catch (error) {
      await thread.end();
      throw error;
    }
  }
}

interface Waiting {
  told(news: ThreadNews): void;
  failed(reason: unknown): void;
}

class ReadingThread {
  private readonly worker: Worker;
  private waiting: Waiting | null = null;
  private failure: unknown = null;

  constructor(
    file: string,
    task: ReadingTask,
    private readonly gone: AbortSignal,
  ) {
    this.worker = new Worker(file, { workerData: task, resourceLimits: MEMORY, execArgv: [] });
    this.worker.on('message', (news: ThreadNews) => this.waiting?.told(news));
    this.worker.on('error', (error) => this.fail(fromThread(error)));
    this.worker.on('exit', () => this.fail(new Error('The thread that reads has ended.')));
    gone.addEventListener('abort', this.leave);
    if (gone.aborted) this.leave();
  }

  /** What it tells next. @throws when it ends before, and the reason of the signal */
  told(): Promise<ThreadNews> {
    return new Promise<ThreadNews>((told, failed) => {
      if (this.failure) return failed(this.failure);
      this.waiting = { told, failed };
    });
  }

  async *batches(set: SetName): AsyncGenerator<ReceivedBatch> {
    for (;;) {
      const answer = this.told();
      this.worker.postMessage(set);
      const news = await answer;
      if (!('batch' in news)) throw new Error('the thread tells something else than a batch');
      if (news.batch === null) return;
      yield news.batch;
    }
  }

  async end(): Promise<void> {
    this.gone.removeEventListener('abort', this.leave);
    await this.worker.terminate();
  }

  private readonly leave = () => {
    this.fail(this.gone.reason);
    void this.worker.terminate();
  };

  private fail(reason: unknown): void {
    this.failure ??= reason;
    this.waiting?.failed(this.failure);
  }
}

function refusal({
  code,
  message,
  problems,
  extensions,
}: Pick<DomainError, 'code' | 'message' | 'problems' | 'extensions'>) {
  return new DomainError(code, message, problems, extensions);
}

/** That memory ran out can be told; everything else is as unexpected as in the process. */
function fromThread(error: Error & { readonly code?: string }): Error {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  const detail = 'they take more memory than there is; divide them';
  return new DomainError('invalid-input', `The files cannot be read at once: ${detail}.`, [
    { pointer: '/files', detail },
  ]);
}
