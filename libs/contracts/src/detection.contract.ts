import { CANDIDATE_STATUSES, DETECTION_STATES, TRENDS } from '@portal/domain';
import { z } from 'zod';
import { calendarDate, dollars, instant, share } from './money.contract.js';
import { oneOrMore } from './page.contract.js';

const count = z.number().int();

/** So many refused of so many answered. */
const refusals = z.object({
  denied: count.describe('Claims refused with these codes'),
  seen: count.describe('Claims answered'),
  rate: share.nullable().describe('Share refused; null where none was answered'),
});

/** How far detection has come. It runs every six simulated hours, on the hour 00, 06, 12 and 18. */
export const detectionStatus = z
  .object({
    state: z
      .enum(DETECTION_STATES)
      .describe(
        '`idle` without a run; `current`; `behind` while answers wait; `failed`: the last good result is shown',
      ),
    runId: z.string().nullable().describe('Run that it looks at; null while there is none'),
    detectedAt: instant.nullable().meta({ description: 'Simulated instant of the last detection' }),
    nextAt: instant
      .nullable()
      .meta({ description: 'Simulated instant of the next one; null where none will come, as after the end of a run' }),
    hoursBehind: z.number().nonnegative().describe('Simulated hours of answers that were not looked at yet'),
    combinations: count.describe('Combinations of payer, service, place and answer that were tested last'),
    failure: z
      .object({
        reason: z.string().describe('What went wrong, in words'),
        at: instant.meta({ description: 'Real' }),
      })
      .nullable()
      .describe('Why the last attempt failed; it is tried again'),
  })
  .meta({ id: 'DetectionStatus' });
/** How far detection has come. */
export type DetectionStatusView = z.infer<typeof detectionStatus>;

const codeInWords = z.object({ code: z.string().describe('The code'), label: z.string().describe('In our own words') });

/** Something that denials have in common and that the catalogue does not know. */
export const patternCandidate = z
  .object({
    id: z.string().meta({ description: 'Id of the candidate', examples: ['CND-7F3A91-001'] }),
    runId: z.string().describe('Run that it was found in'),
    title: z
      .string()
      .meta({ description: 'What was found', examples: ['Granite Peak Health refuses 93306 at the office'] }),
    status: z.enum(CANDIDATE_STATUSES).describe('What a person decided; `new` until then'),
    patternId: z
      .string()
      .nullable()
      .meta({ description: 'Number that it got when it was confirmed, `PTN-008` and up' }),
    payerId: z.string().nullable().describe('Payer that refuses; null when payers in general do'),
    payerName: z.string().nullable().describe('Name of the payer'),
    procedure: codeInWords.describe('The service that is refused'),
    place: codeInWords.nullable().describe('Place of service that it is bound to; null when every place is refused'),
    group: z.enum(['CO', 'PR', 'OA']).describe('Who bears the amount: CO provider, PR patient, OA other'),
    carc: codeInWords.describe('Claim adjustment reason code'),
    rarcs: z.array(codeInWords).describe('Remittance advice remark codes'),
    foundAt: instant.meta({ description: 'Simulated instant of the detection that found it' }),
    updatedAt: instant.meta({ description: 'Simulated instant of the detection that these figures are of' }),
    began: calendarDate.nullable().meta({
      description: 'Day of submission of the first claim refused; null when it goes back to the start of the data',
    }),
    beganAfter: calendarDate.nullable().meta({
      description: 'Last day before on which such a claim was still accepted: it began after this day',
    }),
    lastRefusal: calendarDate.describe('Day of submission of the last claim refused'),
    ongoing: z.boolean().describe('False when such claims are paid again'),
    since: refusals.describe('Such claims since it began'),
    before: refusals.describe('Such claims in the days before'),
    otherPayers: refusals.describe('The same service and place at other payers, since it began'),
    otherPlaces: refusals.describe('The same service at the same payer in other places, since it began'),
    expectedRate: share.describe('Share refused that was to be expected: the largest of the comparisons'),
    effectSize: z.number().meta({ description: 'Cohen’s h of the rate since it began against the expected one' }),
    pValue: share.meta({ description: 'Chance of so many refusals at the expected rate, one-sided' }),
    qValue: share.meta({ description: 'The same with all combinations allowed for (Benjamini–Hochberg)' }),
    combinations: count.describe('Combinations that were tested beside it'),
    confidence: share.meta({ description: '1 − q, times the share of its refusals that go beyond the expected ones' }),
    score: z
      .number()
      .int()
      .min(0)
      .max(100)
      .meta({ description: 'How much it deserves a look: effect, certainty and money, see docs/detection.md' }),
    atStake: dollars.meta({ description: 'Charges refused so far' }),
    atStakeMonthly: dollars.meta({ description: 'Estimate: charges refused in 30 days if it goes on' }),
    suggestedAction: z.string().describe('What to do about it'),
    daily: z
      .array(
        z.object({
          day: calendarDate,
          approved: count.describe('Such claims not refused with these codes, by day of submission'),
          denied: count.describe('Such claims refused'),
        }),
      )
      .describe('The last 60 days in order'),
    examples: z.array(z.string()).describe('Ids of a few refused claims, the first ones first'),
    claimsQuery: z.string().meta({
      description: 'Parameters of `GET /api/claims` that list exactly the claims counted in `since` as denied',
    }),
  })
  .meta({ id: 'PatternCandidate' });
/** Something that denials have in common and that the catalogue does not know. */
export type PatternCandidate = z.infer<typeof patternCandidate>;

/** Filters of the candidates. Without `runId` it is the run that changed last. */
export const candidateQuery = z.strictObject({
  runId: z.string().optional().describe('Run to look at; the one that changed last when left out'),
  status: oneOrMore(z.enum(CANDIDATE_STATUSES)).describe('Only candidates in one of these states'),
});
/** Filters of the candidates. */
export type CandidateQuery = z.infer<typeof candidateQuery>;

/** Candidates, highest score first, and how far detection has come. */
export const candidateList = z
  .object({
    detection: detectionStatus,
    items: z.array(patternCandidate).describe('The highest score first'),
  })
  .meta({ id: 'PatternCandidates' });
/** Candidates and how far detection has come. */
export type CandidateList = z.infer<typeof candidateList>;

/** What a person decides about a candidate. */
export const candidateDecision = z.strictObject({
  status: z.enum(CANDIDATE_STATUSES).describe('`confirmed` gives it a number of its own; `new` takes a decision back'),
});
/** What a person decides about a candidate. */
export type CandidateDecision = z.infer<typeof candidateDecision>;

/**
 * A pattern over the last 30 days against the 30 days before: by day of the payer's answer. Denials of a confirmed candidate
 * go by day of submission, by which such rules begin, against all claims answered on those days.
 */
const patternTrend = z
  .object({
    id: z.string().meta({ description: 'Id of the pattern', examples: ['PTN-001'] }),
    name: z.string().describe('Name of the pattern'),
    kind: z.enum(['catalogue', 'candidate']).describe('Known before, or found by detection and confirmed'),
    status: z.enum(CANDIDATE_STATUSES).nullable().describe('What a person decided; null for one of the catalogue'),
    group: z.enum(['CO', 'PR', 'OA']).describe('Who bears the amount: CO provider, PR patient, OA other'),
    carc: z.string().describe('Claim adjustment reason code'),
    claims: count.describe('Claims denied at first for it'),
    decided: count.describe('All claims answered'),
    share: share.nullable().describe('Its share of the claims answered'),
    previousClaims: count.describe('The same over the 30 days before'),
    previousDecided: count.describe('The same over the 30 days before'),
    previousShare: share.nullable().describe('The same over the 30 days before'),
    trend: z.enum(TRENDS).meta({
      description:
        'Improving or worsening by a two-proportion test against the 30 days before, 95 %; stable without enough answers',
    }),
    enough: z.boolean().meta({ description: 'True when both spans hold at least 30 answers' }),
    deniedBilled: dollars.meta({ description: 'Charges denied for it' }),
    appealsWon: count.nullable().describe('Appeals won, by day of outcome; null for a candidate'),
    appealsDecided: count.nullable().describe('Appeals decided, by day of outcome; null for a candidate'),
    score: z
      .number()
      .int()
      .min(0)
      .max(100)
      .meta({ description: 'Its share of all denied charges, or how much a candidate deserves a look, 0 to 100' }),
    claimsQuery: z.string().describe('Parameters of `GET /api/claims` that list its claims, of whatever day'),
    daily: z
      .array(
        z.object({
          day: calendarDate,
          denied: count.describe('Claims denied for it'),
          decided: count.describe('All claims answered'),
          share7: share.nullable().describe('Share over the seven days that end there'),
        }),
      )
      .describe('60 days in order'),
  })
  .meta({ id: 'PatternTrend' });
/** A pattern over the last 30 days. */
export type PatternTrendView = z.infer<typeof patternTrend>;

/** The patterns of the catalogue with their course, most denied charges first, and after them confirmed candidates. */
export const patternTrendList = z
  .object({
    runId: z.string().nullable().describe('Run that was looked at; null while there is none'),
    asOf: instant.nullable().meta({ description: 'Simulated instant up to which everything is counted' }),
    from: calendarDate.nullable().meta({ description: 'First of the 30 days' }),
    to: calendarDate.nullable().meta({ description: 'Last of the 30 days' }),
    items: z.array(patternTrend).describe('The catalogue, then confirmed candidates, of each the most costly first'),
  })
  .meta({ id: 'PatternTrends' });
/** The patterns with their course. */
export type PatternTrendList = z.infer<typeof patternTrendList>;

/** An association of a service and payer with a refusal that belongs to a pattern. */
const patternEvidence = z.object({
  feature: z.string().meta({ description: 'What the claims have in common', examples: ['20610 at the office'] }),
  payerId: z.string().nullable().describe('Payer; null when payers in general refuse it'),
  payerName: z.string().nullable().describe('Name of the payer'),
  answer: z.string().meta({ description: 'Codes of the refusal', examples: ['CO-4 N822'] }),
  denied: count.describe('Claims refused with these codes'),
  seen: count.describe('Claims answered'),
  rate: share.describe('Share refused'),
  expectedRate: share.describe('Share that was to be expected'),
  effectSize: z.number().meta({ description: 'Cohen’s h' }),
  qValue: share.meta({ description: 'Chance of so many refusals, all combinations allowed for' }),
  firstSeen: calendarDate.describe('Day of submission of the first claim refused in the window'),
  billed: dollars.meta({ description: 'Charges refused' }),
});

/** A pattern of the catalogue or a confirmed candidate in full. */
export const patternDetail = z
  .object({
    id: z.string().describe('Id of the pattern or candidate'),
    kind: z.enum(['catalogue', 'candidate']).describe('Known before, or found by detection'),
    name: z.string().describe('Name of the pattern'),
    description: z.string().describe('What goes wrong'),
    suggestedAction: z.string().describe('What prevents it'),
    trend: z.enum(TRENDS).meta({
      description:
        'Improving or worsening by a two-proportion test against the 30 days before, 95 %; stable without enough answers',
    }),
    enough: z.boolean().meta({ description: 'True when both spans hold at least 30 answers' }),
    score: z.number().int().min(0).max(100).describe('How much it deserves a look, 0 to 100'),
    weekly: z
      .array(
        z.object({
          from: calendarDate.meta({ description: 'First day of the week' }),
          to: calendarDate.meta({ description: 'Last day of the week, or the last day that there is' }),
          denied: count.describe('Claims denied for it'),
          seen: count.describe('Claims answered that could have been'),
          rate: share.nullable().describe('Share denied'),
          deniedBilled: dollars.meta({ description: 'Charges denied for it' }),
        }),
      )
      .describe('Weeks in order, at most 26; they end on the last day that there is'),
    evidence: z.array(patternEvidence).describe('What its denials have in common, the strongest first'),
    examples: z.array(z.string()).describe('Ids of a few claims, the latest first'),
    claimsQuery: z.string().describe('Parameters of `GET /api/claims` that list its claims'),
    candidate: patternCandidate.nullable().describe('The candidate; null for a pattern of the catalogue'),
  })
  .meta({ id: 'PatternDetail' });
/** A pattern of the catalogue or a candidate in full. */
export type PatternDetailView = z.infer<typeof patternDetail>;

/** Answer to a detection on demand. */
export const detectionRun = z
  .object({
    detection: detectionStatus,
    found: z.array(z.string()).describe('Ids of candidates that were not known before'),
    candidates: count.describe('Candidates that there are now'),
  })
  .meta({ id: 'DetectionRun' });
/** Answer to a detection on demand. */
export type DetectionRunView = z.infer<typeof detectionRun>;

/** Body of a detection on demand. May be left out. */
export const detectionRunRequest = z
  .strictObject({ runId: z.string().optional().describe('Run to look at; the one that changed last when left out') })
  .prefault({});
