import { TestBed } from '@angular/core/testing';
import type { GenerationStatus } from '@portal/contracts';
import { RunFiguresComponent } from './run-figures.component.js';

const COUNTS = { claims: 900, denials: 1, appeals: 0, learningEvents: 0 };
const STATUS: Partial<GenerationStatus> = {
  ...{ ...COUNTS, sinceStart: COUNTS, state: 'running', speed: '100x', progress: 0, realSecondsLeft: null, days: 30 },
  ...{ claimsLastDay: 6, claimsPerSecond: 373, simulatedStart: '2026-01-05T00:00:00Z' },
};

describe('the figures of a run', () => {
  it.each<[string, Partial<GenerationStatus>]>([
    ['6yesterday', { simulatedNow: '2025-12-30T00:00:00Z' }],
    ['6yesterday', { simulatedNow: '2026-01-05T07:59:00Z' }],
    ['6yesterday; 373 a second', { simulatedNow: '2026-01-05T08:00:00Z' }],
    ['6yesterday; 2.5 a second', { simulatedNow: '2026-01-06T08:00:00Z', claimsPerSecond: 2.5 }],
    ['6yesterday; 373 a second', { simulatedNow: '2025-12-30T00:00:00Z', speed: 'max' }],
    ['6yesterday', { simulatedNow: '2026-01-06T08:00:00Z', state: 'paused' }],
  ])('say how fast claims come, of the speed that was chosen alone: %s', (words, changes) => {
    const fixture = TestBed.createComponent(RunFiguresComponent);
    fixture.componentRef.setInput('status', { ...STATUS, ...changes });
    fixture.detectChanges();
    const last = (fixture.nativeElement as HTMLElement).querySelector('.fig:last-child');
    expect(last?.textContent?.trim()).toBe(`Claims per simulated day${words}`);
  });
});
