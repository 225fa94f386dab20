import { PAYER_TYPES } from '@portal/domain';
import { z } from 'zod';
import { serviceView } from './payer.contract.js';

const count = (description: string) => z.number().int().nonnegative().describe(description);

/** Which payers can be booked. */
export const payerInstanceCheck = z
  .object({
    payers: count('Payers'),
    bookable: count('Payers that can be booked'),
    byType: z
      .array(
        z.object({
          type: z.enum(PAYER_TYPES).describe('How the practice files them'),
          payers: count('Payers of this type'),
          bookable: count('Those that can be booked'),
        }),
      )
      .describe('The same by type'),
    withoutInstances: count('Payers without any instance'),
    orphans: count('Instances that belong to no payer'),
    duplicates: z
      .array(
        z.object({
          payerId: z.string().describe('Payer'),
          serviceId: z.string().describe('Service'),
          instances: count('Instances'),
        }),
      )
      .describe('Instances of payers that are there more than once'),
    intakesWithoutMapping: count('Intake instances that the booking system does not know'),
    items: z
      .array(
        z.object({
          payerId: z.string().describe('Payer'),
          name: z.string().describe('Its name'),
          instances: count('Its instances'),
          mapped: count('Its instances that are mapped'),
          contracts: count('Its contracts in force'),
          bookable: z.boolean().describe('Whether it can be booked'),
          reason: z.string().nullable().describe('Why not; null when it can'),
        }),
      )
      .describe('All payers in order of name'),
  })
  .meta({ id: 'PayerInstanceCheck' });
/** Which payers can be booked. */
export type PayerInstanceCheck = z.infer<typeof payerInstanceCheck>;

/** All service instances. */
export const instanceCheck = z
  .object({
    total: count('Instances'),
    orphans: count('Instances that belong to no payer'),
    items: z
      .array(
        z.object({
          id: z.string().describe('Instance'),
          serviceId: z.string().describe('Service'),
          serviceName: z.string().describe('Name of the service'),
          payerId: z.string().nullable().describe('Payer'),
          payerName: z.string().nullable().describe('Name of the payer'),
          location: z.string().describe('Where it takes place'),
          posCode: z.string().describe('Place-of-service code'),
          externalId: z.string().nullable().describe('Id in the booking system'),
          appointments: count('Appointments that refer to it'),
          orphan: z.boolean().describe('True when it belongs to no payer'),
        }),
      )
      .describe('Instances, the oldest first'),
  })
  .meta({ id: 'InstanceCheck' });
/** All service instances. */
export type InstanceCheck = z.infer<typeof instanceCheck>;

/** All services, and those that are listed twice. */
export const serviceCheck = z
  .object({
    items: z.array(serviceView).describe('Services in order of name'),
    listedTwice: z
      .array(
        z.object({
          id: z.string().describe('Service that should go'),
          name: z.string().describe('Its name'),
          keptId: z.string().describe('Service that is meant'),
          instances: count('Instances that refer to the one that should go'),
        }),
      )
      .describe('Services with the name of another'),
  })
  .meta({ id: 'ServiceCheck' });
/** All services, and those that are listed twice. */
export type ServiceCheck = z.infer<typeof serviceCheck>;
