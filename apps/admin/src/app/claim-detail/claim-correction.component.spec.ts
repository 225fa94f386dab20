import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ClaimCorrection } from '@portal/contracts';
import { ApiProblem, ClaimClient } from '@portal/web/data';
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

  it('is that of the claim that is shown, and of none before its own has come', async () => {
    const page = await open({ ...NOTHING, why: 'Only a denied claim is corrected and sent again.' });
    client.correction.mockReturnValue(new Promise(() => undefined));
    fixture.componentRef.setInput('claimId', 'CLM-2');
    await settle();
    expect(page.textContent?.trim()).toBe('');
  });

  describe('while the claim is fetched again and again', () => {
    const POSSIBLE: ClaimCorrection = {
      ...{ ...NOTHING, state: 'possible', why: null },
      suggestion: { edits: [{ kind: 'drop-line', line: 2 }], words: 'drop line 2', payableAmount: 48.14 },
    };
    const fetchedAgain = async () => {
      fixture.componentRef.setInput('version', {});
      await settle();
    };

    it('can be sent at any time, and what goes wrong then stays to be read', async () => {
      const page = await open(POSSIBLE);
      client.correction.mockReturnValue(new Promise(() => undefined));
      await fetchedAgain();
      expect(page.querySelector('button')?.disabled).toBe(false);
      client.correct.mockRejectedValue(new ApiProblem(409, 'Its run is over: nothing more is sent.'));
      page.querySelector('button')?.click();
      await settle();
      client.correction.mockResolvedValue(POSSIBLE);
      await fetchedAgain();
      expect(page.textContent).toContain('Its run is over: nothing more is sent.');
    });

    it('shows what was sent, whatever was asked for before and is answered after it', async () => {
      const page = await open(POSSIBLE);
      let answer!: (correction: ClaimCorrection) => void;
      client.correction.mockReturnValue(new Promise((resolve) => (answer = resolve)));
      await fetchedAgain();
      const replacement = { claimId: 'CLM-1-R1', sentAt: '2026-01-05T09:00:00Z', status: null, paidAmount: null };
      client.correct.mockResolvedValue({ ...NOTHING, state: 'sent', why: null, replacement });
      page.querySelector('button')?.click();
      await settle();
      answer(POSSIBLE);
      await settle();
      expect(page.textContent).toContain('CLM-1-R1');
    });
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
