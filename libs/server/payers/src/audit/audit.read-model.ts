import { Inject, Injectable } from '@nestjs/common';
import type { AuditQuery } from '@portal/contracts';
import { AuditLogEntity, READER, readKeysetPage } from '@portal/server/database';
import type { DataSource } from 'typeorm';

/** Answers the audit trail. */
@Injectable()
export class AuditReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** A page of changes, newest first. */
  async list({ cursor, limit, payerId, source }: AuditQuery) {
    const query = this.reader.getRepository(AuditLogEntity).createQueryBuilder('entry');
    if (payerId) query.andWhere('entry.payerId = :payerId', { payerId });
    if (source) query.andWhere('entry.source = :source', { source });
    const total = await query.getCount();
    const { rows, ...cursors } = await readKeysetPage(query, { property: 'id', descending: true }, cursor, limit);
    return { items: rows, ...cursors, total };
  }
}
