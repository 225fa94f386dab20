import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ApiProblem, LiveState, MetricsClient, ProviderPerformanceClient, ReferenceClient } from '@portal/web/data';
import { ProviderPage } from './provider.page.js';

describe('the page of a provider', () => {
  const reference = { providers: jest.fn() };
  const performance = { list: jest.fn() };
  const metrics = { dashboard: jest.fn() };
  let fixture: ComponentFixture<ProviderPage>;
  /** What the list of the n-th question is answered with, when the test wants it. */
  let answers: { resolve(list: unknown): void; reject(problem: ApiProblem): void }[];

  beforeEach(() => {
    jest.resetAllMocks();
    answers = [];
    reference.providers.mockResolvedValue([provider('PRV-001', 'First Clinic'), provider('PRV-002', 'Second Clinic')]);
    performance.list.mockImplementation(() => new Promise((resolve, reject) => answers.push({ resolve, reject })));
    const period = { from: '2026-01-01', to: '2026-01-30' };
    metrics.dashboard.mockResolvedValue({ reasons: [], period, previous: period, asOf: null, runId: 'RUN-1' });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ReferenceClient, useValue: reference },
        { provide: ProviderPerformanceClient, useValue: performance },
        { provide: MetricsClient, useValue: metrics },
        { provide: LiveState, useValue: { factsSequence: signal(0), status: signal(null) } },
      ],
    });
    fixture = TestBed.createComponent(ProviderPage);
  });
  afterEach(() => fixture.destroy());

  it('shows the answer to the last question, whichever comes first', async () => {
    await ask('PRV-001', 'RUN-1');
    await ask('PRV-001', 'RUN-2');
    await ask('PRV-001', 'RUN-1');
    await answer(2, performed('PRV-001', 33));
    await answer(0, performed('PRV-001', 11));
    await answer(1, performed('PRV-001', 22));
    expect(decided()).toBe('33');
  });

  it('shows no figures of one provider under the name of another', async () => {
    await ask('PRV-001');
    await answer(0, performed('PRV-001', 11));
    expect([heading(), decided(), charts()]).toEqual(['First Clinic', '11', 2]);
    await ask('PRV-002');
    expect([heading(), decided(), charts()]).toEqual(['PRV-002', null, 1]);
    await answer(1, performed('PRV-002', 22));
    expect([heading(), decided(), charts()]).toEqual(['Second Clinic', '22', 2]);
  });

  it('says that the dashboard counts a day more', async () => {
    const period = { from: '2026-01-02', to: '2026-01-31' };
    metrics.dashboard.mockResolvedValue({ reasons: [], period, previous: period, asOf: null, runId: 'RUN-1' });
    await ask('PRV-001');
    await answer(0, performed('PRV-001', 11));
    expect(text()).toContain('The dashboard, and the reasons below, count up to Jan 31.');
  });

  it('tells of no refusal of a question that was replaced, and of that of the last', async () => {
    await ask('PRV-001');
    await ask('PRV-002');
    answers[0]?.reject(new ApiProblem(503, 'The database cannot be asked now'));
    await settle();
    expect(text()).not.toContain('The database cannot be asked now');
    answers[1]?.reject(new ApiProblem(503, 'The database is full'));
    await settle();
    expect(text()).toContain('The database is full');
  });

  it('asks nothing of the figures of a provider that there is not', async () => {
    await ask('PRV-404');
    await answer(0, performed('PRV-001', 11));
    expect(heading()).toBe('There is no provider PRV-404');
    expect(metrics.dashboard).not.toHaveBeenCalled();
  });

  async function ask(id: string, runId?: string): Promise<void> {
    fixture.componentRef.setInput('id', id);
    fixture.componentRef.setInput('runId', runId);
    await settle();
  }

  async function answer(question: number, list: unknown): Promise<void> {
    answers[question]?.resolve(list);
    await settle();
  }

  async function settle(): Promise<void> {
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  function text(): string {
    return (fixture.nativeElement as HTMLElement).textContent ?? '';
  }

  function heading(): string | undefined {
    return (fixture.nativeElement as HTMLElement).querySelector('h1')?.textContent?.trim();
  }

  function decided(): string | null {
    return (fixture.nativeElement as HTMLElement).querySelector('.fig b')?.textContent ?? null;
  }

  function charts(): number {
    return (fixture.nativeElement as HTMLElement).querySelectorAll('pp-chart-card').length;
  }
});

function provider(id: string, name: string): unknown {
  return { id, name, specialties: ['Family medicine'], clinicians: 4, staff: 2, npi: '1000000004' };
}

function performed(providerId: string, decided: number): unknown {
  const counts = { denied: 1, previousDecided: 40, previousDenied: 2, deniedBilled: 100, topCauseName: null };
  const appeals = { appealsWon: 0, appealsDecided: 0, recovered: 0 };
  const change = { difference: 0, interval: { low: 0, high: 0 } };
  const items = [{ providerId, decided, ...change, ...counts, ...appeals, trend: 'stable', enough: true, weekly: [] }];
  return {
    runId: 'RUN-1',
    from: '2026-01-01',
    to: '2026-01-30',
    asOf: '2026-01-31T00:00:00Z',
    minimumDecided: 30,
    items,
  };
}
