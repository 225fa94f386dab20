import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { ApiProblem, LiveState, RunClient } from '@portal/web/data';
import { ShownClaims } from './shown-claims.state.js';

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class AnyPage {}

describe('what kind of claims is in view', () => {
  const status = signal<{ runId: string; scenarioId: string } | null>(null);
  const get = jest.fn();
  let shown: ShownClaims;

  beforeEach(() => {
    jest.resetAllMocks();
    status.set({ runId: 'RUN-2', scenarioId: 'demo' });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: AnyPage }]),
        { provide: LiveState, useValue: { status } },
        { provide: RunClient, useValue: { get } },
      ],
    });
    shown = TestBed.inject(ShownClaims);
  });

  it('goes by the latest run where the address names none', async () => {
    await open('/claims');
    expect(shown.received()).toBe(false);
    status.set({ runId: 'RUN-3', scenarioId: 'received-claims' });
    expect([shown.received(), shown.words()]).toEqual([true, expect.stringMatching(/^Claims from files/)]);
    expect(get).not.toHaveBeenCalled();
  });

  it('goes by the run that the address names, which is asked about once', async () => {
    get.mockResolvedValue({ origin: { files: ['march.837'] } });
    await open('/claims?runId=RUN-1');
    expect(shown.received()).toBe(true);
    await open('/dashboard');
    expect(shown.received()).toBe(false);
    await open('/dashboard?runId=RUN-1');
    expect(shown.received()).toBe(true);
    expect(get.mock.calls).toEqual([['RUN-1']]);
  });

  it('goes by the run that a page names, until another one is opened', async () => {
    get.mockResolvedValue({ origin: { files: ['march.837'] } });
    await open('/claims/CLM-1');
    shown.show('RUN-1');
    await settled();
    expect(shown.received()).toBe(true);
    await open('/dashboard');
    expect(shown.received()).toBe(false);
  });

  it('takes those of a run that is gone for synthetic ones', async () => {
    get.mockRejectedValue(new ApiProblem(404, 'There is no such thing'));
    status.set({ runId: 'RUN-3', scenarioId: 'received-claims' });
    await open('/claims?runId=RUN-0');
    expect([shown.received(), shown.words()]).toEqual([false, expect.stringMatching(/^Synthetic data/)]);
  });

  async function open(address: string): Promise<void> {
    await TestBed.inject(Router).navigateByUrl(address);
    await settled();
  }

  async function settled(): Promise<void> {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  }
});
