import { GENERATION_SPEEDS, RUN_STATES } from '@portal/domain';
import { z } from 'zod';
import { calendarDate, dollars, instant } from './money.contract.js';
import { scenarioConfig } from './scenario-config.contract.js';

/** One simulated day of a run, for the chart of claims per day. Claims are counted on the day they were submitted. */
const runDay = z.object({
  day: calendarDate,
  submitted: z.number().int().describe('Claims submitted on the day'),
  approved: z.number().int().meta({ description: 'Of those submitted on the day, approved at first by now' }),
  denied: z.number().int().meta({ description: 'Of those submitted on the day, denied at first by now' }),
  pending: z.number().int().describe('Of those, without an answer yet'),
  practiceSessions: z.number().int().describe('Number of practice sessions'),
  expected: z
    .number()
    .int()
    .nullable()
    .meta({ description: 'Planned claims of a day still to come; null for days gone' }),
});
/** Days of a run. */
export const runDays = z
  .object({
    runId: z.string().describe('Id of the run'),
    days: z.array(runDay).describe('Days in order; those of a simulated run without a gap'),
  })
  .meta({ id: 'RunDays' });
/** Days of a run. */
export type RunDays = z.infer<typeof runDays>;

/** A run in the history. */
export const runSummary = z
  .object({
    runId: z.string().describe('Id of the run'),
    scenarioId: z.string().describe('Id of the scenario'),
    scenarioName: z.string().describe('Name of the scenario at the start'),
    state: z.enum(RUN_STATES).describe('State of the run'),
    seed: z.number().int().describe('Seed of the run'),
    speed: z
      .enum(GENERATION_SPEEDS)
      .describe('Simulated time against real time; `max` = as fast as the machine allows'),
    settings: scenarioConfig.describe('Settings that the run was started with, its stages among them'),
    simulatedNow: instant,
    claims: z.number().int().describe('Number of claims'),
    denials: z.number().int().describe('Number of claims denied at first'),
    appeals: z.number().int().describe('Number of appeals'),
    learningEvents: z.number().int().describe('Number of practice and correction events'),
    billedAmount: dollars,
    startedAt: instant,
    endedAt: instant.nullable(),
    importedAt: instant.nullable().meta({ description: 'Real; null for a run that was lived through here' }),
    origin: z
      .object({ files: z.array(z.string()).describe('Names of the files that its claims came from') })
      .nullable()
      .meta({ description: 'Null for a run of the simulation; of others the settings say nothing but the days' }),
    failure: z.string().nullable().describe('Why it failed; null unless it did'),
    simulationVersion: z.string().describe('Version of the simulated world'),
  })
  .meta({ id: 'GenerationRun' });
/** A run in the history. */
export type RunSummary = z.infer<typeof runSummary>;

/** Answer to the deletion of a run's data. */
export const deletedRun = z.object({
  runId: z.string().describe('Id of the run'),
  finished: z.boolean().meta({
    description: 'False where rows are still to be removed: `GET /api/admin/work` says how far it is',
  }),
  deleted: z.record(z.string(), z.number().int()).meta({ description: 'Rows removed per table, by now' }),
});
/** Answer to the deletion of a run's data. */
export type DeletedRun = z.infer<typeof deletedRun>;

/** A fact that is not what the run's claims say. */
const factDifference = z.object({
  table: z.string().meta({ description: 'Table of the fact', example: 'metric_facts' }),
  key: z.string().meta({ description: 'What the fact is counted by, in the order of its key' }),
  measure: z.string().meta({ description: 'What is counted', example: 'denied' }),
  stored: z.number().int().meta({ description: 'What is stored; money in cents', example: 12 }),
  counted: z.number().int().meta({ description: 'What the claims say; money in cents', example: 13 }),
});
/** A fact that is not what the run's claims say. */
export type FactDifference = z.infer<typeof factDifference>;

/** The facts of a run compared with its claims. */
export const factAudit = z
  .object({
    runId: z.string().describe('Id of the run'),
    days: z.number().int().meta({ description: 'Days that were counted', example: 42 }),
    rows: z.number().int().meta({ description: 'Rows of facts that the claims give', example: 5120 }),
    differing: z.number().int().meta({ description: 'Figures that differed', example: 0 }),
    repaired: z.boolean().meta({ description: 'True when differing facts were replaced' }),
    differences: z.array(factDifference).meta({ description: 'The first differences, at most 20' }),
  })
  .meta({ id: 'FactAudit' });
/** The facts of a run compared with its claims. */
export type FactAudit = z.infer<typeof factAudit>;
