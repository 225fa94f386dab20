import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { GenerationStatus, WhatIf } from '@portal/contracts';
import { LiveState, ReferenceClient, WhatIfClient } from '@portal/web/data';
import { WhatIfPage } from './what-if.page.js';

const kept = (id: string, name: string): WhatIf => ({
  ...{ id, name, runId: 'RUN-1', from: '2026-02-01', to: '2026-03-02', branches: [], futures: [] },
  ...{ createdAt: '2026-11-01T09:00:00Z', computedAt: '2026-11-01T09:00:00Z' },
});

it('shows the what-if of the address, also when an earlier one comes later', async () => {
  const answers = new Map<string, (whatIf: WhatIf) => void>();
  const client = {
    get: (id: string) => new Promise((resolve) => answers.set(id, resolve)),
    list: () => Promise.resolve({ items: [], nextCursor: null, previousCursor: null, total: 0 }),
  };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: 'what-if', component: WhatIfPage }]),
      { provide: WhatIfClient, useValue: client },
      { provide: ReferenceClient, useValue: { payers: () => Promise.resolve([]) } },
      { provide: LiveState, useValue: { status: signal<GenerationStatus | null>(null) } },
    ],
  });
  // What is written of it is no matter here, only which one is open.
  TestBed.overrideComponent(WhatIfPage, { set: { template: '{{ form().name }}', imports: [] } });
  const harness = await RouterTestingHarness.create('/what-if?id=WIF-SLOW');
  await harness.navigateByUrl('/what-if?id=WIF-QUICK');
  for (const [id, name] of [
    ['WIF-QUICK', 'The quick one'],
    ['WIF-SLOW', 'The slow one'],
  ] as const) {
    answers.get(id)?.(kept(id, name));
    await new Promise((resolve) => setTimeout(resolve));
    harness.detectChanges();
    expect(harness.routeNativeElement?.textContent).toBe('The quick one');
  }
});
