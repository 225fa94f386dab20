import { BOOKING_SYSTEMS, OBSTACLES, PAYER_STATUSES, PAYER_TYPES, VISIT_KINDS } from '@portal/domain';
import { z } from 'zod';
import { instant } from './money.contract.js';

const payerId = z.string().meta({ description: 'Id of the payer', examples: ['PAY-001'] });
/** An id in the booking system. */
const externalId = z.uuid().describe('Id of the service in the booking system, a UUID');
/** A real moment. */
const realInstant = instant.meta({ description: 'Real time, ISO 8601', examples: ['2026-01-16T14:32:00Z'] });

/** How one kind of visit of a payer stands. */
const visit = z
  .object({
    kind: z.enum(VISIT_KINDS).describe('Kind of visit'),
    label: z.string().meta({ description: 'What it is called on screen', examples: ['Follow-up, short'] }),
    instances: z
      .number()
      .int()
      .nonnegative()
      .describe('Instances that follow the template; more than one is a duplicate'),
    mapped: z.boolean().describe('True when the booking system knows it'),
  })
  .meta({ id: 'PayerVisit' });

/** A payer in the list: whether it can be booked, and exactly why not. */
const payerSummary = z
  .object({
    id: payerId,
    name: z.string().meta({ description: 'Name of the payer', examples: ['Aetna'] }),
    type: z.enum(PAYER_TYPES).describe('How the practice files it'),
    statusCode: z.enum(PAYER_STATUSES).describe('Where the enrollment stands'),
    contracts: z.number().int().nonnegative().describe('Contracts of providers in force'),
    visits: z.array(visit).describe('The kinds of visit that every payer should have'),
    bookable: z.boolean().describe('True when the view of bookable pairs holds it'),
    obstacles: z
      .array(
        z.object({
          code: z.enum(OBSTACLES).describe('What stands in the way'),
          detail: z.string().meta({ description: 'The same in words', examples: ['no Intake instance'] }),
        }),
      )
      .describe('Everything that keeps it from being booked, the first to remove first'),
    warnings: z.array(z.string()).describe('What should be mended although it does not stand in the way'),
    needsAttention: z.boolean().describe('True when its set-up did not finish and can be tried again'),
  })
  .meta({ id: 'PayerSummary' });
/** A payer in the list. */
export type PayerSummary = z.infer<typeof payerSummary>;

/** All payers, with what is missing in total. */
export const payerList = z
  .object({
    items: z.array(payerSummary).describe('All payers in order of name; a practice has at most 200'),
    missing: z
      .object({
        withoutIntake: z.number().int().describe('Payers without an Intake instance by telehealth'),
        unmapped: z.number().int().describe('Instances of the templates that the booking system does not know'),
        duplicates: z.number().int().describe('Instances of payers that are there more than once'),
        orphans: z.number().int().describe('Instances that belong to no payer'),
        servicesListedTwice: z.number().int().describe('Services with the name of another'),
      })
      .describe('What a backfill would mend'),
    rulesStand: z.boolean().describe('True when the table itself refuses duplicates and instances without a payer'),
    bookingSystem: z.string().nullable().describe('Address of the connected booking system; null when there is none'),
  })
  .meta({ id: 'PayerList' });
/** All payers. */
export type PayerList = z.infer<typeof payerList>;

/** A service instance of a payer, in full. */
const serviceInstanceView = z
  .object({
    id: z.string().describe('Id of the instance'),
    serviceId: z.string().describe('Id of the service'),
    serviceName: z.string().describe('Name of the service without the spaces around it'),
    kind: z.enum(VISIT_KINDS).nullable().describe('The template that it follows; null when it follows none'),
    location: z.string().meta({ description: 'Where it takes place', examples: ['Telehealth'] }),
    posCode: z.string().meta({ description: 'Place-of-service code', examples: ['10'] }),
    appointments: z.number().int().nonnegative().describe('Appointments that refer to it'),
    mapping: z
      .object({
        system: z.enum(BOOKING_SYSTEMS).describe('Booking system'),
        externalId: z.string().describe('What it is called there'),
        isDefault: z.boolean().describe('False when the payer has an id of its own'),
      })
      .nullable()
      .describe('Null when the booking system does not know it'),
    createdAt: realInstant,
  })
  .meta({ id: 'ServiceInstance' });
/** A service instance of a payer. */
export type ServiceInstanceView = z.infer<typeof serviceInstanceView>;

/** A payer in full. */
export const payerDetail = payerSummary
  .extend({
    providers: z
      .array(
        z.object({
          providerId: z.string().describe('Id of the provider'),
          name: z.string().describe('Name of the provider'),
          inForce: z.boolean().describe('False when the contract has ended'),
        }),
      )
      .describe('Contracts'),
    instances: z
      .array(serviceInstanceView)
      .describe('Service instances: those of the templates in their order, then the others by age'),
    mappingOverrides: z
      .partialRecord(z.enum(VISIT_KINDS), z.string())
      .describe('Ids of its own in the booking system by kind of visit'),
    setupFaults: z
      .array(
        z.object({
          kind: z.enum(VISIT_KINDS).describe('Kind of visit'),
          part: z.enum(['instance', 'mapping']).describe('What could not be made'),
          detail: z.string().describe('Why'),
        }),
      )
      .describe('What failed when it was set up'),
    updatedAt: realInstant,
  })
  .meta({ id: 'PayerDetail' });
/** A payer in full. */
export type PayerDetail = z.infer<typeof payerDetail>;

/** Body that creates a payer, or updates the one with this id or name. */
export const payerBody = z
  .strictObject({
    id: payerId.optional().describe('Id of the payer to update; left out = the payer of this name, or a new one'),
    name: z
      .string()
      .trim()
      .min(2)
      .max(80)
      .meta({ description: 'Name of the payer', examples: ['Larkfield Health'] }),
    type: z.enum(PAYER_TYPES).describe('How the practice files it'),
    statusCode: z
      .enum(PAYER_STATUSES)
      .optional()
      .describe('Where the enrollment stands; left out = as it is, and approved for a new payer'),
    providerIds: z
      .array(z.string())
      .max(100)
      .optional()
      .meta({
        description: 'Providers with a contract, contracts with others end; left out = as they are',
        examples: [['PRV-001']],
      }),
    mappingOverrides: z
      .partialRecord(z.enum(VISIT_KINDS), externalId)
      .optional()
      .describe(
        'Ids of its own in the booking system by kind of visit, the default ids for the rest; left out = as they are',
      ),
  })
  .meta({ id: 'PayerBody' });
/** Body that creates or updates a payer, as it is sent. */
export type PayerBody = z.input<typeof payerBody>;

/** What became of it: the payer always stands, what failed is listed and can be tried again. */
export const payerSetup = z
  .object({
    created: z.boolean().describe('True when the payer is new'),
    instancesCreated: z.number().int().describe('Instances that were created'),
    mappingsCreated: z.number().int().describe('Mappings that were created'),
    payer: payerDetail.describe('The payer as it is now'),
  })
  .meta({ id: 'PayerSetup' });
/** What became of a set-up. */
export type PayerSetupView = z.infer<typeof payerSetup>;

/** Body that adds an instance. */
export const instanceBody = z
  .strictObject({
    serviceId: z.string().max(100).describe('Id of the service'),
    location: z.string().trim().min(2).max(60).default('Telehealth').describe('Where it takes place'),
    posCode: z
      .string()
      .regex(/^\d{2}$/, 'must be two digits')
      .default('10')
      .meta({ description: 'Place-of-service code', examples: ['10'] }),
  })
  .meta({ id: 'ServiceInstanceBody' });
/** Body that adds an instance, as it is sent. */
export type InstanceBody = z.input<typeof instanceBody>;

/** Body that sets what an instance is called in the booking system. */
export const mappingBody = z
  .strictObject({ externalId: externalId.nullable().describe('Id of its own; null = the default id') })
  .meta({ id: 'MappingBody' });
/** Body that sets a mapping. */
export type MappingBody = z.infer<typeof mappingBody>;

/** A service that the practice offers. */
export const serviceView = z
  .object({
    id: z.string().describe('Id of the service'),
    name: z.string().describe('Name without the spaces around it'),
    storedName: z.string().meta({ description: 'Name as it was entered', examples: [' Intake'] }),
    durationMinutes: z.number().int().describe('Length of the visit in minutes'),
    class: z.enum(['intake', 'follow-up', 'other']).describe('What it is for, read from its name'),
    kind: z.enum(VISIT_KINDS).nullable().describe('The template that uses it; null when none does'),
    instances: z.number().int().describe('Instances that refer to it'),
  })
  .meta({ id: 'Service' });
/** A service that the practice offers. */
export type ServiceView = z.infer<typeof serviceView>;

/** All services. */
export const serviceList = z.object({ items: z.array(serviceView).describe('Services in order of name') });

/** Body that loads the starting state. */
export const startingStateBody = z
  .strictObject({
    discardEdits: z
      .boolean()
      .default(false)
      .describe('Must be true when payers were edited or visits booked since the last loading: that work is lost'),
  })
  .meta({ id: 'StartingStateBody' });

/** Ids of the booking system that the portal uses, and whether it knows them. */
export const bookingIdList = z
  .object({
    connected: z.boolean().describe('False when no booking system is connected: nothing could be verified'),
    detail: z.string().describe('What the booking system said'),
    items: z
      .array(
        z.object({
          externalId: z.string().describe('Id in the booking system'),
          known: z.boolean().nullable().describe('Whether it knows the id; null when it could not be asked'),
          usedBy: z.array(z.string()).describe('Templates and payers that use it'),
        }),
      )
      .describe('Every id in use'),
  })
  .meta({ id: 'BookingIdList' });
/** Ids of the booking system in use. */
export type BookingIdList = z.infer<typeof bookingIdList>;
