import { adjudicate, answerClaim, DAY_SECONDS, type Payer, priceLines, runStart, withAnswer } from '@portal/domain';
import { policyBook } from '@portal/reference';
import { hospital } from '../scenarios/hospital.scenario.js';
import { runOf } from '../testing/run-of.js';
import { duePayment, pay } from './due-payment.js';
import { simulate } from './simulate.js';

const PAID_AT = '2026-03-02T09:00:00Z';

describe('a claim that waits to be paid', () => {
  it('is paid as the whole claim would be, line by line', () => {
    const run = runOf(5, { ...hospital.config, warmupDays: 0 });
    const book = policyBook(run.config.pricing);
    const start = runStart(run.config);
    const { claims } = simulate(run, start, start + 2 * DAY_SECONDS, null).batch;
    let paid = 0;
    for (const claim of claims.filter(({ status }) => status === 'submitted')) {
      const verdict = adjudicate(claim, book);
      if (verdict.outcome === 'denied') continue;
      const prices = priceLines(claim, book.payers.get(claim.payerId) as Payer, book);
      const payment = pay(duePayment(claim, prices), PAID_AT);
      expect(withAnswer(claim, payment)).toEqual(answerClaim(claim, verdict, PAID_AT));
      paid++;
    }
    expect(paid).toBeGreaterThan(1_000);
  });
});
