import {
  adjudicate,
  BACKGROUND_CAUSE_IDS,
  PATTERN_IDS,
  toEpochSeconds,
  type DenialCauseId,
  type PricingMode,
} from '@portal/domain';
import { policyBook, REFERENCE } from '@portal/reference';
import fc from 'fast-check';
import { createEncounterSource } from '../encounters/create-encounter-source.js';
import { createRandom, STREAMS } from '../random/random-source.js';
import { DEFECTS } from './defect-catalogue.js';

const CAUSES: readonly DenialCauseId[] = [...PATTERN_IDS, ...BACKGROUND_CAUSE_IDS];
const SETTINGS = { claimsPerDay: 100, providerIds: null, startDate: '2026-01-05', warmupDays: 0 };
const NOON = toEpochSeconds('2026-03-10T12:00:00Z');

describe('law 3: denials have causes', () => {
  it.each(CAUSES)('whatever %s is planted in is denied for it and for nothing else', (causeId) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffffffff }),
        fc.constantFrom<PricingMode>('demo', 'fee-schedule'),
        (seed, pricing) => {
          const policies = policyBook(pricing);
          const source = createEncounterSource(seed, SETTINGS, policies);
          for (const { id: providerId } of REFERENCE.providers) {
            if (!source.canHost(providerId, causeId)) continue;
            const random = createRandom(seed, STREAMS.encounter, 1);
            const draw = source.draw({
              random,
              submittedAt: NOON,
              providerId,
              plant: causeId,
              claimId: 'CLM-T-0000001',
            });
            const answer = adjudicate(draw.claim, policies);
            expect(answer.outcome).toBe('denied');
            expect([...new Set(answer.findings.map((finding) => finding.causeId))]).toEqual([causeId]);
            expect(draw.planted?.causeId).toBe(causeId);
            expect(adjudicate(draw.clean, policies).findings.filter(({ edit }) => edit !== 'DUP')).toEqual([]);
          }
        },
      ),
      { numRuns: 60, seed: 20_261_123 },
    );
  });

  it('every cause has hosts, and every provider can host most of them', () => {
    const source = createEncounterSource(1, SETTINGS, policyBook('demo'));
    for (const cause of CAUSES) {
      const hosts = REFERENCE.providers.filter(({ id }) => source.canHost(id, cause));
      expect(hosts.length).toBeGreaterThanOrEqual(4);
    }
    for (const { id } of REFERENCE.providers) {
      expect(CAUSES.filter((cause) => source.canHost(id, cause)).length).toBeGreaterThanOrEqual(12);
    }
  });

  it('each defect stands under its own cause', () => {
    for (const cause of CAUSES) expect(DEFECTS[cause].causeId).toBe(cause);
  });
});
