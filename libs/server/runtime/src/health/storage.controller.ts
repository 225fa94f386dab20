import { Controller, Get, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdminGuard } from '../auth/admin.guard.js';
import { ApiProblems } from '../http/api-problems.js';
import { StorageHealth, type StorageState } from './storage-health.js';

const BYTES = { type: 'object', nullable: true, properties: { free: { type: 'integer' }, total: { type: 'integer' } } };
const INTEGRITY = {
  type: 'object',
  properties: {
    state: { type: 'string', enum: ['checking', 'sound', 'damaged', 'unknown'] },
    detail: { type: 'string', nullable: true, description: 'What is wrong, or why nobody knows' },
    checkedAt: { type: 'string', nullable: true, description: 'Real instant of the check' },
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
  @ApiOkResponse({
    description: 'Bytes; null where the portal cannot see the disk',
    schema: {
      type: 'object',
      properties: { engine: { type: 'string', enum: ['sqlite', 'postgres'] }, disk: BYTES, integrity: INTEGRITY },
    },
  })
  @ApiProblems(401)
  state(): Promise<StorageState> {
    return this.storage.state();
  }
}
