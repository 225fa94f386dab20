import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { CandidateList, PatternFound } from '@portal/contracts';
import { ApiProblem, HoldState, LiveState, PatternClient } from '@portal/web/data';
import { CandidateState } from './candidate.state.js';

describe('what detection found', () => {
  const client = { candidates: jest.fn(), detect: jest.fn(), decide: jest.fn() };
  const status = signal<{ runId: string } | null>(null);
  const foundPatterns = signal<ReadonlyMap<string, PatternFound>>(new Map());
  let state: CandidateState;

  beforeEach(async () => {
    jest.resetAllMocks();
    status.set({ runId: 'RUN-1' });
    client.candidates.mockResolvedValue(listOf('new', 'watched'));
    configure();
    state = TestBed.inject(CandidateState);
    await settle();
  });
  afterEach(() => jest.restoreAllMocks());

  it('is asked for at once, and again with each notice and each run', async () => {
    expect(state.fresh().map(({ id }) => id)).toEqual(['CND-1']);
    notice('CND-9', 'RUN-1');
    await settle();
    notice('CND-9', 'RUN-0');
    await settle();
    status.set({ runId: 'RUN-2' });
    await settle();
    expect(client.candidates).toHaveBeenCalledTimes(3);
  });

  it('is asked for once when the page is opened, also where side bar and page want it and the run is told later', async () => {
    TestBed.resetTestingModule();
    client.candidates.mockClear();
    status.set(null);
    configure();
    state = TestBed.inject(CandidateState);
    TestBed.tick();
    const answers = [state.refresh('RUN-0'), state.refresh(), state.refresh('RUN-0')];
    status.set({ runId: 'RUN-1' });
    TestBed.tick();
    await Promise.all(answers);
    await settle();
    expect(client.candidates.mock.calls).toEqual([[null], ['RUN-0']]);
    expect(state.changes()).toBe(0);
  });

  it('is not asked for again by the page that comes with the side bar, but by one that comes later', async () => {
    await state.refresh();
    expect(client.candidates).toHaveBeenCalledTimes(1);
    await state.refresh();
    expect(client.candidates).toHaveBeenCalledTimes(2);
  });

  it('is asked for again by a page that is opened long after the side bar', async () => {
    wait();
    await state.refresh();
    expect(client.candidates).toHaveBeenCalledTimes(2);
  });

  it('is asked for again at once when the answer was a refusal', async () => {
    client.candidates.mockRejectedValueOnce(new ApiProblem(503, 'The database cannot be asked now'));
    await state.refresh('RUN-0');
    expect(state.problem()).toBe('The database cannot be asked now');
    await state.refresh('RUN-0');
    expect([state.problem(), state.listOf('RUN-0')?.items.length]).toEqual([null, 2]);
  });

  it('is asked for again with a notice that comes before the answer', async () => {
    let answer = (_list: CandidateList): void => undefined;
    client.candidates.mockReturnValueOnce(new Promise<CandidateList>((resolve) => (answer = resolve)));
    wait();
    const early = state.refresh();
    client.candidates.mockResolvedValue(listOf('new', 'new', 'new'));
    notice('CND-6', 'RUN-1');
    TestBed.tick();
    answer(listOf('new'));
    await early;
    await settle();
    expect([state.fresh().length, state.changes()]).toEqual([3, 1]);
  });

  it('is known of a run that was asked for beside the latest, and asked for again after a decision', async () => {
    client.candidates.mockImplementation(async (runId: string | null) =>
      listOf(...(runId === null ? ['watched'] : ['new', 'new'])),
    );
    expect(state.listOf('RUN-0')).toBeNull();
    wait();
    await state.refresh();
    await state.refresh('RUN-0');
    expect([state.fresh().length, state.freshOf('RUN-0').length]).toEqual([0, 2]);
    client.candidates.mockClear();
    await state.decide('CND-1', 'confirmed');
    expect(client.candidates.mock.calls).toEqual([[null], ['RUN-0']]);
  });

  it('is asked for again with each notice in the run that was asked for last, and in no other', async () => {
    await state.refresh('RUN-0');
    await state.refresh('RUN-1');
    expect([state.listOf('RUN-0'), state.listOf('RUN-1')?.items.length]).toEqual([null, 2]);
    client.candidates.mockClear();
    notice('CND-7', 'RUN-1');
    await settle();
    expect(client.candidates.mock.calls).toEqual([[null], ['RUN-1']]);
  });

  it('is not taken in for a run that is asked for no more', async () => {
    let answer = (_list: CandidateList): void => undefined;
    client.candidates.mockReturnValueOnce(new Promise<CandidateList>((resolve) => (answer = resolve)));
    const late = state.refresh('RUN-0');
    await state.refresh('RUN-1');
    answer(listOf('new'));
    await late;
    expect([state.listOf('RUN-0'), state.listOf('RUN-1')?.items.length]).toEqual([null, 2]);
  });

  it('does not say that a decision failed when the run asked for before it was deleted', async () => {
    await state.refresh('RUN-0');
    client.candidates.mockImplementation(async (runId: string | null) => {
      if (runId === 'RUN-0') throw new ApiProblem(422, 'There is no run RUN-0');
      return listOf('confirmed');
    });
    await state.decide('CND-1', 'confirmed');
    expect([state.problem(), state.fresh()]).toEqual([null, []]);
    client.candidates.mockClear();
    await state.decide('CND-1', 'watched');
    expect(client.candidates.mock.calls).toEqual([[null]]);
  });

  it('waits while updates are held', async () => {
    const hold = TestBed.inject(HoldState);
    hold.toggle();
    await settle();
    notice('CND-8', 'RUN-1');
    // One about a run that nobody looks at does not take its place.
    notice('CND-8', 'RUN-0');
    await settle();
    expect(client.candidates).toHaveBeenCalledTimes(1);
    hold.toggle();
    await settle();
    expect(client.candidates).toHaveBeenCalledTimes(2);
  });

  it('is fresh until somebody decides', async () => {
    client.candidates.mockResolvedValue(listOf('confirmed', 'watched'));
    await state.decide('CND-1', 'confirmed');
    expect(client.decide).toHaveBeenCalledWith('CND-1', 'confirmed');
    expect(state.fresh()).toEqual([]);
    expect(state.busy()).toBe(false);
  });

  it('says why a decision was refused and stays as it was', async () => {
    client.decide.mockRejectedValue(new ApiProblem(503, 'The database cannot store now'));
    await state.decide('CND-1', 'dismissed');
    expect(state.problem()).toBe('The database cannot store now');
    expect(state.fresh()).toHaveLength(1);
  });

  /** Until an answer holds no more for who asks the same. */
  function notice(id: string, runId: string): void {
    foundPatterns.update((found) => new Map(found).set(runId, { id, runId } as PatternFound));
  }

  function wait(): void {
    const now = performance.now();
    jest.spyOn(performance, 'now').mockReturnValue(now + 10_000);
  }

  function configure(): void {
    TestBed.configureTestingModule({
      providers: [
        { provide: PatternClient, useValue: client },
        { provide: LiveState, useValue: { status, foundPatterns } },
      ],
    });
  }

  function listOf(...statuses: readonly string[]): CandidateList {
    const items = statuses.map((it, index) => ({ id: `CND-${index + 1}`, status: it }));
    return { detection: { runId: status()?.runId ?? 'RUN-1' }, items } as unknown as CandidateList;
  }

  async function settle(): Promise<void> {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  }
});
