import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ClaimCorrection } from '@portal/contracts';
import { ClaimClient } from '@portal/web/data';
import { ClaimCorrectionComponent } from './claim-correction.component.js';

const NOTHING: ClaimCorrection = {
  claimId: 'CLM-1',
  state: 'not-possible',
  why: 'Its run is over: nothing more is sent.',
  suggestion: null,
  ask: null,
  replacement: null,
  replaces: null,
};

describe('the correction of a claim', () => {
  const client = { correction: jest.fn(), correct: jest.fn() };
  let fixture: ComponentFixture<ClaimCorrectionComponent>;

  beforeEach(() => {
    jest.resetAllMocks();
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: ClaimClient, useValue: client }] });
    fixture = TestBed.createComponent(ClaimCorrectionComponent);
  });
  afterEach(() => fixture.destroy());

  it('says why a claim without appeal cannot be sent again', async () => {
    const page = await open(NOTHING);
    expect(page.textContent).toContain('Its run is over: nothing more is sent.');
    expect(page.querySelector('button')).toBeNull();
  });

  it('keeps silent where the denial can be appealed', async () => {
    expect((await open(NOTHING, false)).textContent?.trim()).toBe('');
  });

  it('sends the changes that the portal found', async () => {
    const edits = [{ kind: 'drop-line' as const, line: 2 }];
    const suggestion = { edits, words: 'drop line 2', payableAmount: 48.14 };
    const page = await open({ ...NOTHING, state: 'possible', why: null, suggestion });
    expect(page.textContent).toContain('is sent once and cannot be taken back');
    const offer = page.querySelector('p:not(.hint)')?.textContent?.replaceAll(/\s+/g, ' ').trim();
    expect(offer).toBe('Drop line 2. The payer would then pay $48.14.');
    client.correct.mockResolvedValue(NOTHING);
    page.querySelector('button')?.click();
    expect(client.correct).toHaveBeenCalledWith('CLM-1', edits);
  });

  it('asks for a member number, and sends only what can be one', async () => {
    const page = await open({ ...NOTHING, state: 'possible', why: null, ask: 'memberId' });
    client.correct.mockResolvedValue(NOTHING);
    await type(page, 'x!');
    expect(page.querySelector('form .err')?.textContent).toContain('5 to 20 letters and digits');
    expect(page.querySelector('input')?.getAttribute('aria-invalid')).toBe('true');
    expect(client.correct).not.toHaveBeenCalled();
    await type(page, ' ZZ0121234567 ');
    const value = 'ZZ0121234567';
    expect(client.correct).toHaveBeenCalledWith('CLM-1', [{ kind: 'fill-in', field: 'memberId', value }]);
  });

  async function type(page: HTMLElement, value: string): Promise<void> {
    const input = page.querySelector('input');
    if (!input) throw new Error('there is no field');
    input.value = value;
    input.dispatchEvent(new Event('input'));
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  }

  async function open(correction: ClaimCorrection, noAppeal = true): Promise<HTMLElement> {
    client.correction.mockResolvedValue(correction);
    fixture.componentRef.setInput('claimId', correction.claimId);
    fixture.componentRef.setInput('noAppeal', noAppeal);
    fixture.componentRef.setInput('version', 1);
    await settle();
    return fixture.nativeElement as HTMLElement;
  }

  async function settle(): Promise<void> {
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }
});
