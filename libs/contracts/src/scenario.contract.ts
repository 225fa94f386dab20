import { GENERATION_BOUNDS as BOUNDS, GENERATION_SPEEDS } from '@portal/domain';
import { z } from 'zod';
import { instant } from './money.contract.js';
import { checkClaimsPerDay, scenarioConfig } from './scenario-config.contract.js';

/** A scenario: settings with a name. Presets cannot be changed or deleted. */
export const scenario = z
  .object({
    id: z.string().meta({ description: 'Id of the scenario', examples: ['demo'] }),
    name: z.string().describe('Name shown on the card'),
    summary: z.string().meta({ description: 'A few words for the card: "30% denied, 100 a day"' }),
    description: z.string().meta({ description: 'The story that the scenario tells' }),
    preset: z.boolean().describe('True for a built-in scenario'),
    speed: z.enum(GENERATION_SPEEDS).describe('Speed that a start proposes'),
    config: scenarioConfig.describe('Settings'),
    updatedAt: instant.nullable(),
  })
  .meta({ id: 'Scenario' });
/** A scenario. */
export type Scenario = z.infer<typeof scenario>;

/** Body of creation and replacement of a scenario of one's own. */
export const scenarioBody = z
  .strictObject({
    name: z.string().trim().min(BOUNDS.name.min).max(BOUNDS.name.max).describe('Name shown on the card'),
    description: z
      .string()
      .trim()
      .max(BOUNDS.description.max)
      .default('')
      .describe('The story that the scenario tells'),
    speed: z.enum(GENERATION_SPEEDS).default('100x').describe('Speed that a start proposes'),
    config: scenarioConfig.describe('Settings'),
  })
  .superRefine(({ config }, context) => checkClaimsPerDay(config, BOUNDS.claimsPerDay.max, context, ['config']))
  .meta({ id: 'ScenarioBody' });
/** Body of creation and replacement of a scenario of one's own. */
export type ScenarioBody = z.input<typeof scenarioBody>;

/** All scenarios, presets first. */
export const scenarioList = z.object({ items: z.array(scenario).describe('Presets first') });
