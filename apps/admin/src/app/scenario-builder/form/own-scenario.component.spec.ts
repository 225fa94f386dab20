import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { Scenario } from '@portal/contracts';
import { OwnScenarioComponent } from './own-scenario.component.js';

const SCENARIO = { id: 'scn-1', name: 'My practice' } as Scenario;

describe('a scenario of one’s own', () => {
  let fixture: ComponentFixture<OwnScenarioComponent>;
  let host: HTMLElement;
  let deleted: Scenario[];

  beforeEach(() => {
    fixture = TestBed.createComponent(OwnScenarioComponent);
    fixture.componentRef.setInput('scenario', SCENARIO);
    deleted = [];
    fixture.componentInstance.deleted.subscribe((scenario) => deleted.push(scenario));
    host = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
  });

  it('is deleted only after a question that names it', () => {
    press('Delete');
    expect(deleted).toEqual([]);
    expect(host.querySelector('dialog')?.textContent).toContain('“My practice” with its settings will be deleted');
    press('Delete it');
    expect(deleted).toEqual([SCENARIO]);
    expect(host.querySelector('dialog')).toBeNull();
  });

  it('stays when one thinks better of it', async () => {
    press('Delete');
    press('Keep it');
    await fixture.whenStable();
    fixture.detectChanges();
    expect([deleted, host.querySelector('dialog')]).toEqual([[], null]);
  });

  function press(name: string): void {
    const button = [...host.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name);
    button?.click();
    fixture.detectChanges();
  }
});
