import type { Instant } from '../time/instant.js';

/** Who caused a change of the payer side. */
export const AUDIT_SOURCES = ['starting-state', 'backfill', 'automation', 'editor', 'booking'] as const;
/** Who caused a change of the payer side: a person in the editor, or one of the portal's own procedures. */
export type AuditSource = (typeof AUDIT_SOURCES)[number];

/** One change of one row: who, what, before and after. Never changed, never deleted. */
export interface AuditEntry {
  /** Sorts as the changes were made. */
  readonly id: string;
  /** Real time. */
  readonly recordedAt: Instant;
  readonly actorUserId: string;
  readonly source: AuditSource;
  /** What was done: `create_service_instance`. */
  readonly action: string;
  /** Table of the row. */
  readonly entity: string;
  readonly entityId: string;
  /** Payer that it is about; null when it is about none. */
  readonly payerId: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly note: string;
}

/** What is to be recorded; the moment and the id are added when it is written. */
export type AuditNote = Omit<AuditEntry, 'id' | 'recordedAt'>;
