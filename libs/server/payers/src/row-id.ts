import { freeId, type NameId } from '@portal/domain';
import { ServiceInstanceEntity, ServiceInstanceIntegrationEntity } from '@portal/server/database';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/**
 * Id of a row, made from what the row is for: a UUID of version 8 (RFC 9562, "custom"). The same instance gets the same
 * id in the plan, in its SQL, and in a hundred creations at the same time.
 */
export const rowId: NameId = (table, name) => {
  const hex = createHash('sha256').update(`${table}/${name}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
};

/** Id of a new row, as a plan would give it: another one where somebody has moved the row that had it. */
export async function freeRowId(manager: EntityManager, table: Parameters<NameId>[0], name: string): Promise<string> {
  const entity = table === 'service_instances' ? ServiceInstanceEntity : ServiceInstanceIntegrationEntity;
  return freeId(rowId, table, name, await manager.find<{ id: string }>(entity, { select: { id: true } }));
}
