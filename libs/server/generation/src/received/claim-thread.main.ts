// What runs in the thread of a `ThreadedReader`: the files of one import are read, and their claims handed over as they are
// asked for. It knows neither the database nor the server.
import { DomainError } from '@portal/domain';
import { parentPort, workerData } from 'node:worker_threads';
import { readClaims, type ReadingTask } from './claim-reading.js';
import type { SetName } from './received-batches.js';
import type { ThreadNews } from './threaded-reader.js';

const tell = (news: ThreadNews) => parentPort?.postMessage(news);

try {
  const { result, batches } = await readClaims(workerData as ReadingTask);
  let handedOver: ReturnType<typeof batches> | null = null;
  parentPort?.on('message', (set: SetName) => {
    const next = (handedOver ??= batches(set)).next();
    tell({ batch: next.done ? null : next.value });
  });
  tell({ result });
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  const { code, message, problems, extensions } = error;
  tell({ refused: { code, message, problems, extensions } });
}
