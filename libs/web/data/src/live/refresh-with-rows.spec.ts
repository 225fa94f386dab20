import { Injectable, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { HoldState } from './hold.state.js';
import { LiveState } from './live.state.js';
import { refreshWithRows } from './refresh-with-rows.js';

describe('what is refreshed with the rows', () => {
  const factsSequence = signal(0);
  const work = jest.fn();

  @Injectable()
  class Page {
    constructor() {
      refreshWithRows(work, 1_000);
    }
  }

  beforeEach(() => {
    jest.useFakeTimers();
    work.mockReset();
    TestBed.configureTestingModule({
      providers: [Page, { provide: LiveState, useValue: { factsSequence, status: signal({ claims: 0 }) } }],
    });
    TestBed.inject(Page);
    TestBed.tick();
    jest.advanceTimersByTime(0);
  });
  afterEach(() => jest.useRealTimers());

  function rowsChange(): void {
    factsSequence.update((sequence) => sequence + 1);
    TestBed.tick();
  }

  it('is fetched at once, then once an interval however many rows change', () => {
    expect(work).toHaveBeenCalledTimes(1);
    for (let change = 0; change < 5; change++) rowsChange();
    jest.advanceTimersByTime(999);
    expect(work).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(10_000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('is left alone after its page is gone', () => {
    rowsChange();
    TestBed.resetTestingModule();
    jest.advanceTimersByTime(10_000);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('stays as it is while updates are held, and is fetched when they are let come again', () => {
    TestBed.inject(HoldState).toggle();
    rowsChange();
    jest.advanceTimersByTime(10_000);
    expect(work).toHaveBeenCalledTimes(1);
    TestBed.inject(HoldState).toggle();
    TestBed.tick();
    jest.advanceTimersByTime(1_000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('is fetched once where its page is opened while updates are held', () => {
    TestBed.resetTestingModule();
    work.mockReset();
    TestBed.configureTestingModule({
      providers: [Page, { provide: LiveState, useValue: { factsSequence, status: signal({ claims: 0 }) } }],
    });
    TestBed.inject(HoldState).toggle();
    TestBed.inject(Page);
    TestBed.tick();
    jest.advanceTimersByTime(0);
    rowsChange();
    jest.advanceTimersByTime(10_000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
