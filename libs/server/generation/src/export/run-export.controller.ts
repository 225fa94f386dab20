import { Controller, Get, Headers, HttpCode, Param, Post, StreamableFile, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { runExport } from '@portal/contracts';
import { NameDisclosure } from '@portal/server/claims';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import { ExportGuard, ExportTickets } from './export-ticket.js';
import { EXPORT_FILES, RunExportService } from './run-export.service.js';

const ID = { name: 'id', description: 'Id of the run', example: 'RUN-7F3A91' };
const TOKEN = { name: 'authorization', required: false, description: '`Bearer` and the admin token' };
const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson',
  sqlite: 'application/vnd.sqlite3',
  json: 'application/json',
  x12: 'application/edi-x12',
} as const;
const BYTES = { schema: { type: 'string', format: 'binary' } } as const;

/** The data of a run, to be taken elsewhere. */
@ApiTags('generation')
@ApiBearerAuth()
@Controller('admin/generation/runs')
export class RunExportController {
  constructor(
    private readonly exports: RunExportService,
    private readonly tickets: ExportTickets,
    private readonly disclosure: NameDisclosure,
  ) {}

  @Post(':id/export')
  @HttpCode(200)
  @UseGuards(AdminGuard)
  @ApiHeader(TOKEN)
  @ApiOperation({ summary: 'The files of a run, with a ticket that lets a browser fetch them for ten minutes' })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'Files and ticket', standardSchema: runExport })
  @ApiProblems(401, 404, 409)
  async list(@Param('id') id: string, @Headers('authorization') authorization?: string) {
    const run = await this.exports.run(id);
    // The claims carry their patients' names: whoever is handed a ticket is shown them.
    await this.disclosure.record(authorization, `/api/admin/generation/runs/${run.id}/export`);
    const ticket = this.tickets.issue(run.id);
    return {
      runId: run.id,
      ticket,
      files: EXPORT_FILES.map(({ name, format, table }) => ({
        ...{ name, format, table: table?.name ?? null, groundTruth: table?.groundTruth ?? false },
        path: `/api/admin/generation/runs/${encodeURIComponent(run.id)}/export/${name}?ticket=${ticket}`,
      })),
    };
  }

  @Get(':id/export/:file')
  @UseGuards(ExportGuard)
  @ApiHeader(TOKEN)
  @ApiOperation({ summary: 'A file of a run, streamed; the same run gives the same bytes' })
  @ApiParam(ID)
  @ApiParam({ name: 'file', description: 'Name of the file', enum: EXPORT_FILES.map(({ name }) => name) })
  @ApiQuery({ name: 'ticket', required: false, description: 'In place of the bearer token' })
  @ApiOkResponse({
    description: 'The file',
    content: Object.fromEntries(Object.values(MEDIA_TYPES).map((type) => [type, BYTES])),
  })
  @ApiProblems(401, 404, 409)
  async file(@Param('id') id: string, @Param('file') name: string, @Headers('authorization') authorization?: string) {
    const file = this.exports.file(name);
    const run = await this.exports.run(id);
    if (authorization)
      await this.disclosure.record(authorization, `/api/admin/generation/runs/${run.id}/export/${name}`);
    return new StreamableFile(this.exports.bytes(run, file), {
      type: MEDIA_TYPES[file.format],
      disposition: `attachment; filename="${run.id}-synthetic-${file.name.replaceAll('_', '-')}"`,
    });
  }
}
