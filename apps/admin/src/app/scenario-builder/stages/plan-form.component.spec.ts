import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { FieldProblems } from '../form/form-problems.js';
import { formOf, type GenerationForm } from '../form/generation-form.js';
import { DEMO_SETTINGS } from '@portal/contracts/testing';
import { PlanFormComponent } from './plan-form.component.js';
import type { StageRow } from './stage-form.js';

const FORM = formOf({
  ...DEMO_SETTINGS,
  stages: [{ name: 'Training', fromDay: 8, settings: { practiceSessionsPerDay: 5 } }],
  ruleChanges: [{ payerId: 'PAY-002', procedureCode: '99214', placeOfService: '11', fromDay: 20 }],
});

describe('what is planned for a run', () => {
  let fixture: ComponentFixture<PlanFormComponent>;
  let host: HTMLElement;
  let form: GenerationForm;

  beforeEach(() => {
    fixture = TestBed.createComponent(PlanFormComponent);
    host = fixture.nativeElement as HTMLElement;
    fixture.componentInstance.changed.subscribe((fields) => show({ ...form, ...fields }));
    fixture.componentRef.setInput('payers', [
      { id: 'PAY-001', name: 'Cascade Health', kind: 'commercial' },
      { id: 'PAY-002', name: 'Wasatch Mutual', kind: 'commercial' },
    ]);
    fixture.componentRef.setInput('codes', {
      procedures: [{ code: '99214', label: 'Known patient, level 4' }],
      placesOfService: [{ code: '11', label: 'Office' }],
    });
    show(FORM);
  });

  it('stands on the line by name', () => {
    const names = [...host.querySelectorAll('[role=slider]')].map((slider) => slider.getAttribute('aria-label'));
    expect(names).toEqual(['Training begins', 'Wasatch Mutual stops paying for 99214']);
  });

  it('a stage shows what it changes, and what it leaves as it was', () => {
    expect([input('Practice a day').value, input('Practice a day').placeholder]).toEqual(['5', '2.2']);
    expect([input('Claims a day').value, input('Claims a day').placeholder]).toEqual(['', '100']);
    type('Claims a day', '250');
    expect(form.stages).toMatchObject([{ name: 'Training', claimsPerDay: '250' }]);
  });

  it('stages and rules are added, moved on the line, and removed', () => {
    button('Stage').click();
    button('Rule change').click();
    expect(form.stages.map(({ name, fromDay }) => [name, fromDay])).toEqual([
      ['Training', '8'],
      ['Stage 2', '22'],
    ]);
    expect(form.ruleChanges[1]).toMatchObject({ payerId: 'PAY-001' });
    for (const slider of host.querySelectorAll('[role=slider]'))
      slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    expect([...form.stages, ...form.ruleChanges].map(({ fromDay }) => fromDay)).toEqual(['7', '21', '19', '14']);
    button('Remove Training').click();
    button('Remove the rule change for 99214').click();
    expect([form.stages.map(({ name }) => name), form.ruleChanges.length]).toEqual([['Stage 2'], 1]);
  });

  it('no more than the API takes can be added', () => {
    show({ ...FORM, stages: Array.from({ length: 8 }, () => FORM.stages).flat(), ruleChanges: [] });
    expect([button('Stage').disabled, button('Rule change').disabled]).toEqual([true, false]);
  });

  it('patterns change with a stage only when that is switched on, beginning with those in force', () => {
    const box = host.querySelector<HTMLInputElement>('pp-stage-editor input[type=checkbox]') as HTMLInputElement;
    box.click();
    expect(form.stages[0]?.patterns).toEqual(FORM.patterns);
    host.querySelector<HTMLInputElement>('pp-stage-editor input[type=checkbox]')?.click();
    expect(form.stages[0]?.patterns).toBeNull();
  });

  it('what is wrong stands at its field', () => {
    const problems = [
      ['stages/0/fromDay', 'A whole number from 1 to 30.'],
      ['ruleChanges/0/procedureCode', 'There is no code 99214.'],
      ['stages', 'Too many.'],
    ] as const;
    show(FORM, new Map(problems));
    expect(input('From day').getAttribute('aria-invalid')).toBe('true');
    expect(input('for the code').getAttribute('aria-invalid')).toBe('true');
    const said = [...host.querySelectorAll('.err')].map((text) => text.textContent?.trim());
    expect(said.sort()).toEqual(problems.map(([, text]) => text).sort());
  });

  it('stands while days are typed that cannot be', () => {
    const [stage] = FORM.stages;
    for (const fromDay of ['', '0', '1.5', '99999999999'])
      show({ ...FORM, duration: 'continuous', stages: [{ ...stage, fromDay } as StageRow] });
    expect(host.querySelectorAll('[role=slider]')).toHaveLength(1);
    show({ ...FORM, startDate: '', warmupDays: '-3' });
    expect(host.querySelector('[role=slider]')?.getAttribute('aria-valuetext')).toBe('Day 8');
  });

  it('a rule names payer, code in words, place and day', () => {
    expect(host.querySelector('pp-rule-editor')?.textContent).toContain('Known patient, level 4');
    const [payer, place] = [...host.querySelectorAll('pp-rule-editor select')] as HTMLSelectElement[];
    expect([payer?.value, place?.value, input('From day', 'pp-rule-editor').value]).toEqual(['PAY-002', '11', '20']);
    (place as HTMLSelectElement).value = '';
    place?.dispatchEvent(new Event('change'));
    expect(form.ruleChanges).toMatchObject([{ placeOfService: '' }]);
  });

  function show(shown: GenerationForm, problems: FieldProblems = new Map()): void {
    form = shown;
    fixture.componentRef.setInput('form', shown);
    fixture.componentRef.setInput('problems', problems);
    fixture.detectChanges();
  }

  function input(label: string, within = ''): HTMLInputElement {
    const labels = [...host.querySelectorAll<HTMLLabelElement>(`${within} label`)];
    return host.querySelector(
      `#${labels.find(({ textContent }) => textContent === label)?.htmlFor}`,
    ) as HTMLInputElement;
  }

  function type(label: string, text: string): void {
    input(label).value = text;
    input(label).dispatchEvent(new Event('input'));
  }

  function button(name: string): HTMLButtonElement {
    return [...host.querySelectorAll('button')].find(
      (it) => it.getAttribute('aria-label') === name || it.textContent?.trim() === name,
    ) as HTMLButtonElement;
  }
});
