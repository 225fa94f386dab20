import { TestBed } from '@angular/core/testing';
import { TimeChartComponent } from './time-chart.component.js';

describe('a chart over days', () => {
  const days = ['2026-01-05', '2026-01-06', '2026-01-07'];
  const line = (values: number[]) => [{ name: 'Denial rate', role: 'denied', look: 'solid', values }];

  function open() {
    const fixture = TestBed.createComponent(TimeChartComponent);
    const set = (values: Readonly<Record<string, unknown>>) => {
      for (const [name, value] of Object.entries(values)) fixture.componentRef.setInput(name, value);
      return fixture.whenStable();
    };
    const host = fixture.nativeElement as HTMLElement;
    const texts = () => [...host.querySelectorAll('svg text')].map((text) => text.textContent?.trim());
    const percent = (value: number) => `${Math.round(100 * value)}%`;
    return {
      fixture,
      host,
      texts,
      set,
      first: { name: 'It fell.', days, format: percent, tick: percent, scope: 'month' },
    };
  }

  it('says its finding to readers of the screen, and the last value at the end of its line', async () => {
    const { host, texts, set, first } = open();
    await set({ ...first, lines: line([0.3, 0.25, 0.2]) });
    expect(host.querySelector('svg')?.getAttribute('aria-label')).toBe('It fell.');
    expect(texts()).toEqual(expect.arrayContaining(['0%', '32%', '20%', 'Jan 5']));
  });

  it('marks what begins on one of its days by name, and nothing that begins before or after', async () => {
    const { host, texts, set, first } = open();
    const beginnings = [
      { name: 'Training', day: '2026-01-06' },
      { name: 'Busy', day: '2026-02-01' },
    ];
    await set({ ...first, lines: line([0.3, 0.25, 0.2]), beginnings });
    expect(texts()).toContain('Training');
    expect(texts()).not.toContain('Busy');
    expect(host.querySelector('svg')?.getAttribute('aria-label')).toBe('It fell. Training begins on Tue, Jan 6, 2026.');
  });

  it('marks a day between two weeks and in the last one, in words of its own, and names that would meet in rows', async () => {
    const { host, set, first } = open();
    const weeks = ['2026-01-05', '2026-01-12', '2026-01-19'];
    const on = (day: string) => ({ name: 'Payer rule changed', day, said: 'A payer rule changed' });
    const beginnings = [on('2026-01-08'), on('2026-01-09'), on('2026-01-25'), on('2026-01-26'), on('2026-01-04')];
    await set({ ...first, days: weeks, lines: line([0.3, 0.25, 0.2]), beginnings });
    const marks = [...host.querySelectorAll('.begun')].map((mark) => Number(mark.getAttribute('x1')));
    expect(marks).toHaveLength(3);
    const [start, step] = [46, (marks[2] ?? 0) - 46];
    expect(((marks[0] ?? 0) - start) / step).toBeCloseTo(3 / 14);
    expect(((marks[1] ?? 0) - start) / step).toBeCloseTo(4 / 14);
    const names = [...host.querySelectorAll('svg text')].filter((it) => it.textContent?.trim().startsWith('Payer'));
    expect(names.map((name) => name.getAttribute('y'))).toEqual(['17', '29', '17']);
    expect(host.querySelector('svg')?.getAttribute('aria-label')).toContain(
      'A payer rule changed on Thu, Jan 8, 2026.',
    );
  });

  it('goes on below zero for what may be lost, and marks zero there', async () => {
    const { host, texts, set, first } = open();
    const zeros = () => [...host.querySelectorAll('svg > line')].filter(({ classList }) => classList.contains('axis'));
    await set({ ...first, losses: true, lines: line([0.1, 0.2, 0.3]) });
    expect(zeros()).toHaveLength(0);
    await set({ lines: line([0.1, -0.2, -0.3]), band: { low: [0, -0.4, -0.5], high: [0.2, 0, -0.1] } });
    expect(zeros()).toHaveLength(1);
    expect(texts().some((text) => text?.startsWith('-'))).toBe(true);
    const [, , last] = (host.querySelector('path.line')?.getAttribute('d') ?? '').split(/[ML]/).slice(1);
    expect(Number(last?.split(',')[1])).toBeGreaterThan(Number(zeros()[0]?.getAttribute('y1')));
  });

  it('does not shrink its axis while the same is shown, but does for something else', async () => {
    const { texts, set, first } = open();
    await set({ ...first, lines: line([0.7, 0.7, 0.7]) });
    expect(texts()).toContain('80%');
    await set({ lines: line([0.1, 0.1, 0.1]) });
    expect(texts()).toContain('80%');
    await set({ scope: 'week', lines: line([0.1, 0.1, 0.1]) });
    expect(texts()).not.toContain('80%');
  });

  it('gives the day that was pressed, also where a touch has left before the click', async () => {
    const { fixture, host, set, first } = open();
    await set({ ...first, lines: line([0.3, 0.25, 0.2]) });
    const picked: number[] = [];
    fixture.componentInstance.picked.subscribe((index) => picked.push(index));
    const middle = Number(host.querySelectorAll('svg circle')[0]?.getAttribute('cx')) / 2;
    host.querySelector('.plot')?.dispatchEvent(new Event('pointerleave'));
    const click = Object.defineProperty(new MouseEvent('click'), 'offsetX', { value: middle });
    host.querySelector('.cover')?.dispatchEvent(click);
    expect(picked).toEqual([1]);
  });

  it('says under the pointer what a value rests on', async () => {
    const { fixture, host, set, first } = open();
    const texts = ['30.0%, 9 of 30', '5 of 20', '4 of 20'];
    const facts = [{ name: 'Denied that day', texts: ['9 of 30', '5 of 20', '4 of 20'] }];
    await set({ ...first, lines: [{ ...line([0.3, 0.25, 0.2])[0], texts }], facts });
    const moved = Object.defineProperty(new Event('pointermove'), 'offsetX', { value: 0 });
    host.querySelector('.plot')?.dispatchEvent(moved);
    await fixture.whenStable();
    const tip = [...host.querySelectorAll('.tip span')].map((it) => it.textContent?.trim());
    expect(tip).toEqual(['Denial rate30.0%, 9 of 30', 'Denied that day9 of 30']);
  });
});
