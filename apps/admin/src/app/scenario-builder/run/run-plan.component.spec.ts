import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { GenerationStatus } from '@portal/contracts';
import { ReferenceClient } from '@portal/web/data';
import { DEMO_SETTINGS } from '@portal/contracts/testing';
import { RunPlanComponent } from './run-plan.component.js';

const { scenarioId: _, seed: __, speed: ___, ...settings } = DEMO_SETTINGS;
const STAGES = [
  { name: 'Training', fromDay: 8, settings: { practiceSessionsPerDay: 5 } },
  { name: 'Busy', fromDay: 15, settings: { claimsPerDay: 200 } },
];

describe('the plan of a run that goes on', () => {
  let fixture: ComponentFixture<RunPlanComponent>;
  let host: HTMLElement;

  beforeEach(() => {
    const payers = () => Promise.resolve([]);
    TestBed.configureTestingModule({ providers: [{ provide: ReferenceClient, useValue: { payers } }] });
    fixture = TestBed.createComponent(RunPlanComponent);
    host = fixture.nativeElement as HTMLElement;
  });

  it.each([
    [-3, '2026-01-01T00:00:00Z', 'In the history'],
    [1, '2026-01-05T06:00:00Z', 'As it was at the start'],
    [8, '2026-01-12T00:00:00Z', 'Training, since day 8'],
    [30, '2026-02-03T20:00:00Z', 'Busy, since day 15'],
  ])('on day %i says which stage holds', (day, simulatedNow, said) => {
    show({ day, simulatedNow, settings: { ...settings, stages: STAGES } });
    expect(host.querySelector('[role=status]')?.textContent).toBe(said);
    expect(host.querySelectorAll('.now')).toHaveLength(1);
  });

  it('is not there where nothing is planned', () => {
    show({ day: 3, simulatedNow: '2026-01-07T00:00:00Z', settings });
    expect(host.textContent).toBe('');
  });

  function show(status: Partial<GenerationStatus>): void {
    fixture.componentRef.setInput('status', status);
    fixture.detectChanges();
  }
});
