import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { FeedItemView } from '@portal/contracts';
import { LiveState } from '@portal/web/data';
import { Subject } from 'rxjs';
import { FEED_ROWS, type FeedKind } from './feed-window.js';
import { LiveFeedComponent } from './live-feed.component.js';

describe('the live feed', () => {
  let feed$: Subject<readonly FeedItemView[]>;
  let fixture: ComponentFixture<LiveFeedComponent>;
  let host: HTMLElement;
  let recent: FeedItemView[];

  beforeEach(() => {
    jest.useFakeTimers();
    recent = [line('CLM-1')];
    feed$ = new Subject();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        {
          provide: LiveState,
          useValue: { feed$, status: signal({ runId: 'RUN-1' }), recentFeed: () => recent },
        },
      ],
    });
    show();
  });
  afterEach(() => {
    fixture.destroy();
    jest.useRealTimers();
  });

  it('says so where nothing happened, of all kinds or of the chosen one', () => {
    const first = () => host.querySelector('li')?.textContent?.trim();
    choose('Practice');
    expect(first()).toBe('Nothing of this kind yet.');
    recent = [];
    show();
    expect(first()).toBe('Nothing has happened since the portal started.');
  });

  it('begins with what was there before, and always has nine rows', () => {
    expect(shown()).toEqual(['CLM-1']);
    expect(host.querySelectorAll('li')).toHaveLength(FEED_ROWS);
  });

  it('leads from a line to its claim', () => {
    expect(host.querySelector('li a')?.getAttribute('href')).toBe('/claims/CLM-1');
  });

  it('takes in new lines after a second', () => {
    arrive(line('CLM-2'));
    expect(shown()).toEqual(['CLM-1']);
    pass(2_000);
    expect(shown()).toEqual(['CLM-2', 'CLM-1']);
  });

  it('stays as it is while it is held, says how many wait, and goes on', () => {
    press('Hold');
    arrive(line('CLM-2'), line('CLM-3'));
    pass(10_000);
    expect(shown()).toEqual(['CLM-1']);
    expect(host.textContent).toContain('2 new');
    press('Go on');
    pass(1_000);
    expect(shown()).toEqual(['CLM-3', 'CLM-2', 'CLM-1']);
  });

  it('stays as it is while the pointer or the focus is in it', () => {
    const list = host.querySelector('ol') as HTMLElement;
    list.dispatchEvent(new Event('mouseenter'));
    arrive(line('CLM-2'));
    pass(10_000);
    expect(shown()).toEqual(['CLM-1']);
    list.dispatchEvent(new Event('mouseleave'));
    pass(1_000);
    expect(shown()).toEqual(['CLM-2', 'CLM-1']);
  });

  it('names an amount only where money is at stake or moved', () => {
    arrive(
      { ...line('CLM-2', 'appealed'), subject: 'Not medically necessary', amount: 0 },
      { ...line('CLM-3', 'upheld'), subject: 'Not medically necessary', amount: 0 },
      { ...line('CLM-4', 'paid'), amount: 0 },
      { ...line('CLM-5', 'paid'), amount: 75 },
    );
    pass(2_000);
    expect(texts().slice(0, 4)).toEqual([
      'Paid by Beehive Health Plan CLM-5 $75.00',
      'Approved by Beehive Health Plan CLM-4',
      'Upheld: Not medically necessary CLM-3',
      'Appealed: Not medically necessary CLM-2',
    ]);
  });

  it('shows the chosen kinds only', () => {
    arrive(line('CLM-2', 'denied'));
    pass(2_000);
    choose('Denials');
    expect(shown()).toEqual(['CLM-2']);
  });

  function show(): void {
    fixture = TestBed.createComponent(LiveFeedComponent);
    host = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
  }

  function choose(kinds: string): void {
    const select = host.querySelector('select') as HTMLSelectElement;
    select.selectedIndex = [...select.options].findIndex((option) => option.text === kinds);
    select.dispatchEvent(new Event('change'));
    fixture.detectChanges();
  }

  function shown(): (string | undefined)[] {
    return [...host.querySelectorAll('li a')].map((link) => link.textContent?.trim());
  }

  function texts(): string[] {
    return [...host.querySelectorAll('li')].map((row) =>
      [...row.querySelectorAll('.words, a, .amount')]
        .map((part) => part.textContent?.trim())
        .join(' ')
        .trim(),
    );
  }

  function arrive(...lines: FeedItemView[]): void {
    feed$.next(lines);
    fixture.detectChanges();
  }

  function pass(milliseconds: number): void {
    jest.advanceTimersByTime(milliseconds);
    fixture.detectChanges();
  }

  function press(name: string): void {
    [...host.querySelectorAll('button')].find((button) => button.textContent?.includes(name))?.click();
    fixture.detectChanges();
  }
});

function line(claimId: string, kind: FeedKind = 'submitted'): FeedItemView {
  return { at: '2026-01-05T09:00:00Z', kind, claimId, subject: 'Beehive Health Plan', amount: 120 };
}
