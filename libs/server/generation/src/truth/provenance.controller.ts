import { Controller, Get, Param, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { claimProvenance } from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import { ProvenanceReadModel } from './provenance.read-model.js';

/** The ground truth of a claim; nothing that detects or measures may ask for it. */
@ApiTags('claims')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/claims')
export class ProvenanceController {
  constructor(private readonly readModel: ProvenanceReadModel) {}

  @Get(':id/provenance')
  @ApiOperation({ summary: 'Where a claim came from: run, seed, stream, and what was planted in it' })
  @ApiParam({ name: 'id', description: 'Id of the claim', example: 'CLM-7F3A91-0000001' })
  @ApiOkResponse({ description: 'The claim’s origin', standardSchema: claimProvenance })
  @ApiProblems(401, 404)
  provenance(@Param('id') id: string) {
    return this.readModel.provenance(id);
  }
}
