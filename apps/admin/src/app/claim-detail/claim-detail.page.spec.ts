import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ClaimClient, LiveState } from '@portal/web/data';
import { ClaimDetailPage } from './claim-detail.page.js';

describe('the page of a claim', () => {
  const client = { get: jest.fn(), provenance: jest.fn(), neighbors: jest.fn() };
  const factsSequence = signal(0);
  let fixture: ComponentFixture<ClaimDetailPage>;
  /** Answers the n-th question for the neighbors of a claim. */
  let answers: ((neighbors: unknown) => void)[];

  beforeEach(() => {
    jest.resetAllMocks();
    answers = [];
    // No claim is there: what stands beside it is, all the same.
    client.get.mockReturnValue(new Promise(() => undefined));
    client.provenance.mockReturnValue(new Promise(() => undefined));
    client.neighbors.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ClaimClient, useValue: client },
        { provide: LiveState, useValue: { factsSequence, status: signal(null) } },
      ],
    });
    fixture = TestBed.createComponent(ClaimDetailPage);
  });
  afterEach(() => fixture.destroy());

  it('leads to the neighbors of the claim that was opened last, whichever are known first', async () => {
    for (const id of ['CLM-1', 'CLM-2', 'CLM-1']) await open(id);
    await answer(2, { previousId: null, nextId: 'CLM-2' });
    await answer(0, { previousId: 'CLM-0', nextId: null });
    await answer(1, { previousId: 'CLM-1', nextId: 'CLM-3' });
    expect([disabled('Previous claim'), disabled('Next claim')]).toEqual([true, false]);
  });

  it('is asked for once by each opening, whatever comes of its neighbors', async () => {
    await open('CLM-1');
    await answer(0, { previousId: 'CLM-0', nextId: 'CLM-2' });
    factsSequence.update((sequence) => sequence + 1);
    await settle();
    expect(client.get.mock.calls).toEqual([['CLM-1', 'masked']]);
    expect(client.neighbors).toHaveBeenCalledTimes(1);
  });

  async function open(id: string): Promise<void> {
    fixture.componentRef.setInput('id', id);
    await settle();
  }

  async function answer(question: number, neighbors: unknown): Promise<void> {
    answers[question]?.(neighbors);
    await settle();
  }

  async function settle(): Promise<void> {
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  function disabled(name: string): boolean | undefined {
    const host = fixture.nativeElement as HTMLElement;
    return host.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`)?.disabled;
  }
});
