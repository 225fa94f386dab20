import type { GenerationStatus } from '@portal/contracts';
import { until } from '@portal/server/runtime/testing';

/** Waits until the run has come to its end. */
export async function untilCompleted(read: () => Promise<GenerationStatus>): Promise<GenerationStatus> {
  const status = await until(read, ({ state }) => state !== 'running');
  if (status.state !== 'completed') throw new Error(`the run is ${status.state}: ${JSON.stringify(status.failure)}`);
  return status;
}
