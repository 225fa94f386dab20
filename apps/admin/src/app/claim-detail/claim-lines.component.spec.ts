import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { ClaimDetail, ClaimLineDetail } from '@portal/contracts';
import { ClaimLinesComponent } from './claim-lines.component.js';

/** A visit on the day of a joint injection without modifier 25: the payer counts the visit as part of it. */
const VISIT_WITHOUT_25: NonNullable<ClaimDetail['denial']> = {
  causeId: 'PTN-001',
  reason: 'Missing Modifier 25',
  lineNumber: 1,
  group: 'CO',
  carc: { code: '4', label: 'Modifier missing or does not fit' },
  rarcs: [{ code: 'N822', label: 'Modifier missing' }],
  why: 'Line 1 is a visit on the same day as a minor procedure.',
  remedy: 'Modifier 25 on line 1.',
  rule: 'Visit with a procedure on the same day',
  modifierToAdd: '25',
  codes: ['99214', '20610'],
  appealable: true,
  payableAmount: 206.88,
};

describe('the lines of a claim', () => {
  it('carry the reason under the line that caused it, with the missing modifier in its place', async () => {
    const page = await render(claim(VISIT_WITHOUT_25));
    const [visit, reason, injection] = rowsOf(page);
    expect(visit?.textContent).toContain('Denied');
    expect(visit?.querySelector('.missing')?.textContent).toBe('25?');
    expect(reason?.textContent).toContain('Why it was denied. Line 1 is a visit');
    expect(reason?.textContent).toContain('CO-4');
    expect(reason?.textContent).toContain('$206.88');
    expect(injection?.textContent).toContain('No fault');
    expect(injection?.querySelector('.set')?.textContent).toBe('RT');
    // A won appeal leaves this as it is: it is what the payer said first.
    expect(page.querySelector('thead th:last-child')?.textContent).toBe('At first');
  });

  it('carry a reason of the whole claim above all lines', async () => {
    const page = await render(claim({ ...VISIT_WITHOUT_25, lineNumber: null, modifierToAdd: null }));
    expect(page.querySelector('.whole')?.textContent).toContain('Why it was denied');
    expect(rowsOf(page).map((row) => row.textContent?.includes('Denied'))).toEqual([true, true]);
    expect(page.querySelector('.missing')).toBeNull();
  });

  it('say where there is no appeal, and leave what to do to the remedy', async () => {
    const page = await render(claim({ ...VISIT_WITHOUT_25, appealable: false, remedy: 'Bill the patient.' }));
    const passed = page.querySelector('.passed')?.textContent?.replaceAll(/\s+/g, ' ');
    expect(passed).toContain('Bill the patient. There is no appeal against this. ');
    expect(page.textContent).not.toContain('sent again');
    expect(page.textContent).not.toContain('The payer would then pay');
  });

  it('tell nothing as paid while the payer has not answered', async () => {
    const waiting = { ...claim(null), initialStatus: null, paidAmount: 0 };
    const page = await render({ ...waiting, lineItems: waiting.lineItems.map((item) => ({ ...item, paidAmount: 0 })) });
    expect(rowsOf(page).map((row) => row.cells[6]?.textContent)).toEqual(['–', '–']);
    expect(page.querySelector('tfoot')?.textContent).toContain('–');
    expect(page.textContent).not.toContain('$0.00');
  });

  it('point to diagnoses by their letters and add up to the claim', async () => {
    const page = await render(claim(null));
    expect(rowsOf(page)[0]?.textContent).toContain('Diagnosis A, B');
    // On a phone the columns of figures lie beyond the edge, so units and charge stand under the service.
    expect(rowsOf(page)[0]?.querySelector('.service .only-s')?.textContent).toContain('1 unit, $244.00');
    expect(page.querySelector('tfoot')?.textContent).toContain('$368.00');
    expect(page.textContent).not.toContain('Why it was denied');
    expect(page.querySelector('thead th:last-child')?.textContent).toBe('Outcome');
    expect(rowsOf(page).every((row) => row.textContent?.includes('Paid'))).toBe(true);
  });
});

async function render(shown: ClaimDetail): Promise<HTMLElement> {
  const fixture: ComponentFixture<ClaimLinesComponent> = TestBed.createComponent(ClaimLinesComponent);
  fixture.componentRef.setInput('claim', shown);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

function rowsOf(page: HTMLElement): HTMLTableRowElement[] {
  return [...page.querySelectorAll<HTMLTableRowElement>('tbody tr')];
}

function claim(denial: ClaimDetail['denial']): ClaimDetail {
  const lines = [line(1, '99214', [], ['M17.11', 'I10'], 244), line(2, '20610', ['RT'], ['M17.11'], 124)];
  return {
    diagnoses: [
      { code: 'M17.11', label: 'Worn right knee' },
      { code: 'I10', label: 'High blood pressure' },
    ],
    lineItems: denial ? lines.map((paid) => ({ ...paid, status: 'denied', paidAmount: 0 })) : lines,
    billedAmount: 368,
    paidAmount: denial ? 0 : 368,
    denial,
  } as unknown as ClaimDetail;
}

function line(
  lineNumber: number,
  procedureCode: string,
  modifiers: readonly string[],
  diagnosisCodes: string[],
  amount: number,
): ClaimLineDetail {
  return {
    lineNumber,
    procedureCode,
    label: `Service ${procedureCode}`,
    modifiers: modifiers.map((code) => ({ code, label: `Modifier ${code}` })),
    units: 1,
    diagnosisCodes,
    ndc: null,
    status: 'approved',
    billedAmount: amount,
    allowedAmount: amount,
    paidAmount: amount,
    patientAmount: 0,
    payableAmount: amount,
    adjustments: [],
  };
}
