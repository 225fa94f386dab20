import { type FactsChanged, type FeedNotice, type GenerationStatus, LIVE_NAMESPACE } from '@portal/contracts';
import { io, type Socket } from 'socket.io-client';
import { type OpenPortal, openPortal } from './testing/open-portal.js';
import { TOKEN } from './testing/portal-client.js';

const SECONDS = 3;

describe('live notices', () => {
  let portal: OpenPortal;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    portal = await openPortal();
  });
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    await portal.close();
  });

  const connect = (auth: object) => {
    const options = { auth, transports: ['websocket'], forceNew: true, reconnection: false };
    const socket = io(portal.client.url + LIVE_NAMESPACE, options);
    sockets.push(socket);
    return socket;
  };
  const next = <Notice>(socket: Socket, event: string) => new Promise<Notice>((resolve) => socket.once(event, resolve));

  it.each([{}, { token: 'wrong' }, { token: 1 }])('are refused to %j', async (auth) => {
    const error = await next<Error>(connect(auth), 'connect_error');
    expect(error.message).toContain('admin token');
  });

  it('begin with a snapshot', async () => {
    const socket = connect({ token: TOKEN });
    const [status, feed] = await Promise.all([
      next<GenerationStatus>(socket, 'generation.status'),
      next<FeedNotice>(socket, 'feed'),
    ]);
    expect(status).toMatchObject({ state: 'idle', runId: null });
    expect(feed.items).toEqual([]);
  });

  it('come numbered and at most a few a second while a run goes at max', async () => {
    const socket = connect({ token: TOKEN });
    await next(socket, 'generation.status');
    const seen: Record<string, number[]> = { 'generation.status': [], 'facts.changed': [], feed: [] };
    for (const [event, sequences] of Object.entries(seen))
      socket.on(event, ({ sequence }: FactsChanged) => sequences.push(sequence));
    const { runId } = await portal.client.start({ scenarioId: 'demo', seed: 5, duration: 'continuous', speed: 'max' });
    const changed = next<FactsChanged>(socket, 'facts.changed');
    await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
    expect(await changed).toMatchObject({ runId });
    for (const sequences of Object.values(seen)) {
      expect(sequences.length).toBeGreaterThan(1);
      expect(sequences.length).toBeLessThanOrEqual(SECONDS * 4 + 2);
      expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    }
    socket.disconnect();
    await portal.client.command('pause');
    const paused = await portal.client.status();

    // A client that comes back learns at once what it missed.
    const again = connect({ token: TOKEN });
    const [status, feed] = await Promise.all([
      next<GenerationStatus>(again, 'generation.status'),
      next<FeedNotice>(again, 'feed'),
    ]);
    expect(status).toMatchObject({ state: 'paused', runId, claims: paused.claims });
    expect(status.sequence).toBeGreaterThan(Math.max(...(seen['generation.status'] as number[])));
    expect(feed.items.length).toBeGreaterThan(0);
    await portal.client.command('stop');
  });
});
