import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { ClaimParty } from '@portal/contracts';
import { ImportPartiesComponent } from './import-parties.component.js';

const AETNA: ClaimParty = { key: '60054', name: 'AETNA', claims: 13, standsFor: 'PAY-001', how: 'name' };
const LAKESIDE: ClaimParty = { key: 'LK001', name: 'LAKESIDE', claims: 2, standsFor: null, how: 'unknown' };

describe('who stands for whom of files', () => {
  let fixture: ComponentFixture<ImportPartiesComponent>;
  let host: HTMLElement;

  beforeEach(async () => {
    fixture = TestBed.createComponent(ImportPartiesComponent);
    host = fixture.nativeElement as HTMLElement;
    const choices = [
      { id: 'PAY-001', name: 'Aetna' },
      { id: 'PAY-003', name: 'Honeycomb Health Plan' },
    ];
    await show({ heading: 'Payers', parties: [AETNA, LAKESIDE], chosen: {}, choices, disabled: false });
  });

  it('offers everybody for a stranger, who comes first, and chooses those who are known', () => {
    expect(rows()).toEqual(['LAKESIDE, Choose who it is, Not known yet', 'AETNA, Aetna, Known by its name']);
    expect([...boxOf('LAKESIDE').options].map(({ text }) => text)).toEqual([
      'Choose who it is',
      'Aetna',
      'Honeycomb Health Plan',
    ]);
  });

  it('keeps the place and the focus of the one that is chosen for', async () => {
    const picked: unknown[] = [];
    fixture.componentInstance.picked.subscribe((choice) => picked.push(choice));
    document.body.append(host);
    const box = boxOf('LAKESIDE');
    box.focus();
    box.value = 'PAY-003';
    box.dispatchEvent(new Event('change'));
    expect(picked).toEqual([{ key: 'LK001', id: 'PAY-003' }]);
    await show({ chosen: { LK001: 'PAY-003' } });
    await show({ parties: [AETNA, { ...LAKESIDE, standsFor: 'PAY-003', how: 'chosen' }] });
    expect(rows()[0]).toBe('LAKESIDE, Honeycomb Health Plan, Chosen by you');
    expect(document.activeElement).toBe(box);
    expect([...box.options].map(({ text }) => text)).toContain('Take the choice back');
  });

  function rows(): string[] {
    return [...host.querySelectorAll('li')].map((row) => {
      const box = row.querySelector('select') as HTMLSelectElement;
      const text = (selector: string) => row.querySelector(selector)?.textContent?.trim();
      return [text('b'), box.selectedOptions[0]?.text, text('.how')].join(', ');
    });
  }

  function boxOf(name: string): HTMLSelectElement {
    const row = [...host.querySelectorAll('li')].find((it) => it.textContent?.includes(name));
    return row?.querySelector('select') as HTMLSelectElement;
  }

  async function show(inputs: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
  }
});
