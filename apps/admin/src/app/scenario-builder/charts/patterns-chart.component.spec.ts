import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { PatternsChartComponent } from './patterns-chart.component.js';

describe('the chart of patterns against their targets', () => {
  let host: HTMLElement;
  let detectChanges: () => void;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(PatternsChartComponent);
    const share = { share: 0.08, target: 0.1, expectedShare: 0.1, standardErrors: -1 };
    fixture.componentRef.setInput('status', {
      ...{ runId: 'RUN-1', simulatedStart: '2026-01-05T00:00:00Z', sinceStart: { claims: 464, denials: 1 } },
      patternDistribution: [
        { patternId: 'PTN-001', name: 'Missing modifier', claims: 38, linkedClaims: 141, ...share },
      ],
    });
    detectChanges = () => fixture.detectChanges();
    detectChanges();
    host = fixture.nativeElement as HTMLElement;
  });

  it('says that it counts what was sent, whether or not the payer has answered', () => {
    expect(host.querySelector('.legend')?.textContent).toContain('Sent with it');
    expect(host.textContent).toContain('share of claims sent since Jan 5, answered or not');
  });

  it('says in its table how many there are with the history', () => {
    const toTable = [...host.querySelectorAll('button')].find((button) => button.textContent?.trim() === 'Table');
    toTable?.click();
    detectChanges();
    const texts = (selector: string) => [...host.querySelectorAll(selector)].map((cell) => cell.textContent?.trim());
    const names = texts('thead th');
    const cells = texts('tbody tr:first-child > *');
    const cellOf = (name: string) => cells[names.indexOf(name)];
    expect(['Pattern', 'Claims sent with it', 'Claims with the history'].map(cellOf)).toEqual([
      'Missing modifier',
      '38',
      '141',
    ]);
  });
});
