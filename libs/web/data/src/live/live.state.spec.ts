import { TestBed } from '@angular/core/testing';
import type { FeedItemView, GenerationStatus, Work } from '@portal/contracts';
import { LIVE_EVENTS } from '@portal/contracts/live-names';
import { io } from 'socket.io-client';
import { SessionState } from '../session/session.state.js';
import { LiveState } from './live.state.js';

jest.mock('socket.io-client', () => ({ io: jest.fn() }));

/** A socket whose server is the test. */
class FakeSocket {
  private readonly listeners = new Map<string, (content?: unknown) => void>();
  readonly connect = jest.fn();
  readonly disconnect = jest.fn();

  on(event: string, listener: (content?: unknown) => void): void {
    this.listeners.set(event, listener);
  }

  removeAllListeners(): void {
    this.listeners.clear();
  }

  hears(event: string, content?: unknown): void {
    this.listeners.get(event)?.(content);
  }
}

describe('what the server pushes', () => {
  let socket: FakeSocket;
  let live: LiveState;
  let session: SessionState;

  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    jest
      .mocked(io)
      .mockReset()
      .mockImplementation(() => {
        socket = new FakeSocket();
        return socket as unknown as ReturnType<typeof io>;
      });
    session = TestBed.inject(SessionState);
    session.signIn('a-token-of-the-admin');
    live = TestBed.inject(LiveState);
    TestBed.tick();
  });

  afterEach(() => jest.useRealTimers());

  it('comes over a connection that names the token', () => {
    expect(jest.mocked(io).mock.lastCall?.[1]).toMatchObject({ auth: { token: 'a-token-of-the-admin' } });
    socket.hears('connect');
    expect(live.connection()).toEqual({ state: 'connected' });
  });

  it('is taken in by number: an older status is left out', () => {
    socket.hears(LIVE_EVENTS.status, status(5, 50));
    socket.hears(LIVE_EVENTS.status, status(4, 40));
    expect(live.status()?.claims).toBe(50);
    live.accept(status(6, 60));
    expect(live.status()?.claims).toBe(60);
  });

  it('tells that rows changed, also those that changed unseen', () => {
    socket.hears(LIVE_EVENTS.facts, { sequence: 7 });
    expect(live.factsSequence()).toBe(7);
    socket.hears('disconnect');
    socket.hears('connect');
    expect(live.factsSequence()).toBeGreaterThan(7);
  });

  it('tells what detection found last in each run, until one signs out', () => {
    expect(live.foundPatterns().size).toBe(0);
    socket.hears(LIVE_EVENTS.found, { sequence: 8, runId: 'RUN-1', id: 'CND-1-001', title: 'A payer refuses 93306' });
    socket.hears(LIVE_EVENTS.found, { sequence: 9, runId: 'RUN-2', id: 'CND-2-001', title: 'A payer refuses 99214' });
    socket.hears(LIVE_EVENTS.found, { sequence: 10, runId: 'RUN-2', id: 'CND-2-002', title: 'A payer refuses 99213' });
    expect([...live.foundPatterns()].map(([runId, { id }]) => [runId, id])).toEqual([
      ['RUN-1', 'CND-1-001'],
      ['RUN-2', 'CND-2-002'],
    ]);
    session.signOut();
    TestBed.tick();
    expect(live.foundPatterns().size).toBe(0);
  });

  it('tells how long work proceeds, all of it on connect and then what changed', () => {
    const works = () => live.works().map(({ id, done }) => `${id} ${done}`);
    socket.hears(LIVE_EVENTS.work, { all: true, items: [work('WRK-2', 0), work('WRK-1', 5)] });
    socket.hears(LIVE_EVENTS.work, { all: false, items: [work('WRK-2', 7), work('WRK-3', 1), work('WRK-4', 0)] });
    expect(works()).toEqual(['WRK-4 0', 'WRK-3 1', 'WRK-2 7', 'WRK-1 5']);
    socket.hears(LIVE_EVENTS.work, { all: true, items: [work('WRK-4', 9)] });
    expect(works()).toEqual(['WRK-4 9']);
  });

  it('gives the feed to who watches and its last lines to who comes late', () => {
    const seen: string[] = [];
    live.feed$.subscribe((items) => seen.push(...items.map(({ subject }) => subject)));
    socket.hears(LIVE_EVENTS.feed, { items: [line('one'), line('two')] });
    expect(seen).toEqual(['one', 'two']);
    expect(live.recentFeed().map(({ subject }) => subject)).toEqual(['one', 'two']);
  });

  it('forgets the feed of the run before', () => {
    socket.hears(LIVE_EVENTS.status, status(1, 0, 'RUN-1'));
    socket.hears(LIVE_EVENTS.feed, { items: [line('one')] });
    socket.hears(LIVE_EVENTS.status, status(2, 0, 'RUN-2'));
    expect(live.recentFeed()).toEqual([]);
  });

  it('is tried again by itself after a loss', () => {
    socket.hears('connect');
    socket.hears('disconnect');
    expect(live.connection().state).toBe('reconnecting');
    expect(socket.connect).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1_000);
    expect(socket.connect).toHaveBeenCalledTimes(1);
    socket.hears('connect');
    expect(live.connection()).toEqual({ state: 'connected' });
  });

  it('ends when one signs out', () => {
    socket.hears(LIVE_EVENTS.status, status(1, 10));
    const before = socket;
    session.signOut();
    TestBed.tick();
    expect(before.disconnect).toHaveBeenCalled();
    expect(live.status()).toBeNull();
    jest.advanceTimersByTime(60_000);
    expect(before.connect).not.toHaveBeenCalled();
  });
});

function status(sequence: number, claims: number, runId = 'RUN-1'): GenerationStatus {
  return { sequence, claims, runId } as GenerationStatus;
}

function work(id: string, done: number): Work {
  return { id, done } as Work;
}

function line(subject: string): FeedItemView {
  return { subject } as FeedItemView;
}
