import { z } from 'zod';

/** An amount in US dollars with at most two decimals, as it stands at the REST edge. */
export const dollars = z.number().meta({ description: 'US dollars, at most two decimals', examples: [368, 206.88] });

/** A share between 0 and 1; 0.25 is 25 %. */
export const share = z.number().min(0).max(1);

/** A calendar day. */
export const calendarDate = z.iso.date().meta({ description: 'Calendar day', examples: ['2026-01-16'] });

/** An instant, ISO 8601 in UTC. Simulated unless the field says real. */
export const instant = z.iso
  .datetime({ offset: false })
  .meta({ description: 'ISO 8601 instant', examples: ['2026-01-16T14:32:00Z'] });
