import { BACKFILL_CHECKS, BACKFILL_STRATEGIES, RECOMMENDED_STRATEGY } from '@portal/domain';
import { z } from 'zod';

const count = (description: string) => z.number().int().nonnegative().describe(description);

/** Body of a backfill: a dry run unless it says otherwise. */
export const backfillBody = z
  .strictObject({
    strategy: z
      .enum(BACKFILL_STRATEGIES)
      .default(RECOMMENDED_STRATEGY)
      .describe(
        'Which payers are set up. enrolled: neither suspended nor rejected; safe: of these, those with a contract; hybrid: of these, those with a contract or approved; aggressive: all',
      ),
    dryRun: z.boolean().default(true).describe('True = plan only, nothing is written'),
    planHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must be the hash of a plan')
      .optional()
      .describe('Hash of the plan that was reviewed; needed to apply'),
    reviewedBy: z
      .string()
      .trim()
      .min(2)
      .max(80)
      .optional()
      .meta({ description: 'Who has read the plan; needed to apply', examples: ['admin'] }),
    unknownIds: z
      .enum(['refuse', 'warn'])
      .default('refuse')
      .describe('What an id that the booking system does not know means'),
  })
  .meta({ id: 'BackfillBody' });
/** Body of a backfill, as it is sent. */
export type BackfillBody = z.input<typeof backfillBody>;

/** A line of a plan. */
const planRow = z
  .object({
    sign: z.enum(['kept', 'removed', 'changed', 'added']).describe('What happens to it'),
    label: z.string().meta({ description: 'What it is', examples: ['Follow-up, short'] }),
    place: z.string().meta({ description: 'Where it takes place', examples: ['Telehealth, place 10'] }),
    detail: z.string().describe('Why, or what it is mapped to'),
    changes: count('Rows of the database that change'),
  })
  .meta({ id: 'BackfillPlanRow' });

/** What a plan does to one payer. */
const planGroup = z
  .object({
    step: z.number().int().min(1).max(4).describe('1 repair, 2 Private and Medicaid, 3 Self-Pay, 4 keep it so'),
    payerId: z.string().nullable().describe('Payer; null for what belongs to none'),
    title: z.string().describe('Name of the payer, or what is repaired'),
    note: z.string().describe('What to know about it'),
    rows: z.array(planRow).describe('Lines; none = nothing to do'),
  })
  .meta({ id: 'BackfillPlanGroup' });
/** What a plan does to one payer. */
export type BackfillPlanGroup = z.infer<typeof planGroup>;

const exceptions = (reason: string) =>
  z.array(
    z.object({
      payerId: z.string().describe('Payer'),
      name: z.string().describe('Its name'),
      reason: z.string().meta({ description: reason, examples: ['no contract in force'] }),
    }),
  );

/** A plan of a backfill, or what was applied. */
export const backfillReport = z
  .object({
    applied: z.boolean().describe('True when the plan was carried out'),
    strategy: z.enum(BACKFILL_STRATEGIES).describe('Which payers are set up'),
    planHash: z.string().describe('SHA-256 of the plan; an approval names it'),
    canApply: z.boolean().describe('False while a check fails'),
    checks: z
      .array(
        z.object({
          id: z.enum(BACKFILL_CHECKS).describe('Check'),
          label: z.string().describe('What is looked at'),
          state: z.enum(['passed', 'warning', 'failed']).describe('A failed check stops the backfill'),
          finding: z.string().describe('What was found'),
        }),
      )
      .describe('What was looked at before'),
    counts: z
      .object({
        payers: count('Payers'),
        payersWithoutIntake: count('Payers without an Intake instance by telehealth'),
        payersLeftOut: count('Payers that the strategy leaves out'),
        bookableBefore: count('Bookable payers before'),
        bookableAfter: count('Bookable payers after'),
        instancesBefore: count('Instances before'),
        instancesAfter: count('Instances after'),
        templateInstancesAfter: count('Instances after that follow a template'),
        instancesAdded: count('Instances created'),
        instancesRemoved: count('Instances removed'),
        instancesRepointed: count('Instances moved to the service that is meant'),
        mappingsAdded: count('Mappings created'),
        servicesRemoved: count('Services removed that were listed twice'),
        rulesAdded: count('Rules of the table set'),
        changes: count('Changes in all'),
      })
      .describe('The plan in figures'),
    payersWithoutIntake: z
      .array(z.object({ payerId: z.string().describe('Payer'), name: z.string().describe('Its name') }))
      .describe('Payers without an Intake instance by telehealth'),
    leftOut: exceptions('Why the strategy leaves it out').describe('Exceptions: payers that are not set up'),
    notBookable: exceptions('Why it cannot be booked').describe('Exceptions: payers that are set up, but not bookable'),
    groups: z.array(planGroup).describe('The plan in order of execution'),
    sql: z.string().describe('The statements of the plan, in one transaction'),
  })
  .meta({ id: 'BackfillReport' });
/** A plan of a backfill, or what was applied. */
export type BackfillReport = z.infer<typeof backfillReport>;
