import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { GenerationClient, LiveState } from '@portal/web/data';
import { DEMO_SETTINGS } from '@portal/contracts/testing';
import { SettingsInForceComponent } from './settings-in-force.component.js';

describe('the settings in force', () => {
  const client = { configure: jest.fn() };
  let fixture: ComponentFixture<SettingsInForceComponent>;
  let host: HTMLElement;

  beforeEach(() => {
    jest.resetAllMocks();
    client.configure.mockResolvedValue({});
    TestBed.configureTestingModule({
      providers: [
        { provide: GenerationClient, useValue: client },
        { provide: LiveState, useValue: { accept: () => undefined, connection: signal({ state: 'connected' }) } },
      ],
    });
    open({ scenarioId: 'demo', settings: DEMO_SETTINGS });
  });

  it.each([
    [1, '1 session a day'],
    [0.5, '0.5 sessions a day'],
    [3, '3 sessions a day'],
  ])('say how much is practiced: %d', (practiceSessionsPerDay, words) => {
    open({ scenarioId: 'demo', settings: { ...DEMO_SETTINGS, practiceSessionsPerDay } });
    expect(host.querySelector('section')?.textContent?.replaceAll(/\s+/g, ' ')).toContain(`Practice${words}Patterns`);
  });

  it('change by what was typed alone', async () => {
    type('Denied at first', '20');
    type('Practice sessions', '5');
    await submit();
    expect(client.configure).toHaveBeenCalledWith({ denialRate: 0.2, practiceSessionsPerDay: 5 });
    expect(host.querySelector('dialog')).toBeNull();
  });

  it('stay as they are, without a command, where nothing was typed', async () => {
    await submit();
    expect(client.configure).not.toHaveBeenCalled();
    expect(host.querySelector('dialog')).toBeNull();
  });

  it('do not change to what cannot be', async () => {
    type('Denied at first', '120');
    await submit();
    expect(client.configure).not.toHaveBeenCalled();
    expect(host.querySelector('dialog .err')?.textContent).toContain('A number from 0 to 100.');
  });

  it('of a hospital change at more claims a day than other scenarios may have', async () => {
    open({ scenarioId: 'hospital', settings: { ...DEMO_SETTINGS, claimsPerDay: 1667 } });
    expect(host.querySelector('dialog .err')).toBeNull();
    type('Denied at first', '20');
    await submit();
    expect(client.configure).toHaveBeenCalledWith({ denialRate: 0.2 });
  });

  it.each([
    ['hospital', '1,999', null],
    ['hospital', '2,001', 'A whole number from 10 to 2,000.'],
    ['demo', '1667', 'A whole number from 10 to 1,000.'],
  ])('of %s bound the claims a day: %s', (scenarioId, text, problem) => {
    open({ scenarioId, settings: DEMO_SETTINGS });
    type('Claims per day', text);
    expect(host.querySelector('dialog .err')?.textContent?.trim() ?? null).toBe(problem);
  });

  function open(status: object): void {
    fixture = TestBed.createComponent(SettingsInForceComponent);
    host = fixture.nativeElement as HTMLElement;
    fixture.componentRef.setInput('status', { state: 'running', ...status });
    fixture.detectChanges();
    (host.querySelector('button') as HTMLButtonElement).click();
    fixture.detectChanges();
  }

  function type(label: string, text: string): void {
    const found = [...host.querySelectorAll('label')].find(({ textContent }) => textContent === label);
    const input = host.querySelector(`#${found?.htmlFor}`) as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new Event('input'));
    fixture.detectChanges();
  }

  async function submit(): Promise<void> {
    host.querySelector('form')?.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
    fixture.detectChanges();
  }
});
