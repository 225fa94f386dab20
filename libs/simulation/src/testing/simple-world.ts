import { type Adjudication, type ClaimSubmission, toEpochSeconds, toInstant } from '@portal/domain';
import { policyBook } from '@portal/reference';
import { createEncounterSource } from '../encounters/create-encounter-source.js';
import { createRandom } from '../random/random-source.js';
import type { SimulationParts } from '../run/simulation-parts.js';

const PRICE = 150_00;

/**
 * A world without patients: every claim has the same content, and the cause that was planted is written on it for the
 * payer to read. It leaves the engine's own rules and its own speed to look at.
 * @param cannotHost Pairs `PRV-…/PTN-…` that cannot carry the cause.
 */
export function simpleWorld(cannotHost: readonly string[] = []): SimulationParts {
  const closed = new Set(cannotHost);
  return {
    policyBook,
    createEncounterSource: () => ({
      canHost: (providerId, causeId) => !closed.has(`${providerId}/${causeId}`),
      drawBooked: ({ providerId, payerId, submittedAt }) => {
        const clean = { ...CONTENT, providerId, payerId, submissionDate: toInstant(submittedAt) };
        return { clean, claim: clean, templateId: 'SIMPLE', planted: null, verdict: null };
      },
      draw: ({ providerId, plant, submittedAt }) => {
        const clean = { ...CONTENT, providerId, submissionDate: toInstant(submittedAt) };
        return {
          clean,
          claim: { ...clean, attachmentControlNumber: plant },
          templateId: 'SIMPLE',
          planted: plant && { causeId: plant, operation: 'written', lineNumber: null, description: plant },
          verdict: null,
        };
      },
    }),
    adjudicate: (claim) => (claim.attachmentControlNumber === null ? APPROVED : denied(claim.attachmentControlNumber)),
  };
}

const CONTENT: ClaimSubmission = {
  ...createEncounterSource(
    1,
    { claimsPerDay: 10, providerIds: null, startDate: '2026-01-05', warmupDays: 0 },
    policyBook('demo'),
  ).draw({
    random: createRandom(1),
    submittedAt: toEpochSeconds('2026-01-05T12:00:00Z'),
    providerId: 'PRV-001',
    plant: null,
    claimId: 'CLM-SIMPLE-0000001',
  }).claim,
  billedAmount: PRICE,
  attachmentControlNumber: null,
};

const APPROVED: Adjudication = answer('approved', null);

function denied(causeId: string): Adjudication {
  return answer('denied', causeId);
}

function answer(outcome: Adjudication['outcome'], causeId: string | null): Adjudication {
  const paidAmount = outcome === 'approved' ? PRICE : 0;
  return {
    outcome,
    findings:
      causeId === null
        ? []
        : [
            {
              edit: 'DOC',
              ruleId: null,
              policyId: 'POL-SIMPLE',
              group: 'CO',
              carc: '16',
              rarcs: ['N706'],
              lineNumber: null,
              causeId,
              codes: [],
            },
          ],
    lines: CONTENT.lineItems.map(({ lineNumber }) => ({
      lineNumber,
      status: outcome,
      allowedAmount: paidAmount,
      paidAmount,
      patientAmount: 0,
      adjustments: [],
    })),
    allowedAmount: paidAmount,
    paidAmount,
    patientAmount: 0,
    adjustmentAmount: PRICE - paidAmount,
    payableAmount: PRICE,
    appealable: outcome === 'denied' && !causeId?.startsWith('BG-'),
  };
}
