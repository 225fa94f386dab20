import { TestBed } from '@angular/core/testing';
import type { NamedChoice } from '@portal/web/ui';
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

  it('let one run through where there are several, and always the one that is chosen', async () => {
    const [one, two] = ['RUN-1', 'RUN-2'].map((id) => ({ id, name: `Demo, ${id}` })) as [NamedChoice, NamedChoice];
    const runOf = (page: HTMLElement) =>
      [...page.querySelectorAll('label')]
        .find(({ textContent }) => textContent?.includes('Run'))
        ?.querySelector('select')
        ?.selectedOptions[0]?.textContent?.trim();
    expect(runOf(await render({}, [one]))).toBeUndefined();
    expect(runOf(await render({}, [one, two]))).toBe('All 2');
    expect(runOf(await render({ runId: 'RUN-2' }, [one, two]))).toBe('Demo, RUN-2');
    expect(runOf(await render({ runId: 'RUN-9' }))).toBe('RUN-9');
  });
});

async function render(
  filters: Readonly<Record<string, string>>,
  runs: readonly NamedChoice[] = [],
): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(ClaimFiltersComponent);
  const inputs = { filters, runs, providers: [], payers: [], patterns: [] };
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

function invalid(page: HTMLElement): string[] {
  return [...page.querySelectorAll<HTMLInputElement>('[aria-invalid="true"]')].map(({ value }) => value);
}
