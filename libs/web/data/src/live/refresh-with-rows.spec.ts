import { Injectable, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
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
    TestBed.configureTestingModule({ providers: [Page, { provide: LiveState, useValue: { factsSequence } }] });
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
});
