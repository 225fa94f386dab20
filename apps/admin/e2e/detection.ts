import type { PortalProcess } from './portal-process.js';

/** Real milliseconds in which a run of three months ends, and detection has seen all its answers, on a busy machine. */
const LIMIT = 180_000;
const LOOK = 250;

/**
 * Waits until no run goes on and detection has seen all of the last one. At full speed a run is ahead of detection: until it
 * has seen everything it finds more, and says so to whoever watches.
 */
export async function detectionHasCaughtUp(portal: PortalProcess): Promise<void> {
  const stateOf = async (path: string) => (await portal.request<{ state: string }>('GET', path)).state;
  const end = Date.now() + LIMIT;
  while (Date.now() < end) {
    const run = await stateOf('/api/admin/generation/status');
    if (run !== 'running' && (await stateOf('/api/detection/status')) === 'current') return;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
  throw new Error('detection did not catch up');
}
