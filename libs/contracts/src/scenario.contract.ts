import { GENERATION_BOUNDS as BOUNDS, GENERATION_SPEEDS } from '@portal/domain';
import { z } from 'zod';
import { scenarioConfig } from './generation.contract.js';
import { instant } from './money.contract.js';

/** A scenario: settings with a name. Presets cannot be changed or deleted. */
export const scenario = z
  .object({
    id: z.string().meta({ examples: ['demo'] }),
    name: z.string(),
    summary: z.string().meta({ description: 'A few words for the card: "30% denied, 100 a day"' }),
    description: z.string().meta({ description: 'The story that the scenario tells' }),
    preset: z.boolean(),
    speed: z.enum(GENERATION_SPEEDS),
    config: scenarioConfig,
    updatedAt: instant.nullable(),
  })
  .meta({ id: 'Scenario' });
/** A scenario. */
export type Scenario = z.infer<typeof scenario>;

/** Body of creation and replacement of a scenario of one's own. */
export const scenarioBody = z
  .strictObject({
    name: z.string().trim().min(BOUNDS.name.min).max(BOUNDS.name.max),
    description: z.string().trim().max(BOUNDS.description.max).default(''),
    speed: z.enum(GENERATION_SPEEDS).default('100x'),
    config: scenarioConfig.extend({
      claimsPerDay: z.number().int().min(BOUNDS.claimsPerDay.min).max(BOUNDS.claimsPerDay.max),
    }),
  })
  .meta({ id: 'ScenarioBody' });
/** Body of creation and replacement of a scenario of one's own. */
export type ScenarioBody = z.input<typeof scenarioBody>;

/** All scenarios, presets first. */
export const scenarioList = z.object({ items: z.array(scenario) });
