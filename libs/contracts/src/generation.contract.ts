import { claimsPerDayBounds, GENERATION_BOUNDS as BOUNDS, GENERATION_SPEEDS, RUN_STATES } from '@portal/domain';
import { z } from 'zod';
import { calendarDate, dollars, instant, share } from './money.contract.js';
import { checkClaimsPerDay, liveSettings, scenarioConfig } from './scenario-config.contract.js';

/** Body of start and estimate: a scenario and what differs from it. */
export const startRequest = z
  .strictObject({
    scenarioId: z
      .string()
      .min(1)
      .max(80)
      .meta({ description: 'Scenario to start from', examples: ['demo'] }),
    seed: z
      .number()
      .int()
      .min(BOUNDS.seed.min)
      .max(BOUNDS.seed.max)
      .optional()
      .meta({ description: 'Drawn when absent', examples: [271828] }),
    speed: z
      .enum(GENERATION_SPEEDS)
      .optional()
      .describe('Simulated time against real time; `max` = as fast as the machine allows'),
    ...scenarioConfig.partial().shape,
  })
  .superRefine(({ scenarioId, ...settings }, context) => {
    checkClaimsPerDay(settings, claimsPerDayBounds(scenarioId).max, context);
  })
  .meta({ id: 'StartGeneration' });
/** Body of start and estimate. */
export type StartRequest = z.input<typeof startRequest>;

/** What a run is expected to yield. */
export const generationEstimate = z
  .object({
    days: z.number().int().nullable().describe('Simulated days, history included; null for a continuous run'),
    countedDays: z
      .number()
      .int()
      .describe('Days that the figures are for, history included; of a continuous run thirty beside the history'),
    historyDays: z.number().int().describe('Days of history among them'),
    claims: z.number().int().describe('Number of claims'),
    denials: z
      .number()
      .int()
      .describe('Number of claims denied at first by the end of the days counted; later answers are left out'),
    appeals: z.number().int().describe('Number of appeals'),
    practiceSessions: z.number().describe('Number of practice sessions'),
    learningEvents: z.number().int().describe('Number of practice and correction events'),
    combinedDenialRate: share.describe('Denial rate at the start, planted patterns and other causes together'),
    backgroundDenialRate: share.describe('Share denied for other causes than the planted patterns, at the start'),
    backgroundDenials: z.number().int().describe('Claims that other causes will deny'),
    finalDenialRate: share.describe('Denial rate at the end, after practice'),
    perPattern: z
      .array(
        z.object({
          patternId: z.string().describe('Id of the pattern'),
          claims: z.number().int().describe('Claims that will carry it'),
          finalFrequency: share.describe('Frequency at the end, after practice'),
        }),
      )
      .describe('Planted patterns'),
    realSeconds: z
      .number()
      .nullable()
      .meta({ description: 'Real seconds at the chosen speed; null for `max` and for a continuous run' }),
    maxSeconds: z.number().nullable().meta({
      description: 'Real seconds at speed `max`, from the rate measured on this machine; null until a run gave one',
    }),
    from: calendarDate,
    to: calendarDate.nullable(),
    storageBytes: z.number().int().describe('Bytes that the rows will take'),
    warnings: z.array(z.string()).describe('What may surprise, in words'),
  })
  .meta({ id: 'GenerationEstimate' });
/** What a run is expected to yield. */
export type GenerationEstimateView = z.infer<typeof generationEstimate>;

/** Answer to a start. */
export const startResponse = z
  .object({
    runId: z.string().meta({ description: 'Id of the run', examples: ['RUN-7F3A91'] }),
    seed: z.number().int().describe('Seed of the run'),
    state: z.enum(RUN_STATES).describe('State of the run'),
    estimate: generationEstimate,
  })
  .meta({ id: 'StartedGeneration' });
/** Answer to a start. */
export type StartResponse = z.infer<typeof startResponse>;

/** One pattern of a run: what was asked for and what came. */
const patternShare = z.object({
  patternId: z.string().describe('Id of the pattern'),
  name: z.string().describe('Name of the pattern'),
  claims: z.number().int().meta({
    description: 'Claims linked to the pattern that were submitted from the start of the run on',
  }),
  linkedClaims: z.number().int().meta({
    description:
      'All claims linked to the pattern, those of the history too; none of a run that was taken in without its ground truth',
  }),
  share: share.meta({ description: 'Of all claims submitted from the start of the run on: `sinceStart.claims`' }),
  target: share.meta({ description: 'Frequency in force now, mean over providers weighted by their claims' }),
  expectedShare: share.meta({
    description: 'Mean target over the claims since the start: what `share` should be near',
  }),
  standardErrors: z.number().meta({ description: 'Distance of share from expectedShare in standard errors' }),
});

/** Status of generation; the same body is pushed as `generation.status`. */
export const generationStatus = z
  .object({
    state: z.enum(RUN_STATES).describe('State of the run'),
    runId: z.string().nullable().describe('Id of the run'),
    scenarioId: z.string().nullable().describe('Id of the scenario'),
    scenarioName: z.string().nullable().describe('Name of the scenario at the start'),
    seed: z.number().int().nullable().describe('Seed of the run'),
    speed: z
      .enum(GENERATION_SPEEDS)
      .nullable()
      .describe('Simulated time against real time; `max` = as fast as the machine allows'),
    simulatedNow: instant.nullable(),
    simulatedStart: instant.nullable().meta({ description: 'Start of the run, after the history' }),
    simulatedEnd: instant.nullable().meta({ description: 'Null for a continuous run' }),
    historyFrom: instant.nullable().meta({ description: 'Start of the history; equals simulatedStart without one' }),
    runUntil: instant.nullable().meta({ description: 'Where the run pauses by itself, when that was asked for' }),
    day: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'Simulated day, counted from the start: 1 on the first; 0 or less in the history' }),
    days: z.number().int().nullable().describe('Simulated days, without the history; null for a continuous run'),
    progress: share.nullable().meta({ description: 'Null for a continuous run' }),
    realSecondsLeft: z
      .number()
      .nullable()
      .describe('Real seconds to the end at this speed; null when that cannot be said'),
    claims: z.number().int().describe('Number of claims'),
    denials: z.number().int().meta({ description: 'Denied at first' }),
    approvals: z.number().int().meta({ description: 'Approved at first' }),
    pending: z.number().int().meta({ description: 'Not answered yet' }),
    appeals: z.number().int().describe('Number of appeals'),
    overturned: z.number().int().describe('Appeals won'),
    upheld: z.number().int().describe('Appeals lost'),
    learningEvents: z.number().int().describe('Number of practice and correction events'),
    sinceStart: z
      .object({
        claims: z.number().int().describe('Number of claims'),
        denials: z.number().int().describe('Number of claims denied at first'),
        appeals: z.number().int().describe('Number of appeals'),
        learningEvents: z.number().int().describe('Number of practice and correction events'),
      })
      .meta({ description: 'The same counts without the history' }),
    claimsPerSecond: z.number().meta({ description: 'Stored per real second, over the last seconds' }),
    claimsLastDay: z.number().int().nullable().meta({ description: 'Claims of the last whole simulated day' }),
    patternDistribution: z
      .array(patternShare)
      .describe('Planted patterns: what was asked for and what came. Shares are without the history'),
    settings: scenarioConfig.nullable().meta({ description: 'Settings in force now' }),
    startedAt: instant.nullable().meta({ description: 'Real' }),
    endedAt: instant.nullable().meta({ description: 'Real' }),
    failure: z
      .object({
        reason: z.string().describe('What went wrong, in words'),
        at: instant,
        retryable: z.boolean().describe('True when resuming may help'),
      })
      .nullable()
      .meta({ description: 'Why the run failed; what was committed before is safe' }),
    catchingUp: z
      .boolean()
      .optional()
      .meta({ description: 'True while a run that was interrupted makes its memory again; nothing new is stored yet' }),
    sequence: z.number().int().meta({ description: 'Grows with every change; a notice with a lower number is old' }),
  })
  .meta({ id: 'GenerationStatus' });
/** Status of generation. */
export type GenerationStatus = z.infer<typeof generationStatus>;

/** Body of speed. */
export const speedRequest = z.strictObject({
  speed: z.enum(GENERATION_SPEEDS).describe('Simulated time against real time'),
});
/** Body of step: whole simulated days. May be left out. */
export const stepRequest = z
  .strictObject({ days: z.number().int().min(1).max(365).default(1).describe('Simulated days to play') })
  .prefault({});
/** Body of resume. May be left out. */
export const resumeRequest = z
  .strictObject({
    until: calendarDate.optional().meta({
      description: 'Simulated day at whose start the run pauses again ("run until")',
      examples: ['2026-02-01'],
    }),
    speed: z.enum(GENERATION_SPEEDS).optional().describe('Speed from now on'),
  })
  .prefault({});
/** Body of configure: settings that may change while a run goes on. */
export const configureRequest = liveSettings.refine((body) => Object.keys(body).length > 0, {
  message: 'Name at least one setting',
});
/** Body of configure. */
export type ConfigureRequest = z.input<typeof configureRequest>;

/** A line of the live feed. */
export const feedItem = z.object({
  at: instant,
  kind: z
    .enum(['submitted', 'paid', 'denied', 'appealed', 'overturned', 'upheld', 'practice'])
    .describe('What happened'),
  claimId: z.string().nullable().describe('Claim that it is about; null for practice'),
  subject: z.string().describe('Who or what it is about'),
  amount: dollars.nullable(),
});
/** A line of the live feed. */
export type FeedItemView = z.infer<typeof feedItem>;
