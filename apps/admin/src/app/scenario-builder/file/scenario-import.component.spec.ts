import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { Scenario } from '@portal/contracts';
import { ApiProblem, ScenarioClient } from '@portal/web/data';
import { ScenarioImportComponent } from './scenario-import.component.js';

describe('the import of a scenario', () => {
  const client = { create: jest.fn() };
  let fixture: ComponentFixture<ScenarioImportComponent>;
  let host: HTMLElement;

  beforeEach(async () => {
    jest.resetAllMocks();
    TestBed.configureTestingModule({ providers: [{ provide: ScenarioClient, useValue: client }] });
    fixture = TestBed.createComponent(ScenarioImportComponent);
    fixture.componentRef.setInput('scenarios', [{ name: 'Demo' } as Scenario]);
    host = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  it('keeps what the file holds under a name that is free', async () => {
    const kept = { id: 'scn-1' } as Scenario;
    client.create.mockResolvedValue(kept);
    const imported: Scenario[] = [];
    fixture.componentInstance.imported.subscribe((scenario) => imported.push(scenario));
    await choose('{"name":"Demo","speed":"max","config":{}}');
    expect(client.create).toHaveBeenCalledWith({ name: 'Demo (2)', speed: 'max', config: {} });
    expect(imported).toEqual([kept]);
  });

  it('names the field that is wrong', async () => {
    client.create.mockRejectedValue(
      new ApiProblem(400, 'Invalid', null, [{ pointer: '/config/claimsPerDay', detail: 'Too big' }]),
    );
    await choose('{"name":"Mine","config":{"claimsPerDay":9000}}');
    const alert = host.querySelector('[role=alert]');
    expect(alert?.textContent).toContain('mine.json was not imported');
    expect(alert?.textContent).toContain('Correct these fields in the file');
    expect(alert?.textContent).toContain('Claims per day: Too big.');
  });

  it('does not ask the portal about a file that is no JSON', async () => {
    await choose('claims,denials');
    expect(client.create).not.toHaveBeenCalled();
    expect(host.querySelector('[role=alert]')?.textContent).toContain('This is no scenario file');
  });

  async function choose(text: string): Promise<void> {
    const box = host.querySelector('input') as HTMLInputElement;
    const file = { name: 'mine.json', text: () => Promise.resolve(text) };
    Object.defineProperty(box, 'files', { configurable: true, value: [file] });
    box.dispatchEvent(new Event('change'));
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  }
});
