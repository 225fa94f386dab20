import type { Adjustment } from '../claims/claim.js';
import { answerClaim, submitClaim } from '../claims/claim-life.js';
import { mayBeAppealed } from '../denial-patterns/denial-causes.js';
import { adjudicate } from '../adjudication/adjudicate.js';
import { cleanClaim, earWax, line, policyBook } from '../testing/index.js';
import { explainingFinding, explainStated, statedCauseId, statedDenial, statedFinding } from './stated-cause.js';
import type { Finding } from '../adjudication/adjudication.js';

const adjustment = (group: Adjustment['group'], carc: string, amount: number, rarcs: string[] = []): Adjustment => ({
  ...{ group, carc, amount, rarcs },
});
const finding = (carc: string, causeId: string) => ({ carc, causeId }) as Finding;

describe('the denial that adjustments state', () => {
  it('is the greatest that is more than a share', () => {
    const lines = [[adjustment('CO', '45', 9_000), adjustment('CO', '197', 1_000, ['M62'])]];
    expect(statedDenial(lines)).toEqual({ group: 'CO', carc: '197', rarcs: ['M62'], lineNumber: 1 });
  });

  it('stands on the line that carries it, and on the claim where all lines do', () => {
    const share = [adjustment('CO', '45', 10_000)];
    expect(statedDenial([share, [adjustment('CO', '50', 5_000)]])?.lineNumber).toBe(2);
    const both = [[adjustment('OA', '18', 100, ['N522'])], [adjustment('OA', '18', 200, ['N522', 'M1'])]];
    expect(statedDenial(both)).toEqual({ group: 'OA', carc: '18', rarcs: ['N522', 'M1'], lineNumber: null });
  });

  it('is no part that another payer settled, however great', () => {
    expect(statedDenial([[adjustment('OA', '23', 9_000), adjustment('CO', '97', 1_000)]])?.carc).toBe('97');
  });

  it('is a share where nothing else stands, and nothing where nothing does', () => {
    expect(statedDenial([[adjustment('PR', '1', 100)]])?.carc).toBe('1');
    expect(statedDenial([[], []])).toBeNull();
  });
});

describe('the cause of a stated denial', () => {
  it('is that of the fault which the claim shows and the code speaks of', () => {
    const findings = [finding('97', 'PTN-002'), finding('4', 'PTN-001')];
    expect(statedFinding({ findings }, '4')?.causeId).toBe('PTN-001');
    expect(statedFinding({ findings }, '50')).toBeUndefined();
    expect(statedCauseId(findings[1], '4')).toBe('PTN-001');
  });

  it('is what the code names by itself, else the code alone', () => {
    expect(statedCauseId(undefined, '27')).toBe('BG-ELIG');
    // A missing modifier is one of several things that code 4 can mean.
    expect(statedCauseId(undefined, '4')).toBe('CARC-4');
    expect(statedCauseId(undefined, '204')).toBe('CARC-204');
  });
});

describe('a denial that the claim does not explain', () => {
  it('is told by the code, with what is known of such denials', () => {
    const eligibility = explainStated({ denialCarc: '27', denialCauseId: 'BG-ELIG' }, 'Aetna', 'coverage had ended');
    expect(eligibility).toMatchObject({
      reason: 'Coverage ended before the visit',
      why: expect.stringContaining('Aetna gives reason code 27 (coverage had ended)'),
      remedy: 'Check coverage on the day of the visit.',
    });
    expect(explainStated({ denialCarc: '204', denialCauseId: 'CARC-204' }, 'Aetna', '204').reason).toBe(
      'Reason code 204 of the payer',
    );
  });

  it('may be appealed unless its cause or its remark says otherwise', () => {
    expect(mayBeAppealed('CARC-204', [])).toBe(true);
    expect(mayBeAppealed('CARC-204', ['MA130'])).toBe(false);
    expect(mayBeAppealed('BG-ELIG', [])).toBe(false);
    expect(mayBeAppealed('BG-LATE', [])).toBe(true);
  });
});

describe('the fault that explains a denial', () => {
  const content = cleanClaim({ lineItems: [line({ modifiers: [] }), earWax()] });
  const identity = { id: 'CLM-1', runId: null, source: 'imported', sequence: 1, synthetic: false } as const;
  const denied = answerClaim(submitClaim(content, identity), adjudicate(content, policyBook), '2026-03-20T12:00:00Z');

  it('is the first that the claim shows, where the payer answered with its code', () => {
    expect(explainingFinding(denied, policyBook)).toMatchObject({ carc: '4', causeId: 'PTN-001' });
  });

  it('is none where the payer answered with another code, or the claim shows no fault', () => {
    expect(explainingFinding({ ...denied, denialCarc: '204' }, policyBook)).toBeNull();
    const clean = { ...denied, lineItems: denied.lineItems.map((one) => ({ ...one, modifiers: ['25'] })) };
    expect(explainingFinding(clean, policyBook)).toBeNull();
  });
});
