import { AUDIT_SOURCES } from '@portal/domain';
import { z } from 'zod';
import { instant } from './money.contract.js';
import { pageOf, pageQuery } from './page.contract.js';

const row = z.record(z.string(), z.unknown()).nullable();

/** A change of the payer side: who, what, before, after. */
const auditEntry = z
  .object({
    id: z.string().describe('Id; sorts as the changes were made'),
    recordedAt: instant.meta({ description: 'Real time, ISO 8601', examples: ['2026-01-16T14:32:00Z'] }),
    actorUserId: z.string().meta({ description: 'Who caused it', examples: ['admin'] }),
    source: z.enum(AUDIT_SOURCES).describe('By which way it came about'),
    action: z.string().meta({ description: 'What was done', examples: ['create_service_instance'] }),
    entity: z.string().meta({ description: 'Table of the row', examples: ['service_instances'] }),
    entityId: z.string().describe('Id of the row'),
    payerId: z.string().nullable().describe('Payer that it is about'),
    before: row.describe('The row before; null when it is new'),
    after: row.describe('The row after; null when it is gone'),
    note: z.string().describe('Why'),
  })
  .meta({ id: 'AuditEntry' });
/** A change of the payer side. */
export type AuditEntryView = z.infer<typeof auditEntry>;

/** Filters of the audit trail. */
export const auditQuery = pageQuery
  .extend({
    payerId: z.string().max(40).optional().describe('Only what is about this payer'),
    source: z.enum(AUDIT_SOURCES).optional().describe('Only what came about in this way'),
  })
  .strict();
/** Filters of the audit trail. */
export type AuditQuery = z.infer<typeof auditQuery>;

/** A page of the audit trail, newest first. */
export const auditPage = pageOf(auditEntry).meta({ id: 'AuditPage' });
/** A page of the audit trail. */
export type AuditPage = z.infer<typeof auditPage>;
