import { Controller, Post, Res, UploadedFiles, UseGuards, UseInterceptors } from '@nestjs/common';
import { FileFieldsInterceptor } from '@nestjs/platform-express';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { runSummary, type RunSummary } from '@portal/contracts';
import { DomainError } from '@portal/domain';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import type { Response as HttpResponse } from 'express';
import { rm } from 'node:fs/promises';
import { RunImportService } from './run-import.service.js';
import { UPLOADS } from './uploads.js';

const LARGEST_FILE = 8 * 1024 ** 3;
const FORM = {
  type: 'object',
  required: ['run'],
  properties: {
    run: { type: 'string', format: 'binary', description: '`run.ndjson` of an export, packed by gzip or not' },
    groundTruth: { type: 'string', format: 'binary', description: '`ground_truth.ndjson` of the same export' },
  },
};

/** Files of a form, by the name of their field. */
type Uploaded = Readonly<Partial<Record<'run' | 'groundTruth', readonly { readonly path: string }[]>>>;

/** Runs that were exported elsewhere. */
@ApiTags('generation')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/generation/imports')
export class RunImportController {
  constructor(private readonly imports: RunImportService) {}

  @Post()
  @UseInterceptors(
    FileFieldsInterceptor(
      [
        { name: 'run', maxCount: 1 },
        { name: 'groundTruth', maxCount: 1 },
      ],
      { dest: UPLOADS, limits: { fileSize: LARGEST_FILE, fields: 0 } },
    ),
  )
  @ApiOperation({
    summary: 'Import an exported run',
    description:
      'Takes `run.ndjson` of an export, and `ground_truth.ndjson` if it is at hand; gzip is unpacked. All of it is checked before anything is stored: manifest, schema version, every field, row counts and SHA-256. Exported again, the run gives the same files. It does not go on: start its settings and seed again for that. `GET /api/admin/work` shows how far the import is; cancelling it there or closing the connection leaves nothing of it.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: FORM })
  @ApiCreatedResponse({ description: 'The imported run', standardSchema: runSummary })
  @ApiProblems(400, 401, 409, 413, 422, 503)
  async import(
    @UploadedFiles() files: Uploaded | undefined,
    @Res({ passthrough: true }) response: HttpResponse,
  ): Promise<RunSummary> {
    const [run, groundTruth] = [files?.run?.[0]?.path, files?.groundTruth?.[0]?.path];
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    try {
      if (run === undefined) {
        const problems = [{ pointer: '/run', detail: 'is needed: `run.ndjson` of an export' }];
        throw new DomainError('invalid-input', 'There is no file of a run.', problems);
      }
      return await this.imports.import({ run, groundTruth: groundTruth ?? null }, gone.signal);
    } finally {
      for (const path of [run, groundTruth]) if (path !== undefined) await rm(path, { force: true });
    }
  }
}
