import { Controller, Get, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdminGuard } from '../auth/admin.guard.js';
import { ApiProblems } from '../http/api-problems.js';
import { StorageHealth, type StorageState } from './storage-health.js';

const DISK = {
  type: ['object', 'null'],
  description: 'Room on the disk of the database; null where the portal cannot see it',
  properties: {
    free: { type: 'integer', description: 'Free bytes' },
    total: { type: 'integer', description: 'All bytes' },
  },
};
const INTEGRITY = {
  type: 'object',
  description: 'What the last check of the database said',
  properties: {
    state: { type: 'string', enum: ['checking', 'sound', 'damaged', 'unknown'], description: 'Its outcome' },
    detail: { type: ['string', 'null'], description: 'What is wrong, or why nobody knows' },
    checkedAt: { type: ['string', 'null'], description: 'Real instant of the check' },
  },
};
const STATE = {
  type: 'object',
  properties: {
    engine: { type: 'string', enum: ['sqlite', 'postgres'], description: 'What the data is stored in' },
    disk: DISK,
    integrity: INTEGRITY,
  },
};

/** How the storage is: room on its disk and whether its data is sound. */
@ApiTags('health')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/storage')
export class StorageController {
  constructor(private readonly storage: StorageHealth) {}

  @Get()
  @ApiOperation({
    summary: 'Free disk space, and what the last check of the database said; a check is never waited for',
  })
  // The types of Swagger know lists of types only in part.
  @ApiOkResponse({ description: 'How it is', schema: STATE as object })
  @ApiProblems(401)
  state(): Promise<StorageState> {
    return this.storage.state();
  }
}
