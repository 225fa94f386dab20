import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { GenerationStatus, RunSummary } from '@portal/contracts';
import { ApiProblem, LiveState, RunClient } from '@portal/web/data';
import { RunHistoryComponent } from './run-history.component.js';

describe('the history of runs', () => {
  const client = { list: jest.fn(), delete: jest.fn() };
  const figures = { claims: 9_714, denials: 2_427, appeals: 1_151, simulatedNow: '2026-01-16T14:32:00Z' };
  const status = signal<Partial<GenerationStatus>>({});
  let fixture: ComponentFixture<RunHistoryComponent>;
  let host: HTMLElement;

  beforeEach(async () => {
    jest.resetAllMocks();
    client.list.mockResolvedValue(pageOf(run('RUN-2', 'running'), run('RUN-1', 'completed')));
    status.set({ runId: 'RUN-2', state: 'running', ...figures });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: RunClient, useValue: client },
        { provide: LiveState, useValue: { status } },
      ],
    });
    fixture = TestBed.createComponent(RunHistoryComponent);
    host = fixture.nativeElement as HTMLElement;
    await settle();
  });

  it('shows state and counts of each', () => {
    const [first] = host.querySelectorAll('tbody tr');
    expect(first?.textContent).toContain('Running');
    expect(first?.textContent).toContain('9,714');
  });

  it('follows the figures of the run that goes on, without asking again', async () => {
    status.update((now) => ({ ...now, claims: 10_020, denials: 2_500, simulatedNow: '2026-01-17T09:00:00Z' }));
    await settle();
    const [first, second] = host.querySelectorAll('tbody tr');
    const cells = [...(first?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent?.trim());
    expect(cells.slice(4, 8)).toEqual(['10,020', '2,500', '1,151', 'Sat, Jan 17, 2026']);
    expect(second?.textContent).toContain('9,714');
    expect(client.list).toHaveBeenCalledTimes(1);
  });

  it('does not delete a run that goes on', () => {
    expect(button('Delete RUN-2').disabled).toBe(true);
    expect(button('Delete RUN-1').disabled).toBe(false);
  });

  it('deletes a run only after its id was typed', async () => {
    button('Delete RUN-1').click();
    await settle();
    expect(button('Delete the run').disabled).toBe(true);
    await type('RUN-2');
    expect(button('Delete the run').disabled).toBe(true);
    await type('RUN-1');
    client.list.mockResolvedValue(pageOf(run('RUN-2', 'running')));
    button('Delete the run').click();
    await settle();
    expect(client.delete).toHaveBeenCalledWith('RUN-1');
    expect(host.querySelector('dialog')).toBeNull();
    expect(host.querySelectorAll('tbody tr')).toHaveLength(1);
  });

  it('says in the dialog why a deletion was refused', async () => {
    client.delete.mockRejectedValue(new ApiProblem(409, 'Conflict', 'The run goes on.'));
    button('Delete RUN-1').click();
    await settle();
    await type('RUN-1');
    button('Delete the run').click();
    await settle();
    expect(host.querySelector('dialog [role=alert]')?.textContent).toContain('The run goes on.');
  });

  it('offers nothing of claims from files that a run of the simulation alone can give', async () => {
    const set = {
      ...run('RUN-3', 'completed'),
      importedAt: '2026-02-01T00:00:00Z',
      origin: { files: ['a.837', 'b.835'] },
    };
    client.list.mockResolvedValue(pageOf(set, run('RUN-1', 'completed')));
    fixture = TestBed.createComponent(RunHistoryComponent);
    host = fixture.nativeElement as HTMLElement;
    await settle();
    const [first] = host.querySelectorAll('tbody tr');
    expect(first?.querySelector('.chip')?.textContent).toBe('Claims from files');
    expect(first?.querySelector('.chip')?.getAttribute('title')).toBe('a.837, b.835');
    expect(first?.querySelectorAll('td')[3]?.textContent).toBe('–');
    expect([...host.querySelectorAll('tbody .commands')].map(namesOf)).toEqual([
      ['Report of RUN-3', 'Delete RUN-3'],
      ['Set up RUN-1 again', 'Report of RUN-1', 'Take the data of RUN-1 away', 'Delete RUN-1'],
    ]);
  });

  async function settle(): Promise<void> {
    await fixture.whenStable();
    fixture.detectChanges();
  }

  async function type(text: string): Promise<void> {
    const box = host.querySelector('dialog input') as HTMLInputElement;
    box.value = text;
    box.dispatchEvent(new Event('input'));
    await settle();
  }

  function button(name: string): HTMLButtonElement {
    return [...host.querySelectorAll('button')].find(
      (element) => (element.getAttribute('aria-label') ?? element.textContent?.trim()) === name,
    ) as HTMLButtonElement;
  }
});

function namesOf(commands: Element): (string | null)[] {
  return [...commands.querySelectorAll('button, a')].map((element) => element.getAttribute('aria-label'));
}

function pageOf(...items: RunSummary[]) {
  return { items, nextCursor: null, previousCursor: null, total: items.length };
}

function run(runId: string, state: RunSummary['state']): RunSummary {
  return {
    runId,
    state,
    scenarioId: 'demo',
    scenarioName: 'Demo',
    seed: 7,
    speed: '100x',
    claims: 9_714,
    denials: 2_427,
    appeals: 1_151,
    learningEvents: 234,
    billedAmount: 0,
    simulatedNow: '2026-01-16T14:32:00Z',
    startedAt: '2026-01-01T00:00:00Z',
    endedAt: null,
    failure: null,
    simulationVersion: '1',
  } as RunSummary;
}
