import { Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { work, workList } from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import { LongWork } from './long-work.js';

/** Work that takes long: histories, imports, exports, deletions, what-ifs, checks of facts. */
@ApiTags('work')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/work')
export class WorkController {
  constructor(private readonly works: LongWork) {}

  @Get()
  @ApiOperation({ summary: 'Long work that goes on, with its progress and time left, and what ended last' })
  @ApiOkResponse({ description: 'The youngest first', standardSchema: workList })
  @ApiProblems(401)
  list() {
    return { items: this.works.all() };
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel long work; 409 says why it cannot be cancelled' })
  @ApiParam({ name: 'id', description: 'Id of the work', example: 'WRK-12' })
  @ApiOkResponse({ description: 'How it stands; it may take a step more until it ends', standardSchema: work })
  @ApiProblems(401, 404, 409, 503)
  cancel(@Param('id') id: string) {
    return this.works.cancel(id);
  }
}
