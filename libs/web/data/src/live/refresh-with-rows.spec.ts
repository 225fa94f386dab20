import { Injectable, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { HoldState } from './hold.state.js';
import { LiveState } from './live.state.js';
import { refreshWithRows } from './refresh-with-rows.js';

describe('what is refreshed with the rows', () => {
  const factsSequence = signal(0);
  const status = signal({ runId: 'RUN-1', claims: 0 });
  const asked = signal('RUN-1');
  const fetched: string[] = [];

  @Injectable()
  class Page {
    readonly fetchAgain = refreshWithRows(() => fetched.push(asked()), 1_000, asked);
  }

  beforeEach(() => {
    jest.useFakeTimers();
    factsSequence.set(7);
    asked.set('RUN-1');
    fetched.length = 0;
    TestBed.configureTestingModule({
      providers: [Page, { provide: LiveState, useValue: { factsSequence, status } }],
    });
  });
  afterEach(() => jest.useRealTimers());

  function open(): Page {
    const page = TestBed.inject(Page);
    TestBed.tick();
    return page;
  }

  function rowsChange(): void {
    factsSequence.update((sequence) => sequence + 1);
    TestBed.tick();
  }

  function ask(runId: string): void {
    asked.set(runId);
    TestBed.tick();
  }

  it('is fetched once when its page is opened, and not again while no rows change', () => {
    open();
    expect(fetched).toEqual(['RUN-1']);
    jest.advanceTimersByTime(10_000);
    expect(fetched).toEqual(['RUN-1']);
  });

  it('is fetched once an interval however many rows change', () => {
    open();
    for (let change = 0; change < 5; change++) rowsChange();
    jest.advanceTimersByTime(999);
    expect(fetched).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(fetched).toHaveLength(2);
    jest.advanceTimersByTime(10_000);
    expect(fetched).toHaveLength(2);
  });

  it('is fetched at once and once when something else is asked for, whatever rows changed before', () => {
    open();
    rowsChange();
    ask('RUN-2');
    expect(fetched).toEqual(['RUN-1', 'RUN-2']);
    jest.advanceTimersByTime(10_000);
    expect(fetched).toEqual(['RUN-1', 'RUN-2']);
    rowsChange();
    jest.advanceTimersByTime(1_000);
    expect(fetched).toEqual(['RUN-1', 'RUN-2', 'RUN-2']);
  });

  it('is left alone after its page is gone', () => {
    open();
    rowsChange();
    TestBed.resetTestingModule();
    jest.advanceTimersByTime(10_000);
    expect(fetched).toHaveLength(1);
  });

  it('stays as it is while updates are held, and is fetched when they are let come again', () => {
    open();
    TestBed.inject(HoldState).toggle();
    rowsChange();
    jest.advanceTimersByTime(10_000);
    expect(fetched).toHaveLength(1);
    TestBed.inject(HoldState).toggle();
    TestBed.tick();
    jest.advanceTimersByTime(1_000);
    expect(fetched).toHaveLength(2);
  });

  it('is fetched while updates are held when somebody opens its page, asks for something else or wants it', () => {
    const hold = TestBed.inject(HoldState);
    hold.toggle();
    const page = open();
    rowsChange();
    jest.advanceTimersByTime(10_000);
    expect(fetched).toEqual(['RUN-1']);
    ask('RUN-2');
    expect(fetched).toEqual(['RUN-1', 'RUN-2']);
    status.set({ runId: 'RUN-1', claims: 30 });
    expect(hold.newClaims()).toBe(30);
    page.fetchAgain();
    expect(fetched).toHaveLength(3);
    expect(hold.newClaims()).toBe(0);
    jest.advanceTimersByTime(10_000);
    expect(fetched).toHaveLength(3);
  });
});
