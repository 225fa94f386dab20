import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { HoldState } from './hold.state.js';
import { LiveState } from './live.state.js';

describe('updates that are held', () => {
  const status = signal({ claims: 100 });
  let hold: HoldState;

  beforeEach(() => {
    status.set({ claims: 100 });
    TestBed.configureTestingModule({ providers: [{ provide: LiveState, useValue: { status } }] });
    hold = TestBed.inject(HoldState);
  });

  it('count what comes from then on, until they are let come again', () => {
    status.set({ claims: 120 });
    expect([hold.held(), hold.newClaims()]).toEqual([false, 0]);
    hold.toggle();
    status.set({ claims: 150 });
    expect([hold.held(), hold.newClaims()]).toEqual([true, 30]);
    hold.toggle();
    expect([hold.held(), hold.newClaims()]).toEqual([false, 0]);
  });

  it('count anew from what is fetched while they are held', () => {
    hold.toggle();
    status.set({ claims: 150 });
    hold.recount();
    expect(hold.newClaims()).toBe(0);
    status.set({ claims: 153 });
    expect(hold.newClaims()).toBe(3);
  });

  it('are not held by counting anew, and count nothing when another run has fewer claims', () => {
    hold.recount();
    expect(hold.held()).toBe(false);
    hold.toggle();
    status.set({ claims: 7 });
    expect(hold.newClaims()).toBe(0);
  });
});
