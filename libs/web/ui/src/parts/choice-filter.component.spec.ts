import { TestBed } from '@angular/core/testing';
import { ChoiceFilterComponent } from './choice-filter.component.js';

describe('a filter of one among many', () => {
  it('shows what is let through by its name, and by its id until the name is known', () => {
    const fixture = TestBed.createComponent(ChoiceFilterComponent);
    const shown = (choices: readonly { id: string; name: string }[], chosen: string | null) => {
      fixture.componentRef.setInput('name', 'Payer');
      fixture.componentRef.setInput('choices', choices);
      fixture.componentRef.setInput('chosen', chosen);
      fixture.detectChanges();
      const select = (fixture.nativeElement as HTMLElement).querySelector('select');
      return select?.selectedOptions[0]?.textContent?.trim();
    };
    const payers = [
      { id: 'PAY-001', name: 'Aetna' },
      { id: 'PAY-002', name: 'Molina Utah' },
    ];
    expect(shown([], 'PAY-002')).toBe('PAY-002');
    expect(shown(payers, 'PAY-002')).toBe('Molina Utah');
    expect(shown(payers, null)).toBe('All 2');
  });
});
