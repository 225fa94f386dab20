/// <reference path="../json.d.ts" />
import type { BookingSystem, VisitKind, VisitTemplate } from '@portal/domain';
import { z } from 'zod';
import data from './visit-templates.json';

const file = z.object({
  location: z.string(),
  posCode: z.string(),
  system: z.string(),
  visits: z.array(
    z.object({
      kind: z.string(),
      serviceId: z.uuid(),
      serviceName: z.string(),
      durationMinutes: z.number().int().positive(),
      externalId: z.uuid(),
    }),
  ),
});

/**
 * The instances that every payer gets, in order: the pattern of the payers that could always be booked. Ids in the
 * booking system are the documented defaults unless the environment names others.
 */
export function visitTemplates(externalIds: Partial<Readonly<Record<VisitKind, string>>>): VisitTemplate[] {
  const { location, posCode, system, visits } = file.parse(data);
  return visits.map((visit) => {
    const kind = visit.kind as VisitKind;
    const externalId = externalIds[kind] ?? visit.externalId;
    return { ...visit, kind, location, posCode, system: system as BookingSystem, externalId };
  });
}
