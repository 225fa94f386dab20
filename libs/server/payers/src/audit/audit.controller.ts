import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { auditPage, type AuditQuery, auditQuery } from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import { AuditReadModel } from './audit.read-model.js';

/** The audit trail of the payer side. */
@ApiTags('payers')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/audit-log')
export class AuditController {
  constructor(private readonly audit: AuditReadModel) {}

  @Get()
  @ApiOperation({ summary: 'Changes of payers and their instances: who, what, before and after; newest first' })
  @ApiOkResponse({ description: 'A page of changes', standardSchema: auditPage })
  @ApiProblems(400, 401)
  list(@Query({ schema: auditQuery }) query: AuditQuery) {
    return this.audit.list(query);
  }
}
