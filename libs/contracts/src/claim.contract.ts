import { CLAIM_SOURCES, CLAIM_STATUSES } from '@portal/domain';
import { z } from 'zod';
import { appeal } from './appeal.contract.js';
import { calendarDate, dollars, instant } from './money.contract.js';
import { oneOrMore, pageOf, pageQuery } from './page.contract.js';

const initialStatus = z.enum(['approved', 'denied']);
const adjustmentGroup = z.enum(['CO', 'PR', 'OA']);

/** A claim as a row of the list. The patient is masked unless `names=show` is asked for. */
const claimSummary = z.object({
  id: z.string().meta({ description: 'Id of the claim', examples: ['CLM-7F3A91-0000123'] }),
  runId: z.string().nullable().describe('Run that generated it; null for a claim that came from elsewhere'),
  source: z.enum(CLAIM_SOURCES).describe('Where the claim came from'),
  synthetic: z.boolean().describe('True for a generated claim'),
  providerId: z.string().describe('Id of the billing provider'),
  providerName: z.string().describe('Name of the billing provider'),
  payerId: z.string().describe('Id of the payer'),
  payerName: z.string().describe('Name of the payer'),
  patientName: z
    .string()
    .meta({ description: 'Name of the patient, masked unless `names=show`', examples: ['C••• T•••'] }),
  dateOfService: calendarDate,
  submissionDate: instant,
  processingDate: instant.nullable(),
  procedureCodes: z.array(z.string()).describe('Codes of all lines in order'),
  diagnosisCodes: z.array(z.string()).describe('ICD-10-CM codes in order'),
  status: z.enum(CLAIM_STATUSES).describe('Where it stands now'),
  initialStatus: initialStatus.nullable().describe('What the payer said first; never rewritten'),
  denialReason: z.string().nullable().describe('Reason of the first answer in words; null unless it was a denial'),
  denialCauseId: z
    .string()
    .nullable()
    .describe('Pattern or background cause read from the claim; null unless denied at first'),
  billedAmount: dollars,
  allowedAmount: dollars,
  paidAmount: dollars,
  patientAmount: dollars.meta({ description: 'The patient’s share of the allowed amount; 0 for a denial' }),
});
/** A claim as a row of the list. */
export type ClaimSummary = z.infer<typeof claimSummary>;

const chargeFilter = z.coerce
  .number()
  .min(0)
  .max(1_000_000_000)
  .multipleOf(0.01)
  .meta({ description: 'US dollars, included' });

/** Filters of the claim list. Several values of one filter mean any of them; different filters must all hold. */
export const claimQuery = pageQuery
  .extend({
    runId: z.string().optional().describe('Only what this run generated'),
    status: oneOrMore(z.enum(CLAIM_STATUSES)).describe('Only those in one of these states'),
    initialStatus: oneOrMore(z.enum(['approved', 'denied', 'pending'])).meta({
      description: '`pending` = no first answer yet',
    }),
    providerId: oneOrMore(z.string()).describe('Only those of these billing providers'),
    payerId: oneOrMore(z.string()).describe('Only those of these payers'),
    patternId: oneOrMore(z.string()).meta({
      description: 'Cause read from the claim, a pattern or a background cause',
    }),
    policyId: z
      .string()
      .max(40)
      .optional()
      .meta({ description: 'Denied for this policy, as `GET /api/policies` names it' }),
    candidateId: z
      .string()
      .max(40)
      .optional()
      .meta({ description: 'Denied as this candidate of detection says; a candidate that does not exist is refused' }),
    procedureCode: z.string().max(10).optional().describe('Claims with this code on any line'),
    submittedFrom: calendarDate.optional(),
    submittedTo: calendarDate.optional().meta({ description: 'Last day, included' }),
    decidedFrom: calendarDate.optional().meta({ description: 'Day of the payer’s first answer' }),
    decidedTo: calendarDate.optional().meta({ description: 'Last day, included' }),
    outcomeFrom: calendarDate.optional().meta({ description: 'Day on which an appeal of the claim was decided' }),
    outcomeTo: calendarDate.optional().meta({ description: 'Last day, included' }),
    billedMin: chargeFilter.optional(),
    billedMax: chargeFilter.optional(),
    search: z.string().trim().min(1).max(80).optional().meta({
      description: 'Beginning or number of the claim id, or part of a payer, provider, code or denial reason',
    }),
    sort: z
      .enum(['submissionDate', '-submissionDate', 'billedAmount', '-billedAmount'])
      .default('-submissionDate')
      .describe('Order of the list; a minus sign means descending'),
    names: z
      .enum(['masked', 'show'])
      .default('masked')
      .meta({ description: '`show` needs the admin token and is recorded' }),
  })
  .strict();
/** Filters of the claim list. */
export type ClaimQuery = z.infer<typeof claimQuery>;

/** A page of claims. Their number is asked for apart, because counting a million takes longer than a page. */
export const claimPage = pageOf(claimSummary).omit({ total: true }).meta({ id: 'ClaimPage' });
/** A page of claims. */
export type ClaimPage = z.infer<typeof claimPage>;

/** Filters by which claims are counted: those of the list. */
export const claimCountQuery = claimQuery.omit({ cursor: true, limit: true, sort: true, names: true }).strict();
/** Filters by which claims are counted. */
export type ClaimCountQuery = z.infer<typeof claimCountQuery>;

/** How many claims match the filters. */
export const claimCount = z
  .object({ total: z.number().int().nonnegative().describe('Claims that match the filters') })
  .meta({ id: 'ClaimCount' });
/** How many claims match the filters. */
export type ClaimCount = z.infer<typeof claimCount>;

/** A code with what it stands for. */
export const codeInWords = z.object({
  code: z.string().describe('The code'),
  label: z.string().meta({ description: 'Our own words, not the publisher’s' }),
});

/** A line of a claim in full. */
const claimLineDetail = z.object({
  lineNumber: z.number().int().describe('Number of the line, from 1'),
  procedureCode: z.string().describe('CPT or HCPCS code of the line'),
  label: z.string().describe('The service in our own words'),
  modifiers: z.array(codeInWords).describe('Modifiers in order'),
  units: z.number().int().describe('Units of service'),
  diagnosisCodes: z.array(z.string()).describe('ICD-10-CM codes in order'),
  ndc: z.string().nullable().describe('National drug code; null where no drug is billed'),
  status: z.enum(CLAIM_STATUSES).describe('Where it stands now'),
  billedAmount: dollars,
  allowedAmount: dollars,
  paidAmount: dollars,
  patientAmount: dollars,
  payableAmount: dollars.meta({ description: 'What the payer would pay on this line if the claim had no fault' }),
  adjustments: z
    .array(
      z.object({
        group: adjustmentGroup.describe('Who bears the amount: CO provider, PR patient, OA other'),
        carc: codeInWords.describe('Claim adjustment reason code'),
        amount: dollars,
        rarcs: z.array(codeInWords).describe('Remittance advice remark codes'),
      }),
    )
    .describe('What the payer took off, and why'),
});
/** A line of a claim in full. */
export type ClaimLineDetail = z.infer<typeof claimLineDetail>;

/** Why a claim was denied, as adjudication reads it from the claim. */
const denialExplanation = z.object({
  causeId: z.string().describe('Pattern or background cause'),
  reason: z.string().meta({ description: 'Reason in a few words', examples: ['Missing Modifier 25'] }),
  lineNumber: z.number().int().nullable().describe('Number of the line, from 1'),
  group: adjustmentGroup.describe('Who bears the amount: CO provider, PR patient, OA other'),
  carc: codeInWords.describe('Claim adjustment reason code'),
  rarcs: z.array(codeInWords).describe('Remittance advice remark codes'),
  why: z.string().meta({ description: 'What is wrong, on this claim, in plain words' }),
  remedy: z.string().meta({ description: 'What would have passed, in plain words' }),
  rule: z.string().meta({ description: 'Name of the rule that was broken' }),
  modifierToAdd: z
    .string()
    .nullable()
    .meta({ description: 'Set where one modifier on the offending line would have been enough' }),
  codes: z.array(z.string()).describe('Codes that the rule speaks of'),
  appealable: z.boolean().describe('False where the claim must be corrected and sent again instead'),
  payableAmount: dollars.meta({ description: 'What the payer would pay if the denial were overturned' }),
});

/** One step in the life of a claim. */
const timelineStep = z.object({
  kind: z
    .enum(['service', 'submitted', 'approved', 'denied', 'appealed', 'decision-due', 'overturned', 'upheld'])
    .describe('What happened'),
  at: z.string().meta({ description: 'Instant, or a calendar day for the service' }),
  title: z.string().describe('What happened, in words'),
  detail: z.string().describe('Particulars in words'),
  future: z.boolean().describe('True for a step that is due but has not happened'),
});

/** A claim in full. */
export const claimDetail = claimSummary
  .extend({
    specialty: z.string().describe('Specialty of the rendering clinician'),
    billingNpi: z.string().describe('NPI of the billing provider'),
    renderingNpi: z.string().nullable().describe('NPI of the clinician who gave the service'),
    renderingName: z.string().nullable().describe('Name of that clinician'),
    patientDob: z.string().nullable().meta({ description: 'Masked to the year unless `names=show`' }),
    patientSex: z.enum(['F', 'M']).describe('Sex as the payer has it'),
    patientAge: z
      .number()
      .int()
      .nullable()
      .describe('Whole years on the date of service; null where the claim names no birth date'),
    memberId: z.string().describe('Number of the patient’s insurance'),
    placeOfService: codeInWords.nullable().describe('Place of service; null when missing'),
    serviceLocation: z.string().nullable().describe('Address or name of the place where it differs from the practice'),
    diagnoses: z.array(codeInWords).describe('Diagnoses in order, in words'),
    lineItems: z.array(claimLineDetail).describe('Lines in order'),
    authorizationNumber: z.string().nullable().describe('Number of the prior authorization'),
    referralNumber: z.string().nullable().describe('Number of the referral'),
    orderingNpi: z.string().nullable().describe('NPI of the clinician who ordered the service'),
    referringNpi: z.string().nullable().describe('NPI of the clinician who referred the patient'),
    cliaNumber: z.string().nullable().describe('Certificate number of the laboratory'),
    accidentDate: calendarDate.nullable(),
    attachmentControlNumber: z.string().nullable().describe('Number under which documentation was sent'),
    frequencyCode: z.enum(['1', '7']).describe('1 original, 7 replacement'),
    originalClaimId: z.string().nullable().describe('Claim that this one replaces'),
    adjustmentAmount: dollars.meta({ description: 'What is taken off the charge; all of it for a denial' }),
    denial: denialExplanation.nullable().describe('Why it was denied; null unless denied at first'),
    appeals: z.array(appeal).describe('Appeals of this claim'),
    timeline: z.array(timelineStep).describe('Life of the claim in order'),
    sameCause: z
      .object({ claims: z.number().int().describe('Number of claims'), billedAmount: dollars })
      .nullable()
      .meta({ description: 'Claims of the run denied at first for the same cause' }),
    recordedAt: instant.meta({ description: 'Real' }),
  })
  .meta({ id: 'ClaimDetail' });
/** A claim in full. */
export type ClaimDetail = z.infer<typeof claimDetail>;

/** Where a claim came from; admin only, because it holds the ground truth. */
export const claimProvenance = z
  .object({
    claimId: z.string().describe('Id of the claim'),
    runId: z.string().nullable().describe('Run that generated it; null for a claim that came from elsewhere'),
    seed: z.number().int().nullable().describe('Seed of the run'),
    stream: z.string().nullable().describe('Random stream that made the claim; null where `truthKnown` is false'),
    sequence: z.number().int().describe('Number of the claim in its run'),
    simulationVersion: z.string().nullable().describe('Version of the simulated world'),
    templateId: z.string().nullable().describe('Kind of encounter behind the claim; null where `truthKnown` is false'),
    truthKnown: z
      .boolean()
      .describe('False where nobody kept what was planted: the run was brought in without its ground truth'),
    planted: z
      .object({
        causeId: z.string().describe('Pattern or background cause'),
        name: z.string().describe('Name of the cause'),
        operation: z.string().nullable().describe('How the defect was planted'),
        lineNumber: z.number().int().nullable().describe('Number of the line, from 1'),
        description: z.string().nullable().describe('What was changed in the claim'),
      })
      .nullable()
      .describe('The defect planted in it; null for a claim without one, and where `truthKnown` is false'),
    received: z
      .object({
        claim: z.string().meta({ description: 'File and place of the claim', examples: ['january.837, segment 17'] }),
        answer: z.string().nullable().describe('File and place of the payer’s answer; null where there is none'),
      })
      .nullable()
      .describe('Where the claim stands in the files that it came from; null for a generated one'),
    occurredAt: instant,
    recordedAt: instant,
  })
  .meta({ id: 'ClaimProvenance' });
/** Where a claim came from. */
export type ClaimProvenance = z.infer<typeof claimProvenance>;

/** Query of a single claim. */
export const nameChoice = z.strictObject({
  names: z.enum(['masked', 'show']).default('masked').describe('`show` needs the admin token and is recorded'),
});
/** Query of a single claim. */
export type NameChoice = z.infer<typeof nameChoice>;
