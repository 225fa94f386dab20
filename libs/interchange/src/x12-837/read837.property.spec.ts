import fc from 'fast-check';
import { anyClaims, anySeparators } from '../testing/any-claim.js';
import { interchangeText, professional } from '../testing/interchange-text.js';
import { claimSet } from '../x12-writing/claim-set.js';
import { X12Writer } from '../x12-writing/x12-writer.js';
import { read837 } from './read837.js';

const AFTER_SEGMENTS = ['', '\n', '\r\n'];

describe('claims that were written as X12', () => {
  it('are read as they were, whatever parts the pieces', () => {
    fc.assert(
      fc.property(anyClaims, anySeparators, fc.constantFrom(...AFTER_SEGMENTS), (claims, separators, after) => {
        const sets = claims.map((claim) => professional(claimSet(claim)));
        const { claims: read, errors } = read837(interchangeText(sets, separators, after));
        expect(errors).toBe(0);
        expect(read.map((claim) => ({ ...claim, place: { unit: 'segment', number: 0 } }))).toEqual(claims);
      }),
    );
  });

  it('stand in an interchange whose counts and control numbers are right, marked as test data', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const writer = new X12Writer({ kind: '837', sender: 'A*B', receiver: 'RUN-1', madeAt: '2026-03-02T09:15:00Z' });
        const text = [writer.begin(), ...claims.map((claim) => writer.set(claimSet(claim))), writer.end()].join('');
        const { claims: read, findings } = read837(text);
        expect(text.split('*')[15]).toBe('T');
        expect(read.map(({ claimNumber }) => claimNumber)).toEqual(claims.map(({ claimNumber }) => claimNumber));
        expect(findings.filter(({ field }) => /^(ISA|GS|ST|SE|GE|IEA)/.test(field))).toEqual([]);
      }),
    );
  });
});
