import { EDITS, POLICY_SOURCES, TRENDS } from '@portal/domain';
import { z } from 'zod';
import { calendarDate, dollars, instant, share } from './money.contract.js';
import { staleness } from './staleness.contract.js';

const count = z.number().int();

/** A payer rule with what it did over the last 30 days against the 30 days before, by day of the payer's answer. */
const policyView = z
  .object({
    id: z.string().meta({ description: 'Id of the policy', examples: ['FREQ-A1C'] }),
    name: z.string().meta({ description: 'The rule in our own words' }),
    edit: z.enum(EDITS).describe('Check of the payer that the rule belongs to'),
    causeId: z.string().describe('Pattern or background cause that its denials count under'),
    causeName: z.string().describe('Name of that cause'),
    source: z
      .enum(POLICY_SOURCES)
      .describe('`book`: a rule of the policy book; `detected`: inferred from denials by detection'),
    payerIds: z.array(z.string()).nullable().describe('Payers that have the rule; null when all have'),
    procedureCodes: z
      .array(z.string())
      .nullable()
      .describe('Codes that it looks at; null when it looks at every claim'),
    placeOfService: z.string().nullable().describe('Place that it is bound to; null when it holds in every place'),
    effectiveFrom: calendarDate.nullable().meta({ description: 'First day on which it holds; null = always has' }),
    effectiveTo: calendarDate
      .nullable()
      .meta({ description: 'Last day on which it holds; null = until further notice' }),
    claims: count.describe('Claims answered that it looked at'),
    denied: count.describe('Claims denied for it'),
    denialRate: share.nullable().describe('Share denied; null where it looked at none'),
    deniedBilled: dollars.meta({ description: 'Charges denied for it' }),
    previousClaims: count.describe('The same over the 30 days before'),
    previousDenied: count.describe('The same over the 30 days before'),
    previousRate: share.nullable().describe('The same over the 30 days before'),
    trend: z.enum(TRENDS).meta({
      description:
        'Improving or worsening by a two-proportion test against the 30 days before, 95 %; stable without enough answers',
    }),
    enough: z.boolean().meta({ description: 'True when both spans hold at least 30 answers' }),
    sparkline: z.array(count).describe('Claims denied a day, 60 days in order'),
  })
  .meta({ id: 'Policy' });
/** A payer rule with what it did. */
export type PolicyView = z.infer<typeof policyView>;

/** Filters of the policies. Without `runId` it is the run that changed last. */
export const policyQuery = z.strictObject({
  runId: z.string().optional().describe('Run to look at; the one that changed last when left out'),
  payerId: z.string().optional().describe('Only rules that this payer has'),
  patternId: z.string().optional().describe('Only rules whose denials count under this pattern or cause'),
  source: z.enum(POLICY_SOURCES).optional().describe('Only rules of this origin'),
  status: z.enum(['active', 'inactive']).optional().describe('Active = denied at least one claim in the 60 days'),
});
/** Filters of the policies. */
export type PolicyQuery = z.infer<typeof policyQuery>;

/** All policies, most denied charges first, and how far matching has come. */
export const policyList = z
  .object({
    runId: z.string().nullable().describe('Run that was looked at; null while there is none'),
    matchedTo: instant.nullable().meta({ description: 'Simulated instant up to which every answer is matched' }),
    backlog: count.describe('Claims answered that are not matched yet'),
    ...staleness,
    from: calendarDate.nullable().meta({ description: 'First of the 30 days' }),
    to: calendarDate.nullable().meta({ description: 'Last of the 30 days' }),
    unexplained: z
      .object({
        claims: count.describe('Claims denied'),
        deniedBilled: dollars.meta({ description: 'Their charges' }),
      })
      .describe('Denials of the 30 days that no rule of the book explains: what detection may find a rule for'),
    items: z.array(policyView).describe('The most denied charges first'),
  })
  .meta({ id: 'Policies' });
/** All policies. */
export type PolicyList = z.infer<typeof policyList>;

/** A policy with its course. */
export const policyDetail = policyView
  .extend({
    runId: z.string().nullable().describe('Run that was looked at; null while there is none'),
    ...staleness,
    daily: z
      .array(
        z.object({
          day: calendarDate,
          claims: count.describe('Claims answered that it looked at'),
          denied: count.describe('Claims denied for it'),
          denialRate: share.nullable().describe('Share denied'),
          rate7: share.nullable().describe('Share denied over the seven days that end there'),
          deniedBilled: dollars.meta({ description: 'Charges denied for it' }),
        }),
      )
      .describe('At most 365 days in order'),
    examples: z.array(z.string()).describe('Ids of a few claims denied for it, the latest first'),
    claimsQuery: z.string().describe('Parameters of `GET /api/claims` that list the claims denied for it'),
  })
  .meta({ id: 'PolicyDetail' });
/** A policy with its course. */
export type PolicyDetailView = z.infer<typeof policyDetail>;

/** Query of a single policy or pattern. */
export const runChoice = z.strictObject({
  runId: z.string().optional().describe('Run to look at; the one that changed last when left out'),
});
/** Query of a single policy or pattern. */
export type RunChoice = z.infer<typeof runChoice>;

/** What payers hold against a procedure code, in words. */
export const codeIntelligence = z
  .object({
    code: z.string().meta({ description: 'CPT or HCPCS code', examples: ['99213'] }),
    label: z.string().describe('The service in our own words'),
    category: z.string().describe('Kind of service'),
    maximumUnits: count.describe('Most units a day'),
    summary: z.string().meta({
      description: 'The code and its first rule in one line',
      examples: ['99213: Office visit, known patient, level 3; needs modifier 25 beside a procedure of the same day'],
    }),
    rules: z
      .array(
        z.object({
          policyId: z.string().describe('Policy that the rule belongs to'),
          text: z.string().describe('What payers ask, in words'),
        }),
      )
      .describe('Everything that payers ask of it'),
  })
  .meta({ id: 'CodeIntelligence' });
/** What payers hold against a procedure code. */
export type CodeIntelligenceView = z.infer<typeof codeIntelligence>;

/** All procedure codes in use. */
export const codeIntelligenceList = z.object({ items: z.array(codeIntelligence).describe('Codes in order') });
