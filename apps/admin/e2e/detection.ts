import type { PortalProcess } from './portal-process.js';

/** Real milliseconds in which detection has seen all answers of a run of three months on a busy machine. */
const LIMIT = 180_000;
const LOOK = 250;

/** At full speed a run is ahead of detection: until it has seen everything it finds more, and says so to whoever watches. */
export async function detectionHasCaughtUp(portal: PortalProcess): Promise<void> {
  const end = Date.now() + LIMIT;
  while (Date.now() < end) {
    const { state } = await portal.request<{ state: string }>('GET', '/api/detection/status');
    if (state === 'current') return;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
  throw new Error('detection did not catch up');
}
