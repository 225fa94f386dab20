/** How often and how long something is looked at, in milliseconds. */
const POLL_MS = 10;
const LIMIT_MS = 90_000;

/**
 * Waits for something that happens beside the test: reads again and again until what is read is as wanted, and answers
 * with it.
 * @throws Error that tells what was read last, when it is not as wanted within the limit
 */
export async function until<Found, Wanted extends Found>(
  read: () => Promise<Found>,
  wanted: (found: Found) => found is Wanted,
  limit?: number,
): Promise<Wanted>;
export async function until<Found>(
  read: () => Promise<Found>,
  wanted: (found: Found) => boolean,
  limit?: number,
): Promise<Found>;
export async function until<Found>(
  read: () => Promise<Found>,
  wanted: (found: Found) => boolean,
  limit = LIMIT_MS,
): Promise<Found> {
  const end = performance.now() + limit;
  for (;;) {
    const found = await read();
    if (wanted(found)) return found;
    if (performance.now() > end) throw new Error(`still waiting: ${JSON.stringify(found)?.slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
