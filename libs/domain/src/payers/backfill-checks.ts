import { findDuplicates, servicesListedTwice } from './backfill-repairs.js';
import { activeContracts, type PayerBook } from './payer-book.js';
import { externalIdFor, sameName } from './visit-template.js';

/** What is looked at before a backfill. */
export const BACKFILL_CHECKS = [
  'services',
  'booking-ids',
  'contracts',
  'duplicates',
  'orphans',
  'service-names',
] as const;
/** What is looked at before a backfill. */
export type BackfillCheckId = (typeof BACKFILL_CHECKS)[number];

/** The finding of a check. A backfill refuses to write while one of them fails. */
export interface BackfillCheck {
  readonly id: BackfillCheckId;
  readonly label: string;
  readonly state: 'passed' | 'warning' | 'failed';
  readonly finding: string;
}

/** What the booking system said about the ids: those that it knows, or why they could not be verified. */
export type KnownIds =
  | { readonly ids: ReadonlySet<string> }
  | { readonly unverified: string; /** False = there is no booking system to ask. */ readonly connected: boolean };

/**
 * Looks at the book before a backfill.
 * @param unknownIds whether an id that the booking system does not know stops the backfill or is only reported
 */
export function checkBook(book: PayerBook, known: KnownIds, unknownIds: 'refuse' | 'warn'): BackfillCheck[] {
  return [
    checkServices(book),
    checkBookingIds(book, known, unknownIds),
    checkContracts(book),
    checkDuplicates(book),
    checkOrphans(book),
    checkServiceNames(book),
  ];
}

/** Ids in the booking system that a backfill would use. */
export function idsInUse({ templates, payers }: Pick<PayerBook, 'templates' | 'payers'>): ReadonlySet<string> {
  return new Set([
    ...templates.map(({ externalId }) => externalId),
    ...payers.flatMap(({ mappingOverrides }) => templates.map((template) => externalIdFor(template, mappingOverrides))),
  ]);
}

function checkServices({ services, templates }: PayerBook): BackfillCheck {
  const wrong = templates.flatMap(({ serviceId, serviceName }) => {
    const service = services.find(({ id }) => id === serviceId);
    if (!service) return [`${serviceName.trim()} (${serviceId}) is missing`];
    return sameName(service.name, serviceName)
      ? []
      : [`${serviceId} is called "${service.name.trim()}", not "${serviceName.trim()}"`];
  });
  return {
    id: 'services',
    label: 'Three services with the expected ids',
    state: wrong.length > 0 ? 'failed' : 'passed',
    finding: wrong.length > 0 ? wrong.join('; ') : `${templates.length} of ${templates.length}`,
  };
}

function checkBookingIds(book: PayerBook, known: KnownIds, unknownIds: 'refuse' | 'warn'): BackfillCheck {
  const check = { id: 'booking-ids', label: 'Ids known to the booking system' } as const;
  const objection = unknownIds === 'refuse' ? 'failed' : 'warning';
  if ('unverified' in known)
    return { ...check, state: known.connected ? objection : 'warning', finding: known.unverified };
  const used = [...idsInUse(book)];
  const unknown = used.filter((id) => !known.ids.has(id));
  if (unknown.length === 0) return { ...check, state: 'passed', finding: `${used.length} of ${used.length}` };
  return { ...check, state: objection, finding: `unknown: ${unknown.join(', ')}` };
}

function checkContracts(book: PayerBook): BackfillCheck {
  const without = book.payers.filter(({ id }) => activeContracts(book, id) === 0);
  const total = book.payers.length;
  return {
    id: 'contracts',
    label: 'Payers with a contract',
    state: without.length > 0 ? 'warning' : 'passed',
    finding:
      without.length > 0
        ? `${total - without.length} of ${total}; none with ${without.map(({ name }) => name).join(', ')}`
        : `${total} of ${total}`,
  };
}

function checkDuplicates(book: PayerBook): BackfillCheck {
  const duplicates = findDuplicates(book).length;
  const finding = duplicates > 0 ? `${duplicates}, repaired in step 1` : 'none';
  return { id: 'duplicates', label: 'Duplicates', state: 'passed', finding };
}

function checkOrphans({ instances, appointments }: PayerBook): BackfillCheck {
  const orphans = instances.filter(({ payerId }) => payerId === null);
  const kept = orphans.filter(({ id }) => (appointments.get(id) ?? 0) > 0).length;
  return {
    id: 'orphans',
    label: 'Instances without a payer',
    state: kept > 0 ? 'warning' : 'passed',
    finding:
      orphans.length === 0
        ? 'none'
        : kept > 0
          ? `${orphans.length}, ${kept} with appointments: kept, and no rule can be set`
          : `${orphans.length}, no appointments`,
  };
}

function checkServiceNames(book: PayerBook): BackfillCheck {
  const twice = servicesListedTwice(book).length;
  const finding = twice > 0 ? `${twice}, merged in step 1` : 'none';
  return { id: 'service-names', label: 'Services listed twice', state: 'passed', finding };
}
