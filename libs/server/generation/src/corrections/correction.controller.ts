import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { claimCorrection, type CorrectionRequest, correctionRequest } from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import { CorrectionService } from './correction.service.js';

const CLAIM = { name: 'id', description: 'Id of the denied claim', example: 'CLM-7F3A91-0000123' };

/** Denied claims that have no appeal right: they are corrected and sent again. */
@ApiTags('claims')
@Controller('claims')
export class CorrectionController {
  constructor(private readonly corrections: CorrectionService) {}

  @Get(':id/correction')
  @ApiOperation({ summary: 'Whether a denied claim can be corrected and sent again, and what would mend it' })
  @ApiParam(CLAIM)
  @ApiOkResponse({ description: 'What can be done', standardSchema: claimCorrection })
  @ApiProblems(404)
  look(@Param('id') id: string) {
    return this.corrections.look(id);
  }

  @Post(':id/correction')
  @HttpCode(200)
  @ApiBearerAuth()
  @UseGuards(AdminGuard)
  @ApiOperation({ summary: 'Correct a denied claim and send it again as a replacement. May be repeated' })
  @ApiParam(CLAIM)
  @ApiOkResponse({ description: 'What became of it', standardSchema: claimCorrection })
  @ApiProblems(400, 401, 404, 409, 503)
  send(@Param('id') id: string, @Body({ schema: correctionRequest }) { edits }: CorrectionRequest) {
    return this.corrections.send(id, edits);
  }
}
