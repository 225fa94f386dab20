import { CLAIM_SOURCES, CLAIM_STATUSES } from '@portal/domain';
import { z } from 'zod';
import { appeal } from './appeal.contract.js';
import { calendarDate, dollars, instant } from './money.contract.js';
import { oneOrMore, pageOf, pageQuery } from './page.contract.js';

const initialStatus = z.enum(['approved', 'denied']);
const adjustmentGroup = z.enum(['CO', 'PR', 'OA']);

/** A claim as a row of the list. The patient is masked unless `names=show` is asked for. */
export const claimSummary = z.object({
  id: z.string().meta({ examples: ['CLM-7F3A91-0000123'] }),
  runId: z.string().nullable(),
  source: z.enum(CLAIM_SOURCES),
  synthetic: z.boolean(),
  providerId: z.string(),
  providerName: z.string(),
  payerId: z.string(),
  payerName: z.string(),
  patientName: z.string().meta({ examples: ['T•••, C••'] }),
  dateOfService: calendarDate,
  submissionDate: instant,
  processingDate: instant.nullable(),
  procedureCodes: z.array(z.string()),
  diagnosisCodes: z.array(z.string()),
  status: z.enum(CLAIM_STATUSES),
  initialStatus: initialStatus.nullable(),
  denialReason: z.string().nullable(),
  denialCauseId: z.string().nullable(),
  billedAmount: dollars,
  allowedAmount: dollars,
  paidAmount: dollars,
  patientAmount: dollars,
});
/** A claim as a row of the list. */
export type ClaimSummary = z.infer<typeof claimSummary>;

/** Filters of the claim list. Several values of one filter mean any of them; different filters must all hold. */
export const claimQuery = pageQuery
  .extend({
    runId: z.string().optional(),
    status: oneOrMore(z.enum(CLAIM_STATUSES)),
    initialStatus: oneOrMore(z.enum(['approved', 'denied', 'pending'])).meta({
      description: '`pending` = no first answer yet',
    }),
    providerId: oneOrMore(z.string()),
    payerId: oneOrMore(z.string()),
    patternId: oneOrMore(z.string()).meta({
      description: 'Cause read from the claim, a pattern or a background cause',
    }),
    procedureCode: z.string().max(10).optional(),
    submittedFrom: calendarDate.optional(),
    submittedTo: calendarDate.optional().meta({ description: 'Last day, included' }),
    billedMin: z.coerce.number().min(0).optional(),
    billedMax: z.coerce.number().min(0).optional(),
    search: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .optional()
      .meta({ description: 'Claim id, payer, provider, code or denial reason' }),
    sort: z.enum(['submissionDate', '-submissionDate', 'billedAmount', '-billedAmount']).default('-submissionDate'),
    names: z
      .enum(['masked', 'show'])
      .default('masked')
      .meta({ description: '`show` needs the admin token and is recorded' }),
  })
  .strict();
/** Filters of the claim list. */
export type ClaimQuery = z.infer<typeof claimQuery>;

/** A page of claims. */
export const claimPage = pageOf(claimSummary).meta({ id: 'ClaimPage' });
/** A page of claims. */
export type ClaimPage = z.infer<typeof claimPage>;

const codeInWords = z.object({
  code: z.string(),
  label: z.string().meta({ description: 'Our own words, not the publisher’s' }),
});

/** A line of a claim in full. */
export const claimLineDetail = z.object({
  lineNumber: z.number().int(),
  procedureCode: z.string(),
  label: z.string(),
  modifiers: z.array(codeInWords),
  units: z.number().int(),
  diagnosisCodes: z.array(z.string()),
  ndc: z.string().nullable(),
  status: z.enum(CLAIM_STATUSES),
  billedAmount: dollars,
  allowedAmount: dollars,
  paidAmount: dollars,
  patientAmount: dollars,
  payableAmount: dollars.meta({ description: 'What the payer would pay on this line if the claim had no fault' }),
  adjustments: z.array(
    z.object({ group: adjustmentGroup, carc: codeInWords, amount: dollars, rarcs: z.array(codeInWords) }),
  ),
});
/** A line of a claim in full. */
export type ClaimLineDetail = z.infer<typeof claimLineDetail>;

/** Why a claim was denied, as adjudication reads it from the claim. */
export const denialExplanation = z.object({
  causeId: z.string(),
  reason: z.string().meta({ examples: ['Missing Modifier 25'] }),
  lineNumber: z.number().int().nullable(),
  group: adjustmentGroup,
  carc: codeInWords,
  rarcs: z.array(codeInWords),
  why: z.string().meta({ description: 'What is wrong, on this claim, in plain words' }),
  remedy: z.string().meta({ description: 'What would have passed, in plain words' }),
  rule: z.string().meta({ description: 'Name of the rule that was broken' }),
  modifierToAdd: z
    .string()
    .nullable()
    .meta({ description: 'Set where one modifier on the offending line would have been enough' }),
  codes: z.array(z.string()),
  appealable: z.boolean(),
  payableAmount: dollars.meta({ description: 'What the payer would pay if the denial were overturned' }),
});

/** One step in the life of a claim. */
export const timelineStep = z.object({
  kind: z.enum(['service', 'submitted', 'approved', 'denied', 'appealed', 'decision-due', 'overturned', 'upheld']),
  at: z.string().meta({ description: 'Instant, or a calendar day for the service' }),
  title: z.string(),
  detail: z.string(),
  future: z.boolean(),
});

/** A claim in full. */
export const claimDetail = claimSummary
  .extend({
    specialty: z.string(),
    billingNpi: z.string(),
    renderingNpi: z.string().nullable(),
    renderingName: z.string().nullable(),
    patientDob: z.string().nullable().meta({ description: 'Masked to the year unless `names=show`' }),
    patientSex: z.enum(['F', 'M']),
    patientAge: z.number().int(),
    memberId: z.string(),
    placeOfService: codeInWords.nullable(),
    serviceLocation: z.string().nullable(),
    diagnoses: z.array(codeInWords),
    lineItems: z.array(claimLineDetail),
    authorizationNumber: z.string().nullable(),
    referralNumber: z.string().nullable(),
    orderingNpi: z.string().nullable(),
    referringNpi: z.string().nullable(),
    cliaNumber: z.string().nullable(),
    accidentDate: calendarDate.nullable(),
    attachmentControlNumber: z.string().nullable(),
    frequencyCode: z.enum(['1', '7']),
    originalClaimId: z.string().nullable(),
    adjustmentAmount: dollars,
    denial: denialExplanation.nullable(),
    appeals: z.array(appeal),
    timeline: z.array(timelineStep),
    sameCause: z
      .object({ claims: z.number().int(), billedAmount: dollars })
      .nullable()
      .meta({ description: 'Claims of the run denied at first for the same cause' }),
    recordedAt: instant.meta({ description: 'Real' }),
  })
  .meta({ id: 'ClaimDetail' });
/** A claim in full. */
export type ClaimDetail = z.infer<typeof claimDetail>;

/** Where a generated claim came from; admin only, because it holds the ground truth. */
export const claimProvenance = z
  .object({
    claimId: z.string(),
    runId: z.string().nullable(),
    seed: z.number().int().nullable(),
    stream: z.string().nullable(),
    sequence: z.number().int(),
    simulationVersion: z.string().nullable(),
    templateId: z.string().nullable(),
    planted: z
      .object({
        causeId: z.string(),
        name: z.string(),
        operation: z.string().nullable(),
        lineNumber: z.number().int().nullable(),
        description: z.string().nullable(),
      })
      .nullable(),
    occurredAt: instant,
    recordedAt: instant,
  })
  .meta({ id: 'ClaimProvenance' });
/** Where a generated claim came from. */
export type ClaimProvenance = z.infer<typeof claimProvenance>;

/** Query of a single claim. */
export const nameChoice = z.strictObject({ names: z.enum(['masked', 'show']).default('masked') });
/** Query of a single claim. */
export type NameChoice = z.infer<typeof nameChoice>;
