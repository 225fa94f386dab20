import { TestBed } from '@angular/core/testing';
import { ClaimFiltersComponent } from './claim-filters.component.js';

describe('the filters of the claim list', () => {
  it('say at the fields what makes no sense', async () => {
    const page = await render({ billedMin: '500', billedMax: '100' });
    expect(page.querySelector('[role="alert"]')?.textContent?.trim()).toBe('The lowest charge is above the highest.');
    expect(invalid(page)).toEqual(['500', '100']);
  });

  it('say nothing where all is well', async () => {
    const page = await render({ submittedFrom: '2026-02-01', submittedTo: '2026-02-02' });
    expect(page.querySelector('[role="alert"]')).toBeNull();
    expect(invalid(page)).toEqual([]);
  });
});

async function render(filters: Readonly<Record<string, string>>): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(ClaimFiltersComponent);
  const inputs = { filters, providers: [], payers: [], patterns: [] };
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

function invalid(page: HTMLElement): string[] {
  return [...page.querySelectorAll<HTMLInputElement>('[aria-invalid="true"]')].map(({ value }) => value);
}
