import { z } from 'zod';

/** A billing provider (practice) of the reference world. */
export const provider = z
  .object({
    id: z.string().meta({ examples: ['PRV-001'] }),
    name: z.string(),
    npi: z.string(),
    npiValid: z.boolean().meta({ description: 'False for the two display ids that fail the check digit' }),
    specialties: z.array(z.string()),
    clinicians: z.number().int(),
    staff: z.number().int(),
  })
  .meta({ id: 'Provider' });
/** A billing provider. */
export type ProviderView = z.infer<typeof provider>;

/** All providers. */
export const providerList = z.object({ items: z.array(provider) });

/** A payer as claims name it. */
export const payerName = z.object({ id: z.string(), name: z.string(), kind: z.string() }).meta({ id: 'PayerName' });
/** A payer as claims name it. */
export type PayerName = z.infer<typeof payerName>;

/** All payers that take claims. */
export const payerNameList = z.object({ items: z.array(payerName) });
