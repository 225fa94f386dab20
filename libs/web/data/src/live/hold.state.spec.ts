import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { HoldState } from './hold.state.js';
import { LiveState } from './live.state.js';

describe('updates that are held', () => {
  const status = signal<{ runId: string; claims: number } | null>(null);
  const has = (claims: number, runId = 'RUN-1') => status.set({ runId, claims });
  let hold: HoldState;

  beforeEach(() => {
    has(100);
    TestBed.configureTestingModule({ providers: [{ provide: LiveState, useValue: { status } }] });
    hold = TestBed.inject(HoldState);
  });

  it('count what comes from then on, until they are let come again', () => {
    has(120);
    expect([hold.held(), hold.newClaims()]).toEqual([false, 0]);
    hold.toggle();
    has(150);
    expect([hold.held(), hold.newClaims()]).toEqual([true, 30]);
    hold.toggle();
    expect([hold.held(), hold.newClaims()]).toEqual([false, 0]);
  });

  it('count anew from what is fetched while they are held', () => {
    hold.toggle();
    has(150);
    hold.recount();
    expect(hold.newClaims()).toBe(0);
    has(153);
    expect(hold.newClaims()).toBe(3);
  });

  it('are not held by counting anew', () => {
    hold.recount();
    expect(hold.held()).toBe(false);
  });

  it('count all claims of another run, however few it has', () => {
    has(5_000);
    hold.toggle();
    has(100, 'RUN-2');
    expect(hold.newClaims()).toBe(100);
  });

  it('count from the first status on where none was known', () => {
    status.set(null);
    hold.toggle();
    has(5_000);
    TestBed.tick();
    expect([hold.held(), hold.newClaims()]).toEqual([true, 0]);
    has(5_002);
    expect(hold.newClaims()).toBe(2);
  });
});
