import { bookabilityOf, DomainError, type VisitKind } from '@portal/domain';
import { REFERENCE } from '@portal/reference';
import type { EntityManager } from 'typeorm';
import { readPayerBook } from '../payer-book.reader.js';

/** Which visit is wanted. */
export interface WantedVisit {
  readonly providerId: string;
  readonly payerId: string;
  readonly serviceId: string;
}

/** The one instance that a visit is booked with. */
export interface ResolvedVisit {
  readonly serviceInstanceId: string;
  readonly kind: VisitKind;
  readonly durationMinutes: number;
  readonly externalId: string;
  /** What to know about the choice. */
  readonly notes: readonly string[];
}

interface ViewRow {
  readonly service_instance_id: string;
  readonly kind: VisitKind;
  readonly duration_minutes: number;
  readonly external_id: string;
}

/**
 * Finds the instance for a provider, payer and service in the view of what can be booked: the oldest, always the same.
 * @throws DomainError `unknown-reference` for an id that does not exist, `not-bookable` with the reason
 */
export async function resolveVisit(manager: EntityManager, wanted: WantedVisit): Promise<ResolvedVisit> {
  const { providerId, payerId, serviceId } = wanted;
  const parameters = [providerId, payerId, serviceId];
  const sqlite = manager.connection.options.type === 'better-sqlite3';
  const at = (index: number) => (sqlite ? '?' : `$${index}`);
  const rows: ViewRow[] = await manager.query(
    `SELECT "service_instance_id", "kind", "duration_minutes", "external_id" FROM "v_bookable_provider_payer"
      WHERE "provider_id" = ${at(1)} AND "payer_id" = ${at(2)} AND "service_id" = ${at(3)}
      ORDER BY "created_at", "service_instance_id"`,
    parameters,
  );
  const [first, ...rest] = rows;
  if (!first) throw await refusal(manager, wanted);
  return {
    serviceInstanceId: first.service_instance_id,
    kind: first.kind,
    durationMinutes: first.duration_minutes,
    externalId: first.external_id,
    notes:
      rest.length > 0
        ? [`${rest.length + 1} instances could be booked; the oldest was taken. A backfill repairs it`]
        : [],
  };
}

/** Why there is nothing to book, as exactly as it can be said. */
async function refusal(manager: EntityManager, { providerId, payerId, serviceId }: WantedVisit): Promise<DomainError> {
  const book = await readPayerBook(manager);
  const payer = book.payers.find(({ id }) => id === payerId);
  const problems = [
    ...(REFERENCE.providerById.has(providerId)
      ? []
      : [{ pointer: '/providerId', detail: `there is no provider ${providerId}` }]),
    ...(payer ? [] : [{ pointer: '/payerId', detail: `there is no payer ${payerId}` }]),
    ...(book.services.some(({ id }) => id === serviceId)
      ? []
      : [{ pointer: '/serviceId', detail: `there is no service ${serviceId}` }]),
  ];
  if (problems.length > 0 || !payer)
    return new DomainError('unknown-reference', problems.map(({ detail }) => detail).join('; '), problems);
  const { obstacles } = bookabilityOf(book, payer);
  if (obstacles.length > 0) {
    const reasons = obstacles.map(({ detail }) => detail);
    return new DomainError('not-bookable', `${payer.name} cannot be booked: ${reasons.join('; ')}`, [], { reasons });
  }
  const contract = book.contracts.some((each) => each.providerId === providerId && each.payerId === payerId);
  const reason = contract ? 'it has no mapped instance of this service' : `${providerId} has no contract with it`;
  return new DomainError('not-bookable', `${payer.name} cannot be booked: ${reason}`, [], { reasons: [reason] });
}
