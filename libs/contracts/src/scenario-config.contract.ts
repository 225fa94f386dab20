import {
  ADJUDICATION_TIMINGS,
  APPEAL_TIMINGS,
  GENERATION_BOUNDS as BOUNDS,
  GENERATION_DURATIONS,
  LAST_PLANNED_DAY,
  MAX_BOOKED_VISITS,
  MAX_RULE_CHANGES,
  MAX_STAGES,
  PATTERN_IDS,
  PRICING_MODES,
} from '@portal/domain';
import { z } from 'zod';
import { calendarDate } from './money.contract.js';

const bounded = ({ min, max }: { min: number; max: number }) => z.number().min(min).max(max);
/** A day of a run, 1 = the first after the history. */
const simulatedDay = z.number().int().min(1).max(LAST_PLANNED_DAY);

/** One pattern to plant, as a request names it. */
const patternSetting = z.strictObject({
  patternId: z
    .string()
    .meta({ description: 'Id of a catalogue pattern; unknown ids are refused with 422', examples: ['PTN-001'] }),
  frequency: bounded(BOUNDS.frequency).meta({ description: 'Share of claims that carry it', examples: [0.25] }),
  improvementRate: bounded(BOUNDS.improvementRate)
    .default(0)
    .meta({ description: 'Weekly fall of the frequency at the reference practice rate', examples: [0.05] }),
});

const claimsPerDay = z.number().int().min(BOUNDS.claimsPerDay.min);
/** For bodies whose upper bound depends on the scenario: `checkClaimsPerDay` holds it, so that one wrong number is one error. */
const claimsPerDayOfScenario = claimsPerDay.meta({
  description: 'Mean claims per simulated calendar day, at most 1000 (2000 for the scenario `hospital`)',
  maximum: BOUNDS.claimsPerDay.hospitalMax,
  examples: [100],
});
const denialRate = bounded(BOUNDS.denialRate).meta({
  description: 'Share of claims denied at first, planted patterns included',
  examples: [0.3],
});
const appealRate = bounded(BOUNDS.appealRate).meta({
  description: 'Share of denials that are appealed; 0.4 to 0.7 is usual',
  examples: [0.5],
});
const practiceSessionsPerDay = bounded(BOUNDS.practiceSessionsPerDay).meta({
  description: 'Mean practice sessions per simulated day',
  examples: [2.2],
});
const patterns = z.array(patternSetting).max(PATTERN_IDS.length).describe('Patterns to plant, each at most once');

/** A payer that changes its rules in the course of the run. */
export const ruleChange = z.strictObject({
  payerId: z
    .string()
    .meta({ description: 'Payer that refuses; unknown ids are refused with 422', examples: ['PAY-004'] }),
  procedureCode: z
    .string()
    .max(10)
    .meta({ description: 'Service that it refuses', examples: ['99214'] }),
  placeOfService: z
    .string()
    .length(2)
    .nullable()
    .default(null)
    .meta({ description: 'Place that it refuses it in; null = wherever it is given', examples: ['11'] }),
  fromDay: simulatedDay.meta({
    description: 'Simulated day on which it begins, 1 = the first after the history',
    examples: [15],
  }),
});

/** A booked visit that takes place in a run. */
export const bookedVisit = z.strictObject({
  providerId: z.string().meta({
    description: 'Provider; unknown ids and such that the run leaves out are refused with 422',
    examples: ['PRV-001'],
  }),
  payerId: z
    .string()
    .meta({ description: 'Payer that takes claims; unknown ids are refused with 422', examples: ['PAY-001'] }),
  day: simulatedDay.meta({ description: 'Simulated day of the visit, 1 = the first after the history', examples: [1] }),
});

/** Settings that may change while a run goes on; those left out stay as they are. */
export const liveSettings = z.strictObject({
  claimsPerDay: claimsPerDay
    .max(BOUNDS.claimsPerDay.hospitalMax)
    .meta({
      description:
        'Mean claims per simulated calendar day; more than 1000 are refused with 400 in a run of another scenario than `hospital`',
      examples: [100],
    })
    .optional(),
  denialRate: denialRate.optional(),
  appealRate: appealRate.optional(),
  practiceSessionsPerDay: practiceSessionsPerDay.optional(),
  patterns: patterns.optional(),
});

/** What changes on which day of a run, as it was planned. */
const stage = z.strictObject({
  name: z
    .string()
    .trim()
    .min(BOUNDS.stageName.min)
    .max(BOUNDS.stageName.max)
    .meta({ description: 'What it is called', examples: ['Training'] }),
  fromDay: simulatedDay.meta({
    description: 'Simulated day on which it begins, 1 = the first after the history; each has a day of its own',
    examples: [15],
  }),
  settings: liveSettings
    .extend({ claimsPerDay: claimsPerDayOfScenario.optional() })
    .describe('Settings that change with it; the others stay as they are'),
});

/** The settings of a scenario: everything of a run but its seed and speed. */
export const scenarioConfig = z.strictObject({
  claimsPerDay: claimsPerDayOfScenario,
  denialRate,
  appealRate,
  practiceSessionsPerDay,
  patterns,
  duration: z.enum(GENERATION_DURATIONS).describe('How long the run goes on, in simulated time'),
  providerIds: z
    .array(z.string())
    .min(1)
    .max(100)
    .nullable()
    .meta({ description: 'Null = all providers', examples: [['PRV-002']] }),
  warmupDays: z
    .number()
    .int()
    .min(BOUNDS.warmupDays.min)
    .max(BOUNDS.warmupDays.max)
    .describe('Days of history before the start, played at full speed'),
  startDate: calendarDate,
  pricing: z.enum(PRICING_MODES).describe('How charges are set'),
  adjudication: z.enum(ADJUDICATION_TIMINGS).describe('When payers answer'),
  appealTiming: z.enum(APPEAL_TIMINGS).describe('When appeals are filed and decided'),
  stages: z
    .array(stage)
    .max(MAX_STAGES)
    .optional()
    .describe('What changes in the course of the run, as if it were configured in the last second before each day'),
  ruleChanges: z
    .array(ruleChange)
    .max(MAX_RULE_CHANGES)
    .optional()
    .describe('Services that payers stop paying for in mid-run; these denials come on top of the denial rate'),
  bookedVisits: z
    .array(bookedVisit)
    .max(MAX_BOOKED_VISITS)
    .optional()
    .describe(
      'Booked visits that take place in the run, on top of the claims a day; `GET /api/appointments/visits` has them',
    ),
});

/** Refuses more claims a day than the scenario allows, at the start or in a stage. */
export function checkClaimsPerDay(
  { claimsPerDay: atStart = 0, stages = [] }: Partial<z.output<typeof scenarioConfig>>,
  maximum: number,
  context: z.RefinementCtx,
  under: readonly string[] = [],
): void {
  const check = (value: number, ...path: (string | number)[]) => {
    if (value <= maximum) return;
    context.addIssue({
      code: 'too_big',
      maximum,
      origin: 'number',
      inclusive: true,
      path: [...under, ...path],
      message: `Too big: expected number to be <=${maximum}`,
    });
  };
  check(atStart, 'claimsPerDay');
  for (const [index, { settings }] of stages.entries())
    check(settings.claimsPerDay ?? 0, 'stages', index, 'settings', 'claimsPerDay');
}
