import { TestBed } from '@angular/core/testing';
import type { GenerationEstimateView, Scenario, StartRequest } from '@portal/contracts';
import { ApiProblem, GenerationClient, LiveState, ReferenceClient, ScenarioClient } from '@portal/web/data';
import { BuilderState } from './builder.state.js';
import { DEMO_SETTINGS } from '@portal/contracts/testing';

const { scenarioId: _, seed: __, speed, ...config } = DEMO_SETTINGS;
const DEMO = scenario('demo', 'Demo', true);
const OWN = scenario('own-1', 'Ours', false);

describe('the state of the scenario builder', () => {
  const generation = { start: jest.fn(), estimate: jest.fn(), status: jest.fn() };
  const scenarios = { list: jest.fn(), create: jest.fn(), replace: jest.fn(), delete: jest.fn() };
  const live = { accept: jest.fn() };
  let builder: BuilderState;

  beforeEach(async () => {
    jest.useFakeTimers();
    jest.resetAllMocks();
    scenarios.list.mockResolvedValue([OWN, DEMO]);
    generation.estimate.mockImplementation(({ claimsPerDay = 0 }: StartRequest) =>
      Promise.resolve({ claims: claimsPerDay * 30 }),
    );
    generation.status.mockResolvedValue({ runId: 'RUN-1' });
    TestBed.configureTestingModule({
      providers: [
        BuilderState,
        { provide: GenerationClient, useValue: generation },
        { provide: ScenarioClient, useValue: scenarios },
        {
          provide: ReferenceClient,
          useValue: {
            providers: () => Promise.resolve([]),
            patterns: () => Promise.resolve([]),
            payers: () => Promise.resolve([]),
            serviceCodes: () => Promise.resolve({ procedures: [], placesOfService: [] }),
          },
        },
        { provide: LiveState, useValue: live },
      ],
    });
    builder = TestBed.inject(BuilderState);
    await builder.load(null);
    await pause();
  });
  afterEach(() => jest.useRealTimers());

  it('begins with Demo and a seed that can be read aloud', () => {
    expect(builder.form()?.scenarioId).toBe('demo');
    expect(Number(builder.form()?.seed)).toBeGreaterThan(0);
    expect(Number(builder.form()?.seed)).toBeLessThan(1_000_000);
  });

  it('shows what a run link names', async () => {
    await builder.load({ scenarioId: 'own-1', seed: 7, claimsPerDay: 50 });
    expect(builder.form()).toMatchObject({ scenarioId: 'own-1', seed: '7', claimsPerDay: '50', appealRate: '50' });
  });

  it('asks for one estimate when typing pauses, and for none of a wrong form', async () => {
    generation.estimate.mockClear();
    builder.change({ claimsPerDay: '2' });
    await pause();
    expect(generation.estimate).not.toHaveBeenCalled();
    builder.change({ claimsPerDay: '20' });
    TestBed.tick();
    builder.change({ claimsPerDay: '200' });
    await pause();
    expect(generation.estimate).toHaveBeenCalledTimes(1);
    expect(builder.estimate()?.claims).toBe(6_000);
  });

  it('shows the estimate of the latest settings, in whatever order the answers come', async () => {
    const answers: ((estimate: Partial<GenerationEstimateView>) => void)[] = [];
    generation.estimate.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    builder.change({ claimsPerDay: '20' });
    await pause();
    builder.change({ claimsPerDay: '200' });
    await pause();
    answers[1]?.({ claims: 2 });
    answers[0]?.({ claims: 1 });
    await jest.advanceTimersByTimeAsync(0);
    expect(builder.estimate()?.claims).toBe(2);
  });

  it('takes edits back one by one, whatever they were, and asks for the estimate of what stands there then', async () => {
    builder.change({ claimsPerDay: '2' });
    builder.change({ claimsPerDay: '20' });
    builder.endEdit();
    builder.change({ appealRate: '70' });
    builder.endEdit();
    builder.show(OWN);
    expect(builder.form()).toMatchObject({ scenarioId: 'own-1', claimsPerDay: '100' });
    builder.undo();
    expect(builder.form()).toMatchObject({ scenarioId: 'demo', claimsPerDay: '20', appealRate: '70' });
    builder.undo();
    builder.undo();
    expect(builder.form()).toMatchObject({ claimsPerDay: '100', appealRate: '50' });
    expect([builder.canUndo(), builder.canRedo()]).toEqual([false, true]);
    builder.redo();
    await pause();
    expect(builder.form()).toMatchObject({ claimsPerDay: '20', appealRate: '50' });
    expect(builder.estimate()?.claims).toBe(600);
  });

  it('starts what the form says and takes in the status', async () => {
    builder.change({ seed: '42' });
    expect(await builder.start()).toBe(true);
    expect(generation.start).toHaveBeenCalledWith({ ...DEMO_SETTINGS, seed: 42 });
    expect(live.accept).toHaveBeenCalledWith({ runId: 'RUN-1' });
  });

  it('does not ask the server to start a wrong form', async () => {
    builder.change({ claimsPerDay: '9' });
    expect(await builder.start()).toBe(false);
    expect(generation.start).not.toHaveBeenCalled();
  });

  it('keeps a refusal as a whole, and names the run that stands in the way', async () => {
    const refusal = new ApiProblem(409, 'A run is under way', 'RUN-7F3A91 is running.');
    generation.start.mockRejectedValue(refusal);
    expect(await builder.start()).toBe(false);
    expect(builder.failure()).toBe(refusal);
    expect(builder.starting()).toBe(false);
  });

  it('brings a refused field to its place, until something is typed', async () => {
    generation.start.mockRejectedValue(
      new ApiProblem(422, 'Refused', null, [{ pointer: '/patterns/1/frequency', detail: 'too large' }]),
    );
    await builder.start();
    expect([...builder.problems()]).toEqual([['patterns/PTN-001/frequency', 'Too large.']]);
    expect(builder.failure()).toBeNull();
    builder.change({ claimsPerDay: '90' });
    expect(builder.problems().size).toBe(0);
  });

  it('keeps the settings under a new name, or in place of a scenario of one’s own', async () => {
    scenarios.create.mockResolvedValue({ ...OWN, id: 'own-2' });
    expect(await builder.keep('Mine', null)).toBe(true);
    expect(scenarios.create).toHaveBeenCalledWith({ name: 'Mine', description: '', speed, config });
    expect(builder.form()?.scenarioId).toBe('own-2');
    scenarios.replace.mockResolvedValue(OWN);
    await builder.keep('Ours', OWN);
    expect(scenarios.replace).toHaveBeenCalledWith('own-1', expect.objectContaining({ name: 'Ours', config }));
  });

  it('goes back to Demo when the shown scenario is deleted', async () => {
    builder.show(OWN);
    scenarios.list.mockResolvedValue([DEMO]);
    expect(await builder.drop(OWN)).toBe(true);
    expect(builder.form()?.scenarioId).toBe('demo');
    expect(builder.canUndo()).toBe(false);
  });

  /** Long enough for the estimate to be asked for and answered. */
  async function pause(): Promise<void> {
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(300);
  }
});

function scenario(id: string, name: string, preset: boolean): Scenario {
  return { id, name, summary: '', description: '', preset, speed, config, updatedAt: null };
}
