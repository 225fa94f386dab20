import type { BookingService, BookingSystem, MappingOverrides, ServiceInstance, VisitKind } from './payer-profile.js';

/** One of the instances that every payer gets: the pattern that bookable payers have in common. */
export interface VisitTemplate {
  readonly kind: VisitKind;
  readonly serviceId: string;
  /** Name that the service must have, whatever its case and the spaces around it. */
  readonly serviceName: string;
  readonly location: string;
  readonly posCode: string;
  readonly system: BookingSystem;
  /** Id of the service in the booking system, unless the payer has its own. */
  readonly externalId: string;
  readonly durationMinutes: number;
}

/** What each kind of visit is called on screen. */
export const VISIT_KIND_NAMES: Readonly<Record<VisitKind, string>> = {
  intake: 'Intake',
  'follow-up-short': 'Follow-up, short',
  'follow-up-extended': 'Follow-up, extended',
};

/** Name of a service without the spaces that were entered around it. */
export function displayName(service: Pick<BookingService, 'name'>): string {
  return service.name.trim();
}

/** True when two services have the same name but for case and the spaces around it. */
export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** What a service is for, read from its name. */
export function serviceClass({ name }: Pick<BookingService, 'name'>): 'intake' | 'follow-up' | 'other' {
  const plain = name.trim().toLowerCase();
  if (plain === 'intake') return 'intake';
  return plain.startsWith('follow-up') ? 'follow-up' : 'other';
}

/** The template that an instance follows in service, location and place; undefined when it follows none. */
export function templateOf(
  instance: Pick<ServiceInstance, 'serviceId' | 'location' | 'posCode'>,
  templates: readonly VisitTemplate[],
): VisitTemplate | undefined {
  return templates.find(
    ({ serviceId, location, posCode }) =>
      serviceId === instance.serviceId && location === instance.location && posCode === instance.posCode,
  );
}

/** Id in the booking system of a visit of one payer: its own where it has one. */
export function externalIdFor({ kind, externalId }: VisitTemplate, overrides: MappingOverrides): string {
  return overrides[kind] ?? externalId;
}

/** What makes an instance unique: service, payer, location and place. */
export function instanceKey({
  serviceId,
  payerId,
  location,
  posCode,
}: Pick<ServiceInstance, 'serviceId' | 'payerId' | 'location' | 'posCode'>): string {
  return [serviceId, payerId ?? '', location, posCode].join('/');
}
