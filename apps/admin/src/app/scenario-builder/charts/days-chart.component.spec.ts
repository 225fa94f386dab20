import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { LiveState, RunClient } from '@portal/web/data';
import { DaysChartComponent } from './days-chart.component.js';

describe('the chart of claims per simulated day, on a touch screen', () => {
  it('leads to the claims of the day that was tapped, though the pointer has left before the click', async () => {
    const counts = { submitted: 9, denied: 2, approved: 5, pending: 2, practiceSessions: 0, expected: null };
    const days = [{ day: '2026-01-05', ...counts }];
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: RunClient, useValue: { days: async () => ({ runId: 'RUN-1', days }) } },
        { provide: LiveState, useValue: { factsSequence: signal(0) } },
      ],
    });
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(DaysChartComponent);
    const clock = { simulatedStart: '2026-01-05T00:00:00Z', simulatedNow: '2026-01-06T00:00:00Z' };
    fixture.componentRef.setInput('status', { runId: 'RUN-1', state: 'paused', ...clock });
    const host = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();

    const bar = host.querySelector('rect.denied');
    const middle = Number(bar?.getAttribute('x')) + Number(bar?.getAttribute('width')) / 2;
    host.querySelector('.plot')?.dispatchEvent(new Event('pointerleave'));
    const click = Object.defineProperty(new MouseEvent('click'), 'offsetX', { value: middle });
    host.querySelector('.cover')?.dispatchEvent(click);
    const queryParams = { runId: 'RUN-1', submittedFrom: '2026-01-05', submittedTo: '2026-01-05' };
    expect(navigate).toHaveBeenCalledWith(['/claims'], { queryParams });
  });
});
