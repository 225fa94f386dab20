import {
  ageingFinding,
  flowFinding,
  heatFinding,
  moneyFinding,
  overturnFinding,
  providerFinding,
  rateFinding,
  reasonFinding,
} from './dashboard-findings.js';
import { BOARD } from './testing/board.js';

describe('the finding of a chart', () => {
  it('is one sentence on what the figures say', () => {
    expect(rateFinding(BOARD.daily)).toBe('The denial rate fell from 29.2% to 21.8% over the period.');
    expect(moneyFinding(BOARD)).toMatch(/^\$100\.00 is back from 5 overturned appeals\. Protected is an estimate/);
    expect(flowFinding(BOARD.flow)).toBe('30 denied; 12 of them appealed so far, 5 won.');
    expect(reasonFinding(BOARD.reasons)).toBe('$1,000 denied; the first two reasons hold 100% of it.');
    expect(overturnFinding(BOARD.overturnByReason)).toBe('5 of 8 decided appeals were won.');
    expect(ageingFinding(BOARD.ageing)).toBe('$1,000 is still open, 25% of it for more than 90 days.');
    expect(heatFinding(BOARD.payerReasons)).toBe('Highest: Aetna, Missing Modifier 25, 20.0%.');
    expect(providerFinding(BOARD.providers)).toBe('0 improving, 0 worsening, 1 stable.');
    const few = BOARD.providers.map((row) => ({ ...row, enough: false }));
    expect(providerFinding([...BOARD.providers, ...few])).toBe(
      '0 improving, 0 worsening, 1 stable, 1 with too few answers.',
    );
  });

  it('says so when there is nothing to say, and speaks of no rate over a few claims', () => {
    expect(rateFinding([])).toBe('No claim was decided in this period.');
    const withoutRate = BOARD.daily.map((day) => ({ ...day, denialRate7: null }));
    expect(rateFinding(withoutRate)).toBe('Too few claims were decided in a week to speak of a rate.');
    expect(rateFinding([...withoutRate, ...BOARD.daily])).toMatch(/^The denial rate fell from 29\.2% to 21\.8%/);
    expect(reasonFinding([])).toBe('No claim was denied in this period.');
    expect(overturnFinding([])).toBe('No appeal was decided in this period.');
    expect(ageingFinding([])).toBe('No charge is open.');
    const [row] = BOARD.payerReasons.rows;
    const few = { ...BOARD.payerReasons, rows: row ? [{ ...row, decided: 29 }] : [] };
    expect(heatFinding(few)).toBe('Too few claims were decided to compare payers.');
  });
});
