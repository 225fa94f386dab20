import { Controller, Get, Param, Req, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '@portal/server/runtime';
import type { Request as HttpRequest } from 'express';
import { Readable } from 'node:stream';
import { reportPage } from './report-page.js';
import { RunReportReadModel } from './run-report.read-model.js';

/** What became of a run, to be handed on. It names no patient. */
@ApiTags('metrics')
@Controller('reports/runs')
export class RunReportController {
  constructor(private readonly reports: RunReportReadModel) {}

  @Get(':id')
  @ApiOperation({
    summary: 'The report of a run as one HTML file',
    description:
      'Needs nothing but itself: styles and charts stand in it, nothing is loaded from elsewhere, no script runs. Its figures are those of `GET /api/metrics/dashboard` over the days of the run after its history, at most the last 400.',
  })
  @ApiParam({ name: 'id', description: 'Id of the run', example: 'RUN-7F3A91' })
  @ApiOkResponse({ description: 'The file', content: { 'text/html': { schema: { type: 'string' } } } })
  @ApiProblems(404)
  async report(@Param('id') id: string, @Req() request: HttpRequest): Promise<StreamableFile> {
    const report = await this.reports.report(id, `${request.protocol}://${request.get('host')}`);
    return new StreamableFile(Readable.from(reportPage(report), { objectMode: false }), {
      type: 'text/html; charset=utf-8',
      disposition: `attachment; filename="${report.run.runId}-report.html"`,
    });
  }
}
