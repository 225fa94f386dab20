import type { Adjustment } from '../claims/claim.js';
import { isDenial } from './denial-reasons.js';

/** Adjustments written as `CO-45:5500`, amounts in cents. */
function adjustments(text: string): Adjustment[] {
  return text.split(' ').map((word) => {
    const [, group, carc = '', amount] = /^(..)-(.+):(.+)$/.exec(word) ?? [];
    return { group: group as Adjustment['group'], carc, amount: Number(amount), rarcs: [] };
  });
}

describe('an answer by which nothing is paid', () => {
  it.each(['OA-23:10000', 'CO-24:10000', 'CO-45:10000', 'CO-253:200 CO-45:9800', 'OA-23:8000 CO-45:2000'])(
    'is no denial where nothing is refused: %s',
    (text) => expect(isDenial({ billedAmount: 10_000, paidAmount: 0 }, adjustments(text))).toBe(false),
  );

  it.each(['PR-1:10000', 'CO-45:4000 PR-66:6000', 'CO-97:7000 PR-3:3000'])(
    'is no denial where the patient owes a share: %s',
    (text) => expect(isDenial({ billedAmount: 10_000, paidAmount: 0 }, adjustments(text))).toBe(false),
  );

  it.each(['CO-197:10000', 'PR-96:10000', 'CO-45:9000 CO-50:1000', 'OA-23:8000 OA-18:2000'])(
    'is a denial where something is refused: %s',
    (text) => expect(isDenial({ billedAmount: 10_000, paidAmount: 0 }, adjustments(text))).toBe(true),
  );

  it('is no denial where nothing was charged, or the refusal is of no amount', () => {
    expect(isDenial({ billedAmount: 0, paidAmount: 0 }, adjustments('CO-16:0'))).toBe(false);
    expect(isDenial({ billedAmount: 10_000, paidAmount: 0 }, adjustments('CO-45:10000 CO-16:0'))).toBe(false);
  });
});

it('an answer that pays anything is no denial', () => {
  expect(isDenial({ billedAmount: 10_000, paidAmount: 1 }, adjustments('CO-197:9999'))).toBe(false);
});
