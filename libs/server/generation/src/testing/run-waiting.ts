import type { GenerationStatus } from '@portal/contracts';

/** How often and how long a status is looked at, in milliseconds. */
const POLL_MS = 10;
const LIMIT_MS = 90_000;

/** Waits until the status is as wanted. */
export async function untilStatus(
  read: () => Promise<GenerationStatus>,
  wanted: (status: GenerationStatus) => boolean,
  limit = LIMIT_MS,
): Promise<GenerationStatus> {
  const end = performance.now() + limit;
  for (;;) {
    const status = await read();
    if (wanted(status)) return status;
    if (performance.now() > end) throw new Error(`still waiting: ${JSON.stringify(status)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Waits until the run has come to its end. */
export async function untilCompleted(read: () => Promise<GenerationStatus>): Promise<GenerationStatus> {
  const status = await untilStatus(read, ({ state }) => state !== 'running');
  if (status.state !== 'completed') throw new Error(`the run is ${status.state}: ${JSON.stringify(status.failure)}`);
  return status;
}
