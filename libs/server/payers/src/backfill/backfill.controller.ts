import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { backfillBody, backfillReport } from '@portal/contracts';
import { DomainError } from '@portal/domain';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import type { z } from 'zod';
import { ADMIN_ACTOR } from '../admin-actor.js';
import { BackfillService } from './backfill.service.js';

/** Repairs service instances and creates those that are missing. */
@ApiTags('payers')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/backfill-service-instances')
export class BackfillController {
  constructor(private readonly backfill: BackfillService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Plan a backfill (dry run), or apply the plan that was approved, all or nothing' })
  @ApiOkResponse({ description: 'The plan with its checks and its SQL', standardSchema: backfillReport })
  @ApiProblems(400, 401, 409, 503)
  run(@Body({ schema: backfillBody }) body: z.output<typeof backfillBody>) {
    const { strategy, unknownIds, dryRun, planHash, reviewedBy } = body;
    const request = { strategy, unknownIds, actorUserId: ADMIN_ACTOR };
    if (dryRun) return this.backfill.plan(request);
    if (planHash && reviewedBy) return this.backfill.apply(request, { planHash, reviewedBy });
    const missing = [...(planHash ? [] : ['planHash']), ...(reviewedBy ? [] : ['reviewedBy'])];
    throw new DomainError(
      'invalid-input',
      'Only a plan that was reviewed can be applied',
      missing.map((field) => ({ pointer: `/${field}`, detail: 'is needed to apply a plan' })),
    );
  }
}
