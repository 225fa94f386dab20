import { type FactsChanged, type FeedNotice, type GenerationStatus, LIVE_NAMESPACE } from '@portal/contracts';
import { InsightsModule } from '@portal/server/insights';
import { TEST_TOKEN, TestApi } from '@portal/server/runtime/testing';
import { io, type Socket } from 'socket.io-client';
import { type OpenPortal, openPortal } from './testing/open-portal.js';
import { TOKEN } from './testing/portal-client.js';

const SECONDS = 3;
/** A client that tries once. */
const ONCE = { transports: ['websocket'], forceNew: true, reconnection: false };

describe('live notices', () => {
  let portal: OpenPortal;
  const sockets: Socket[] = [];
  /** The number of the last status that was seen. */
  let last: number;

  beforeAll(async () => {
    portal = await openPortal();
  });
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    await portal.close();
  });

  const connect = (auth: object) => {
    const socket = io(portal.client.url + LIVE_NAMESPACE, { ...ONCE, auth });
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
    last = Math.max(...(seen['generation.status'] as number[]));
    socket.disconnect();
  });

  it('tell a client that comes back at once what it missed', async () => {
    const { runId, claims } = await portal.client.command('pause');
    const again = connect({ token: TOKEN });
    const [status, feed] = await Promise.all([
      next<GenerationStatus>(again, 'generation.status'),
      next<FeedNotice>(again, 'feed'),
    ]);
    expect(claims).toBeGreaterThan(0);
    expect(status).toMatchObject({ state: 'paused', runId, claims });
    expect(status.sequence).toBeGreaterThan(last);
    expect(feed.items.length).toBeGreaterThan(0);
    await portal.client.command('stop');
  });
});

describe('live notices of one feature alone', () => {
  let api: TestApi;

  beforeAll(async () => void (api = await TestApi.open({ imports: [InsightsModule] })));
  afterAll(() => api.close());

  /** What became of a client: an error's message, or that it is let in. */
  const answerTo = async (auth: object) => {
    const socket = io(api.url + LIVE_NAMESPACE, { ...ONCE, auth });
    const answer = await new Promise<string>((resolve) => {
      socket.once('connect', () => resolve('let in'));
      socket.once('connect_error', ({ message }) => resolve(message));
    });
    socket.disconnect();
    return answer;
  };

  it.each([[{}], [{ token: 'wrong' }]])('are refused to %j', async (auth) => {
    expect(await answerTo(auth)).toBe('The admin token is missing or wrong');
  });

  it('are there for an admin', async () => {
    expect(await answerTo({ token: TEST_TOKEN })).toBe('let in');
  });
});
