import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { DashboardChange } from './dashboard-query.js';
import { DashboardFiltersComponent } from './dashboard-filters.component.js';

describe('the days of the dashboard', () => {
  let fixture: ComponentFixture<DashboardFiltersComponent>;
  let changes: DashboardChange[];

  beforeEach(async () => {
    fixture = TestBed.createComponent(DashboardFiltersComponent);
    const query = { period: 'custom', from: '2026-01-05', to: '2026-01-12' };
    const inputs = { query, shown: null, providers: [], payers: [], patterns: [] };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    changes = [];
    fixture.componentInstance.changed.subscribe((change) => changes.push(change));
    await fixture.whenStable();
  });

  it('are taken as they are typed', async () => {
    await type(0, '2026-01-07');
    expect(changes).toEqual([{ from: '2026-01-07', to: '2026-01-12' }]);
    expect(problem()).toBeUndefined();
  });

  it('in the wrong order are told, not changed, and taken once the other one fits', async () => {
    await type(0, '2026-01-20');
    expect(changes).toEqual([]);
    expect(problem()).toContain('The day in From is later than the day in To.');
    expect(fields().map(({ value }) => value)).toEqual(['2026-01-20', '2026-01-12']);
    expect(fields().map((field) => field.getAttribute('aria-invalid'))).toEqual(['true', 'true']);
    await type(1, '2026-01-31');
    expect(changes).toEqual([{ from: '2026-01-20', to: '2026-01-31' }]);
    expect(problem()).toBeUndefined();
  });

  async function type(field: number, day: string): Promise<void> {
    const input = fields()[field];
    if (!input) throw new Error('there is no such field');
    input.value = day;
    input.dispatchEvent(new Event('change'));
    await fixture.whenStable();
  }

  function fields(): HTMLInputElement[] {
    return [...host().querySelectorAll<HTMLInputElement>('input[type="date"]')];
  }

  function problem(): string | undefined {
    return host().querySelector('[role="alert"]')?.textContent;
  }

  function host(): HTMLElement {
    return fixture.nativeElement as HTMLElement;
  }
});
