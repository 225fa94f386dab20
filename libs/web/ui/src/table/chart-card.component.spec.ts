import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ChartCardComponent } from './chart-card.component.js';

describe('a chart', () => {
  it('says its finding, and shows the same figures as a table whose rows lead to their claims', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(ChartCardComponent);
    fixture.componentRef.setInput('heading', 'Denied dollars by reason');
    fixture.componentRef.setInput('hint', 'charges');
    fixture.componentRef.setInput('finding', 'Two reasons hold half of it.');
    fixture.componentRef.setInput('table', {
      columns: [
        { name: 'Reason', kind: 'text' },
        { name: 'Charges', kind: 'money' },
      ],
      rows: [{ values: ['Missing Modifier 25', 57477], claims: { patternId: 'PTN-001' } }, { values: ['Other', null] }],
    });
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    expect(host.textContent).toContain('Two reasons hold half of it.');
    expect(host.querySelector('table')).toBeNull();

    [...host.querySelectorAll('button')].find((it) => it.textContent?.includes('Table'))?.click();
    await fixture.whenStable();
    expect([...host.querySelectorAll('tbody td')].map((cell) => cell.textContent?.trim())).toEqual(['$57,477.00', '–']);
    expect(host.querySelector('a')?.getAttribute('href')).toBe('/claims?patternId=PTN-001');
  });
});
