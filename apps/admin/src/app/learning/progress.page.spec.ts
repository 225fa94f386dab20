import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { LearningProgress } from '@portal/contracts';
import { ApiProblem, ClaimLabClient, LiveState } from '@portal/web/data';
import { ProgressPage } from './progress.page.js';

const NO_SESSIONS = { sessions: 0, people: 0, score: null, thirds: null };
const STAFF: NonNullable<LearningProgress['staff']> = {
  ...{ sessions: 14, people: 9, score: 0.75, whole: true },
  thirds: { sessions: 4, first: 0.7, last: 0.8 },
  patterns: [
    {
      ...{ patternId: 'PTN-001', patternName: 'Missing Modifier 25', sessions: 10, people: 8, score: 0.761 },
      thirds: { sessions: 3, first: 0.7, last: 0.833 },
    },
    { patternId: 'PTN-004', patternName: 'Prior authorization', sessions: 4, people: 4, score: 0.725, thirds: null },
  ],
};
const RUN: LearningProgress = { runId: 'RUN-1', people: [], effects: [], staff: STAFF };

describe('the progress page', () => {
  const client = { progress: jest.fn(), sessions: jest.fn(), statements: jest.fn() };
  let fixture: ComponentFixture<ProgressPage>;
  let host: HTMLElement;

  beforeEach(() => {
    jest.resetAllMocks();
    const empty = { items: [], nextCursor: null, previousCursor: null, total: 0 };
    client.sessions.mockResolvedValue(empty);
    client.statements.mockResolvedValue(empty);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ClaimLabClient, useValue: client },
        { provide: LiveState, useValue: { factsSequence: signal(0), status: signal(null) } },
      ],
    });
  });
  afterEach(() => fixture.destroy());

  it('shows what the simulated staff practiced, and apart from it that nobody did by hand', async () => {
    await open(RUN);
    const staff = card('Practice of the simulated staff');
    expect(staff).toContain('14 sessions by 9 people, 75.0% of the exercises right. In the first 4 it was 70.0%');
    expect(rows('Practice of the simulated staff')).toEqual([
      ['Missing Modifier 25', '10', '8', '76%', '70%', '83%', 'first 3 and last 3'],
      ['Prior authorization', '4', '4', '73%', '–', '–', 'fewer than 9 sessions'],
    ]);
    expect(card('Before and after')).toContain('Nobody has completed a session by hand on the claims of this run.');
    expect(card('People and patterns')).toContain('Nobody has practiced in Claim Lab yet.');
    expect(card('Sessions')).toContain('No sessions in Claim Lab yet.');
  });

  it('says of a run whose staff practiced nothing that it is so', async () => {
    await open({ ...RUN, staff: { ...NO_SESSIONS, whole: true, patterns: [] } });
    expect(card('Practice of the simulated staff')).toContain('staff of this run has not completed a session.');
  });

  it('says of claims from files that nobody is simulated, and that none come after the practice', async () => {
    const before = { from: '2026-01-01', to: '2026-01-28', claims: 90, denied: 9 };
    const effect = { patternId: 'PTN-001', patternName: 'Modifier', sessions: 1, before, after: null, change: null };
    await open({ ...RUN, staff: null, effects: [effect] });
    expect(card('Practice of the simulated staff')).toContain(
      'These claims came from files: there is no simulated staff here.',
    );
    expect(card('Before and after')).toContain('there are none since');
    await open({ ...RUN, staff: null });
    expect(card('Before and after')).toContain('by hand on the claims of this set.');
  });

  it('says where there is no run yet, and while nothing is known', async () => {
    await open({ runId: null, people: [], effects: [], staff: null });
    expect(card('Practice of the simulated staff')).toContain('There is no run yet');
    expect(card('Before and after')).toContain('There is no run yet');
    client.progress.mockReturnValue(new Promise(() => undefined));
    await open();
    expect(card('Practice of the simulated staff')).toContain('Loading');
    client.progress.mockRejectedValue(new ApiProblem(503, 'Busy', 'The portal is busy.'));
    await open();
    expect(card('Practice of the simulated staff')).toContain('Nothing to show.');
    expect(host.textContent).toContain('The portal is busy.');
  });

  it('says of a statement why it is not intact', async () => {
    const why = 'The chain breaks before RES-000003: RES-000002 is missing.';
    const statement = { id: 'RES-000003', runId: 'RUN-1', hash: 'abc', from: '2026-01-01', to: '2026-01-31' };
    const items = [{ ...statement, intact: false, why }];
    client.statements.mockResolvedValue({ items, nextCursor: null, previousCursor: null, total: 1 });
    await open(RUN);
    expect(card('Results statements')).toContain(why);
  });

  async function open(progress?: LearningProgress): Promise<void> {
    if (progress) client.progress.mockResolvedValue(progress);
    fixture?.destroy();
    fixture = TestBed.createComponent(ProgressPage);
    host = fixture.nativeElement as HTMLElement;
    for (let turn = 0; turn < 3; turn++) {
      fixture.detectChanges();
      await fixture.whenStable();
    }
    fixture.detectChanges();
  }

  function card(heading: string): string {
    const found = [...host.querySelectorAll('section')].find(
      (section) => section.querySelector('h2')?.textContent === heading,
    );
    return (found?.textContent ?? '').replace(/\s+/g, ' ');
  }

  function rows(table: string): (string | undefined)[][] {
    return [...host.querySelectorAll(`table[aria-label="${table}"] tbody tr`)].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim()),
    );
  }
});
