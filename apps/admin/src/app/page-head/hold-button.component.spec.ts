import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { HoldState, LiveState } from '@portal/web/data';
import { HoldButtonComponent } from './hold-button.component.js';

describe('the button that holds updates', () => {
  it('counts the claims that came since, and none on the page of a run to which none come', async () => {
    const status = signal({ runId: 'RUN-2', claims: 100 });
    TestBed.configureTestingModule({ providers: [{ provide: LiveState, useValue: { status } }] });
    const fixture = TestBed.createComponent(HoldButtonComponent);
    const badgeOf = async (runId: string | null) => {
      fixture.componentRef.setInput('runId', runId);
      await fixture.whenStable();
      return (fixture.nativeElement as HTMLElement).querySelector('.badge')?.textContent ?? null;
    };
    TestBed.inject(HoldState).toggle();
    status.set({ runId: 'RUN-2', claims: 1_130 });
    expect([await badgeOf(null), await badgeOf('RUN-2'), await badgeOf('RUN-1')]).toEqual([
      '1,030 new',
      '1,030 new',
      null,
    ]);
  });
});
