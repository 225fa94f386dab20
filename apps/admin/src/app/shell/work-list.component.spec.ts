import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Work } from '@portal/contracts';
import { ApiProblem, LiveState, WorkClient } from '@portal/web/data';
import { WorkListComponent } from './work-list.component.js';

function work(id: string, changes: Partial<Work>): Work {
  return {
    ...{ id, kind: 'export', name: `File ${id}`, runId: 'RUN-1', state: 'running', done: 1, total: 10, unit: 'rows' },
    ...{ secondsLeft: 3, refusal: null, cancelling: false, failure: null },
    ...{ startedAt: '2026-11-01T09:00:00Z', endedAt: null, ...changes },
  };
}

describe('long work around every page', () => {
  const works = signal<readonly Work[]>([]);
  const client = { cancel: jest.fn() };

  async function shown() {
    TestBed.configureTestingModule({
      providers: [
        { provide: LiveState, useValue: { works } },
        { provide: WorkClient, useValue: client },
      ],
    });
    const fixture = TestBed.createComponent(WorkListComponent);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return { fixture, element, names: () => [...element.querySelectorAll('b')].map((it) => it.textContent) };
  }

  it('is what goes on, and what failed until somebody has taken note of it', async () => {
    works.set([work('1', {}), work('2', { state: 'failed', failure: 'Full' }), work('3', { state: 'done' })]);
    const { fixture, element, names } = await shown();
    expect(names()).toEqual(['File 1', 'File 2']);
    element.querySelector<HTMLButtonElement>('[aria-label="Close: File 2"]')?.click();
    await fixture.whenStable();
    expect(names()).toEqual(['File 1']);
  });

  it('is cancelled from here, or says why not', async () => {
    client.cancel.mockRejectedValueOnce(new ApiProblem(409, 'Conflict', 'Rows are gone already.'));
    works.set([work('1', {})]);
    const { fixture, element } = await shown();
    element.querySelector<HTMLButtonElement>('[aria-label="Cancel: File 1"]')?.click();
    await fixture.whenStable();
    expect(client.cancel).toHaveBeenCalledWith('1');
    expect(element.querySelector('[role=alert]')?.textContent).toContain('Rows are gone already.');
  });
});
