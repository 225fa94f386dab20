import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { RunSummary } from '@portal/contracts';
import { ApiProblem, RunClient } from '@portal/web/data';
import { RunImportComponent } from './run-import.component.js';

describe('the import of a run', () => {
  const client = { import: jest.fn(), importing: jest.fn() };
  const run = new File(['{}'], 'RUN-1-synthetic-run.ndjson');
  const truth = new File(['{}'], 'RUN-1-synthetic-ground-truth.ndjson');
  let fixture: ComponentFixture<RunImportComponent>;
  let host: HTMLElement;

  beforeEach(async () => {
    jest.resetAllMocks();
    TestBed.configureTestingModule({ providers: [{ provide: RunClient, useValue: client }] });
    fixture = TestBed.createComponent(RunImportComponent);
    host = fixture.nativeElement as HTMLElement;
    await settle();
    button('Import a run').click();
    await settle();
  });

  it('knows the run from its ground truth, in whichever order they come', async () => {
    const imported: RunSummary[] = [];
    fixture.componentInstance.imported.subscribe((summary) => imported.push(summary));
    const summary = { runId: 'RUN-1' } as RunSummary;
    client.import.mockResolvedValue(summary);
    expect(button('Import').disabled).toBe(true);
    await choose(truth, run);
    button('Import').click();
    await settle();
    expect(client.import.mock.calls[0]?.[0]).toEqual({ run, groundTruth: truth });
    expect(imported).toEqual([summary]);
    expect(host.querySelector('dialog')).toBeNull();
  });

  it('says what is wrong with a file, and lets another be chosen', async () => {
    client.import.mockRejectedValue(new ApiProblem(400, 'Invalid', 'run.ndjson, line 3: is not JSON.'));
    await choose(run);
    button('Import').click();
    await settle();
    expect(host.querySelector('[role=alert]')?.textContent).toContain('line 3');
    await choose(run);
    expect(host.querySelector('[role=alert]')).toBeNull();
    expect(button('Import').disabled).toBe(false);
  });

  it('shows what is sent, and breaks off when it is cancelled', async () => {
    let given: AbortSignal | null = null;
    client.import.mockImplementation((_files: unknown, sent: (share: number) => void, cancelled: AbortSignal) => {
      given = cancelled;
      sent(0.5);
      return new Promise((_resolve, reject) => {
        cancelled.addEventListener('abort', () => reject(new ApiProblem(0, 'Cancelled')));
      });
    });
    await choose(run);
    button('Import').click();
    await settle();
    expect(host.querySelector('[role=status]')?.textContent).toContain('Sending, 50%');
    button('Cancel the import').click();
    host.querySelector('dialog')?.dispatchEvent(new Event('close'));
    await settle();
    expect((given as AbortSignal | null)?.aborted).toBe(true);
    expect(host.querySelector('dialog')).toBeNull();
  });

  async function choose(...files: File[]): Promise<void> {
    const box = host.querySelector('input') as HTMLInputElement;
    Object.defineProperty(box, 'files', { configurable: true, value: files });
    box.dispatchEvent(new Event('change'));
    await settle();
  }

  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  }

  function button(name: string): HTMLButtonElement {
    return [...host.querySelectorAll('button')].find(
      ({ textContent }) => textContent?.trim() === name,
    ) as HTMLButtonElement;
  }
});
