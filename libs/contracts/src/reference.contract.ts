import { z } from 'zod';
import { codeInWords } from './claim.contract.js';

/** A billing provider (practice) of the reference world. */
const provider = z
  .object({
    id: z.string().meta({ description: 'Id of the provider', examples: ['PRV-001'] }),
    name: z.string().describe('Name'),
    npi: z.string().describe('National provider identifier'),
    npiValid: z.boolean().meta({ description: 'False for the two display ids that fail the check digit' }),
    specialties: z.array(z.string()).describe('Specialties of its clinicians'),
    clinicians: z.number().int().describe('Number of clinicians'),
    staff: z.number().int().describe('Number of people in the billing office'),
  })
  .meta({ id: 'Provider' });
/** A billing provider. */
export type ProviderView = z.infer<typeof provider>;

/** All providers. */
export const providerList = z.object({ items: z.array(provider).describe('Providers by id') });

/** A payer as claims name it. */
const payerName = z
  .object({
    id: z.string().describe('Id of the payer'),
    name: z.string().describe('Name of the payer'),
    kind: z.string().describe('Kind of insurance'),
  })
  .meta({ id: 'PayerName' });
/** A payer as claims name it. */
export type PayerName = z.infer<typeof payerName>;

/** All payers that take claims. */
export const payerNameList = z.object({ items: z.array(payerName).describe('Payers by id') });

/** Services and places that claims name. */
export const serviceCodes = z
  .object({
    procedures: z.array(codeInWords).describe('Services by code'),
    placesOfService: z.array(codeInWords).describe('Places of service by code'),
  })
  .meta({ id: 'ServiceCodes' });
/** Services and places that claims name. */
export type ServiceCodes = z.infer<typeof serviceCodes>;
