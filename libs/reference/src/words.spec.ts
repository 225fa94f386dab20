import { REFERENCE } from './reference.js';
import { codeInWords, isVisit, payerName, providerName } from './words.js';

describe('words for ids and codes', () => {
  it('are those of the reference world', () => {
    for (const { id, name } of REFERENCE.payers) expect(payerName(id)).toBe(name);
    for (const { id, name } of REFERENCE.providers) expect(providerName(id)).toBe(name);
    expect(codeInWords('11', REFERENCE.placesOfService)).toEqual({
      code: '11',
      label: REFERENCE.placesOfService.get('11'),
    });
  });

  it('are the id or the code itself where nobody knows it', () => {
    expect([payerName('PAY-X'), providerName('PRV-X')]).toEqual(['PAY-X', 'PRV-X']);
    expect(codeInWords('XX', REFERENCE.placesOfService)).toEqual({ code: 'XX', label: 'XX' });
  });

  it('tell visits from other services', () => {
    expect(['99214', '97110', 'XX'].map(isVisit)).toEqual([true, false, false]);
  });
});
