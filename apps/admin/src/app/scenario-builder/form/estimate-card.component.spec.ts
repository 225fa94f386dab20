import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { EstimateCardComponent } from './estimate-card.component.js';

describe('the estimate card', () => {
  let fixture: ComponentFixture<EstimateCardComponent>;

  beforeEach(() => {
    fixture = TestBed.createComponent(EstimateCardComponent);
    fixture.componentRef.setInput('form', { speed: 'max' });
    fixture.componentRef.setInput('blocked', false);
    fixture.componentRef.setInput('wrongFields', 0);
    fixture.componentRef.setInput('estimate', null);
  });

  const words = (estimate: object | null) => {
    fixture.componentRef.setInput('estimate', estimate);
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent?.replaceAll(/\s+/g, ' ') ?? '';
  };

  it.each([
    ['in 12 days of history and 30 days', { days: 42, countedDays: 42, historyDays: 12 }],
    ['in 12 days of history and 30 days', { days: null, countedDays: 42, historyDays: 12 }],
    ['in 1 day of history and 7 days', { days: 8, countedDays: 8, historyDays: 1 }],
    ['in 30 days', { days: null, countedDays: 30, historyDays: 0 }],
  ])('says what is counted: %s', (basis, counted) => {
    expect(words({ claims: 4_200, ...counted })).toContain(`Claims4,200${basis}Denials`);
  });

  it('counts the denials that payers will have answered by the end', () => {
    expect(words({ denials: 1_803 })).toContain('Denials1,803answered by the end');
  });

  it('grays the figures of earlier settings while a field is wrong', () => {
    const grayed = () => (fixture.nativeElement as HTMLElement).querySelectorAll('.stale').length;
    expect([words({ claims: 4_200 }).includes('updates as you type'), grayed()]).toEqual([true, 0]);
    fixture.componentRef.setInput('wrongFields', 1);
    expect([words({ claims: 4_200 }).includes('of the settings before'), grayed()]).toEqual([true, 3]);
  });

  it('says nothing before there is an estimate', () => {
    expect(words(null)).not.toMatch(/days/);
  });
});
