import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { DEMO_SETTINGS } from '@portal/contracts/testing';
import type { FieldProblems } from './form-problems.js';
import { formOf, type GenerationForm } from './generation-form.js';
import { PracticeFormComponent } from './practice-form.component.js';

describe('the form of the practice', () => {
  let fixture: ComponentFixture<PracticeFormComponent>;
  let host: HTMLElement;
  let changes: Partial<GenerationForm>[];

  beforeEach(() => {
    fixture = TestBed.createComponent(PracticeFormComponent);
    host = fixture.nativeElement as HTMLElement;
    changes = [];
    fixture.componentInstance.changed.subscribe((change) => changes.push(change));
    fixture.componentRef.setInput('description', 'Everything works.');
    fixture.componentRef.setInput('providers', [
      { id: 'PRV-001', name: 'Ada Moss' },
      { id: 'PRV-002', name: 'Ben Reed' },
    ]);
    show(formOf(DEMO_SETTINGS));
  });

  it('says under a field what is wrong with it, and tells readers of the screen', () => {
    show(formOf(DEMO_SETTINGS), new Map([['claimsPerDay', 'A whole number from 10 to 1,000.']]));
    const field = input('Claims per day');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const description = host.querySelector(`#${field.getAttribute('aria-describedby')}`);
    expect(description?.textContent).toContain('A whole number from 10 to 1,000.');
    expect(input('Denials appealed').hasAttribute('aria-invalid')).toBe(false);
  });

  it('hands on what is typed, as it is typed', () => {
    const field = input('Claims per day');
    field.value = '1,';
    field.dispatchEvent(new Event('input'));
    expect(changes).toEqual([{ claimsPerDay: '1,' }]);
  });

  it('opens the less usual settings when one of them is wrong', () => {
    expect(host.querySelector('details')?.open).toBe(false);
    show(formOf(DEMO_SETTINGS), new Map([['startDate', 'Choose a day.']]));
    expect(host.querySelector('details')?.open).toBe(true);
  });

  it('sends no list of providers when all of them are chosen', () => {
    provider('Ben Reed').click();
    expect(changes).toEqual([{ providerIds: ['PRV-001'] }]);
    show({ ...formOf(DEMO_SETTINGS), providerIds: ['PRV-001'] });
    expect([provider('Ada Moss').checked, provider('Ben Reed').checked]).toEqual([true, false]);
    provider('Ben Reed').click();
    expect(changes.at(-1)).toEqual({ providerIds: null });
  });

  function show(form: GenerationForm, problems: FieldProblems = new Map()): void {
    fixture.componentRef.setInput('form', form);
    fixture.componentRef.setInput('problems', problems);
    fixture.detectChanges();
  }

  function input(label: string): HTMLInputElement {
    const found = [...host.querySelectorAll('label')].find((element) => element.textContent === label);
    return host.querySelector(`#${found?.htmlFor}`) as HTMLInputElement;
  }

  function provider(name: string): HTMLInputElement {
    const found = [...host.querySelectorAll('fieldset label')].find((element) => element.textContent?.includes(name));
    return found?.querySelector('input') as HTMLInputElement;
  }
});
