import { TestBed } from '@angular/core/testing';
import { provideNoopAnimations } from '@angular/platform-browser/animations';
import { addDays } from '@portal/domain';
import { type FutureLine, FutureLinesComponent } from './future-lines.component.js';

const FROM = '2026-02-01';

/** A line whose first days have no value. */
function lineOf(name: string, role: string, values: readonly (number | null)[]): FutureLine {
  return { name, role, points: values.map((value, index) => ({ day: addDays(FROM, index), value })) };
}

describe('the lines of futures', () => {
  async function shown(...lines: FutureLine[]) {
    TestBed.configureTestingModule({ providers: [provideNoopAnimations()] });
    const fixture = TestBed.createComponent(FutureLinesComponent);
    fixture.componentRef.setInput('lines', lines);
    fixture.componentRef.setInput('name', 'Nothing moves.');
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const named = (axis: string) =>
      [...element.querySelectorAll(`g[ngx-charts-${axis}-axis-ticks] text`)].map((text) => text.textContent?.trim());
    const paths = [...element.querySelectorAll('g[ngx-charts-line-series] path.line')];
    return { element, named, paths };
  }

  const asItIs = lineOf('As it is', 'pending', [null, null, 0.1, 0.12, 0.129, 0.12, 0.11, 0.1]);

  it('names days without a value too, each in its place', async () => {
    const { element, named } = await shown(asItIs);
    expect(element.innerHTML).not.toContain('NaN');
    expect(named('x')).toEqual(['Feb 1', 'Feb 3', 'Feb 5', 'Feb 7']);
  });

  it('keeps the order of the days where a line begins later than another', async () => {
    const early = lineOf('Train', 'learning', [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]);
    const { paths } = await shown(asItIs, early);
    const starts = paths.map((path) => Number(/^M([\d.]+),/.exec(path.getAttribute('d') ?? '')?.[1]));
    expect(starts[0]).toBe(0);
    expect(starts[1]).toBeGreaterThan(0);
  });

  it('have an axis whose last value is above all of them', async () => {
    const { named } = await shown(asItIs);
    expect(named('y')).toEqual(['0%', '3%', '6%', '9%', '12%', '15%']);
  });

  it('show the first future above the others, dashed, so that both are seen where they are equal', async () => {
    const same = { ...asItIs, name: 'Train', role: 'learning' };
    const { element, paths } = await shown(asItIs, same);
    expect(paths).toHaveLength(2);
    expect(element.classList).toContain('as-it-is-last');
    const legend = [...element.querySelectorAll('.legend span')];
    expect(legend.map((entry) => entry.textContent?.trim())).toEqual(['As it is', 'Train']);
    expect(legend.map((entry) => entry.querySelector('i')?.classList.contains('dashed'))).toEqual([true, false]);
  });
});
