import { TestBed } from '@angular/core/testing';
import { PauseNoticeComponent } from './pause-notice.component.js';

describe('the notice of a pause to come', () => {
  it.each([
    ['running', '2026-01-26T00:00:00Z', 'pauses at the beginning of Mon, Jan 26, 2026'],
    ['running', '2026-01-26T14:32:00Z', 'pauses on Mon, Jan 26, 2026, 14:32'],
    ['running', null, ''],
    ['paused', '2026-01-26T00:00:00Z', ''],
  ])('of a run that is %s until %s: %s', (state, runUntil, words) => {
    const fixture = TestBed.createComponent(PauseNoticeComponent);
    fixture.componentRef.setInput('status', { state, runUntil });
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).textContent).toBe(words);
  });
});
