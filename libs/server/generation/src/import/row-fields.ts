import {
  APPEAL_STATUSES,
  CLAIM_SOURCES,
  CLAIM_STATUSES,
  LEARNING_CONTEXT,
  LEARNING_EVENT_TYPES,
  PATTERN_IDS,
} from '@portal/domain';
import { REFERENCE } from '@portal/reference';
import { z } from 'zod';
import type { ExportTableName } from '../export/export-tables.js';

const LARGEST_AMOUNT = 1_000_000_000;
const text = z.string().min(1).max(500);
const code = z.string().min(1).max(20);
const codes = z.array(code).max(60);
const whole = z.number().int().min(0).max(4_294_967_295);
const ordinal = whole.min(1);
const day = z.iso.date();
const instant = z.iso.datetime({ precision: 0 });
const cents = z
  .number()
  .int()
  .min(-100 * LARGEST_AMOUNT)
  .max(100 * LARGEST_AMOUNT);
const dollars = z
  .number()
  .min(-LARGEST_AMOUNT)
  .max(LARGEST_AMOUNT)
  .refine((value) => Math.round(value * 100) / 100 === value, 'has more than two decimals');
const status = z.enum(CLAIM_STATUSES);
const group = z.enum(['CO', 'PR', 'OA']);
const patternId = z.enum(PATTERN_IDS);
const known = (ids: ReadonlyMap<string, unknown>, what: string) =>
  z.string().refine((id) => ids.has(id), `is no ${what} of this portal`);
const providerId = known(REFERENCE.providerById, 'provider');
const payerId = known(REFERENCE.payerById, 'payer');

const payerRecord = z.strictObject({
  coverageEndDate: day.nullable(),
  memberFound: z.boolean(),
  coveringPayerId: text,
  primaryPayerId: text.nullable(),
  authorizedRules: z.array(text).max(60),
  priorServices: z.array(z.strictObject({ procedureCode: code, dateOfService: day })).max(500),
  therapyVisitsUsed: whole,
  excludedCodes: codes,
  duplicateOfClaimId: text.nullable(),
});

const adjustments = z.array(z.strictObject({ group, carc: code, amount: cents, rarcs: codes })).max(20);

const CLAIM = {
  ...{ id: text, runId: text, source: z.enum(CLAIM_SOURCES), sequence: whole, synthetic: z.literal(true) },
  ...{ providerId, specialtyId: known(REFERENCE.specialtyById, 'specialty'), billingNpi: code },
  ...{ renderingNpi: code.nullable(), payerId, patientId: text, patientName: text, patientDob: day.nullable() },
  ...{ patientSex: z.enum(['F', 'M']), memberId: text, dateOfService: day, submissionDate: instant },
  ...{ processingDate: instant.nullable(), placeOfService: code.nullable(), serviceLocation: text.nullable() },
  ...{ diagnosisCodes: codes, procedureCodes: codes, authorizationNumber: text.nullable() },
  ...{ referralNumber: text.nullable(), orderingNpi: code.nullable(), referringNpi: code.nullable() },
  ...{ cliaNumber: text.nullable(), accidentDate: day.nullable(), attachmentControlNumber: text.nullable() },
  ...{ primaryRemittanceNumber: text.nullable(), frequencyCode: z.enum(['1', '7']), originalClaimId: text.nullable() },
  ...{ payerRecord, billedAmount: dollars, allowedAmount: dollars, paidAmount: dollars, patientAmount: dollars },
  ...{ adjustmentAmount: dollars, status, initialStatus: z.enum(['approved', 'denied']).nullable() },
  ...{ denialReason: text.nullable(), denialCauseId: text.nullable(), denialGroup: group.nullable() },
  ...{ denialCarc: code.nullable(), denialRarcs: codes, denialLine: ordinal.nullable() },
};

const LINE = {
  ...{ claimId: text, lineNumber: ordinal, procedureCode: code, modifiers: codes, units: whole },
  ...{ diagnosisCodes: codes, ndc: code.nullable(), status, billedAmount: dollars, allowedAmount: dollars },
  ...{ paidAmount: dollars, patientAmount: dollars, adjustments },
};

const APPEAL = {
  ...{ id: text, claimId: text, runId: text, appealDate: instant, appealReason: text },
  ...{ appealStatus: z.enum(APPEAL_STATUSES), decisionDueDate: instant, outcomeDate: instant.nullable() },
  ...{ amountAtStake: dollars, recoveredAmount: dollars },
};

const EVENT = {
  ...{ id: text, runId: text, timestamp: instant, type: z.enum(LEARNING_EVENT_TYPES) },
  ...{ context: z.literal(LEARNING_CONTEXT), patternId, userId: text, providerId, sessionId: text },
  metadata: z.strictObject({
    ...{ duration: whole.optional(), correct: whole.optional(), total: whole.optional() },
    ...{ correction: text.optional(), claimId: text.optional() },
  }),
};

const TRUTH = {
  ...{ claimId: text, runId: text, plantedCauseId: text.nullable(), operation: text.nullable() },
  ...{ lineNumber: ordinal.nullable(), description: text.nullable(), templateId: text, stream: text },
};

/** What each field of a table may hold, by the property that it is stored under. */
export const ROW_FIELDS: Readonly<Record<ExportTableName, Readonly<Record<string, z.ZodType>>>> = {
  claims: CLAIM,
  claim_lines: LINE,
  appeals: APPEAL,
  learning_events: EVENT,
  ground_truth: TRUTH,
};
