import { TestBed } from '@angular/core/testing';
import { type ShownWork, WorkProgressComponent } from './work-progress.component.js';

const WORK: ShownWork = {
  ...{ name: 'claims.csv of RUN-1', state: 'running', done: 1_500, total: 6_000, unit: 'rows', secondsLeft: 12 },
  ...{ refusal: null, cancelling: false, failure: null },
};

describe('a line of long work', () => {
  function shown(changes: Partial<ShownWork> = {}) {
    const fixture = TestBed.createComponent(WorkProgressComponent);
    fixture.componentRef.setInput('work', { ...WORK, ...changes });
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const button = element.querySelector('button') as HTMLButtonElement;
    return { fixture, element, button, text: element.textContent?.replace(/\s+/g, ' ').trim() };
  }

  it('says how far it is and how long it still takes, and can be cancelled', () => {
    const { fixture, element, button, text } = shown();
    expect(text).toContain('1,500 of 6,000 rows, 12 s left');
    expect(element.querySelector('progress')).toMatchObject({ max: 6_000, value: 1_500 });
    let cancelled = 0;
    fixture.componentInstance.cancelled.subscribe(() => cancelled++);
    button.click();
    expect(cancelled).toBe(1);
  });

  it('says why it cannot be cancelled, and when it is about to stop', () => {
    const refusal = 'Some of its rows are gone already.';
    expect(shown({ refusal }).button).toMatchObject({ disabled: true, title: refusal });
    expect(shown({ cancelling: true }).button).toMatchObject({ disabled: true });
  });

  it('says why it failed until it is closed', () => {
    const { button, text } = shown({ state: 'failed', failure: 'The disk is full', secondsLeft: null });
    expect(text).toContain('Failed: The disk is full');
    expect(button.getAttribute('aria-label')).toBe('Close: claims.csv of RUN-1');
  });
});
