import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { Pin } from './time-line.js';
import { type MovedPin, TimeLineComponent } from './time-line.component.js';

const PINS: readonly Pin[] = [
  { kind: 'stage', index: 0, name: 'Training', day: 8 },
  { kind: 'rule', index: 0, name: 'Aetna stops paying for 99214', day: 30 },
];

describe('the time line', () => {
  let fixture: ComponentFixture<TimeLineComponent>;
  let host: HTMLElement;
  let moves: MovedPin[];

  beforeEach(() => {
    fixture = TestBed.createComponent(TimeLineComponent);
    host = fixture.nativeElement as HTMLElement;
    moves = [];
    fixture.componentInstance.moved.subscribe((move) => moves.push(move));
    fixture.componentRef.setInput('startDate', '2026-01-05');
    show(PINS, true);
  });

  it('has a slider for each pin, with its day in words', () => {
    expect(
      sliders().map((slider) => [slider.getAttribute('aria-label'), slider.getAttribute('aria-valuetext')]),
    ).toEqual([
      ['Training begins', 'Day 8, Mon, Jan 12, 2026'],
      ['Aetna stops paying for 99214', 'Day 30, Tue, Feb 3, 2026'],
    ]);
  });

  it('moves a pin by a day or a week with the keys, to either end, and not beyond', () => {
    for (const key of ['ArrowRight', 'PageUp', 'End', 'Home']) {
      show(PINS, true);
      press(0, key);
    }
    expect(moves.map(({ pin, day }) => [pin.name, day])).toEqual([
      ['Training', 9],
      ['Training', 15],
      ['Training', 30],
      ['Training', 1],
    ]);
    press(1, 'ArrowRight');
    expect(moves).toHaveLength(4);
  });

  it('loses no key that comes before the line is drawn anew', () => {
    for (let times = 0; times < 3; times++) press(0, 'ArrowRight');
    expect(moves.map(({ day }) => day)).toEqual([9, 10, 11]);
  });

  it('leaves keys that are held with Ctrl to whom they belong', () => {
    press(0, 'ArrowRight', { ctrlKey: true });
    expect(moves).toEqual([]);
  });

  it('follows the pointer from where the pin was taken hold of', () => {
    host.querySelector<HTMLElement>('.line')!.getBoundingClientRect = () => ({ left: 100, width: 300 }) as DOMRect;
    const [pin] = sliders() as [HTMLElement];
    pin.setPointerCapture = () => undefined;
    const at = (type: string, clientX: number) =>
      pin.dispatchEvent(new MouseEvent(type, { clientX, bubbles: true, button: 0 }));
    // Ten pixels a day; day 8 stands at 170.
    at('pointermove', 250);
    at('pointerdown', 173);
    at('pointermove', 193);
    at('pointerup', 193);
    at('pointermove', 300);
    expect(moves.map(({ day }) => day)).toEqual([10]);
  });

  it('where nothing may be edited only tells, with a mark where the clock stands', () => {
    show(PINS, false);
    fixture.componentRef.setInput('now', 16);
    fixture.detectChanges();
    expect(sliders()).toEqual([]);
    expect(host.querySelector('[role=img]')?.getAttribute('aria-label')).toBe(
      'Training begins: Day 8, Mon, Jan 12, 2026',
    );
    expect(host.querySelector<HTMLElement>('.now')?.style.left).toBe('50%');
  });

  function show(pins: readonly Pin[], editable: boolean): void {
    fixture.componentRef.setInput('view', { historyDays: 0, duration: '30-days', pins });
    fixture.componentRef.setInput('editable', editable);
    fixture.detectChanges();
  }

  function sliders(): HTMLElement[] {
    return [...host.querySelectorAll<HTMLElement>('[role=slider]')];
  }

  function press(index: number, key: string, held: KeyboardEventInit = {}): void {
    sliders()[index]?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...held }));
  }
});
