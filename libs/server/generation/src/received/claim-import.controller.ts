import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Post,
  Res,
  UploadedFiles,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { claimImport, type ClaimImport, claimImportRequest } from '@portal/contracts';
import { DomainError, MOST_CLAIM_FILES } from '@portal/domain';
import { csvTemplate } from '@portal/interchange';
import { AdminGuard, ApiProblems, fieldProblems } from '@portal/server/runtime';
import type { Response as HttpResponse } from 'express';
import { rm } from 'node:fs/promises';
import type { z } from 'zod';
import { UPLOADS } from '../import/uploads.js';
import { ClaimImportService } from './claim-import.service.js';
import type { UploadedFile } from './read-files.js';

const LARGEST_FILE = 32 * 1024 ** 2;
const LONGEST_REQUEST = 256 * 1024;
const FORM = {
  type: 'object',
  required: ['files'],
  properties: {
    files: {
      type: 'array',
      maxItems: MOST_CLAIM_FILES,
      items: { type: 'string', format: 'binary' },
      description: 'X12 837 (professional), X12 835, or CSV',
    },
    request: {
      type: 'string',
      description:
        '`ClaimImportRequest` as JSON: `{"name", "dryRun", "skipFaulty", "providers", "payers"}`, all of them optional',
      example: '{"dryRun": true}',
    },
  },
};

/** Claims and payers' answers from outside. */
@ApiTags('claims')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/claims/import')
export class ClaimImportController {
  constructor(private readonly imports: ClaimImportService) {}

  @Get('template')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="claims-template.csv"')
  @ApiOperation({ summary: 'A CSV file to begin with: its header, and two claims that are made up' })
  @ApiOkResponse({ description: 'The file', content: { 'text/csv': { schema: { type: 'string' } } } })
  @ApiProblems(401)
  template(): string {
    return csvTemplate();
  }

  @Post()
  @HttpCode(200)
  @UseInterceptors(
    FilesInterceptor('files', MOST_CLAIM_FILES, {
      dest: UPLOADS,
      limits: { fileSize: LARGEST_FILE, fields: 1, fieldSize: LONGEST_REQUEST },
    }),
  )
  @ApiOperation({
    summary: 'Import real claims',
    description:
      'Takes X12 837 (professional claims), X12 835 (payers’ answers) and CSV, several files at once; answers find their claims by the practice’s claim number. The claims become a set of their own in the run history, which is listed, counted and looked through as a run is, and does not go on. Names, member numbers and the days of birth of patients are replaced before anything is stored. Where a claim cannot be taken nothing is stored, unless `skipFaulty` is set; `dryRun` stores nothing and answers with the same report. The same files are refused when they are here already.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: FORM })
  @ApiOkResponse({ description: 'What was stored, or would be', standardSchema: claimImport })
  @ApiProblems(400, 401, 409, 413, 422, 503)
  async import(
    @UploadedFiles() files: readonly UploadedFile[] | undefined,
    @Body() body: { readonly request?: unknown } | undefined,
    @Res({ passthrough: true }) response: HttpResponse,
  ): Promise<ClaimImport> {
    const gone = new AbortController();
    const left = new DomainError('conflict', 'The import was cancelled: nobody waits for it any more.');
    response.on('close', () => gone.abort(left));
    try {
      if (!files || files.length === 0) {
        const problems = [{ pointer: '/files', detail: 'at least one is needed: X12 837, X12 835 or CSV' }];
        throw new DomainError('invalid-input', 'There is no file.', problems);
      }
      return await this.imports.import(files.map(named), requestOf(body?.request), gone.signal);
    } finally {
      for (const { path } of files ?? []) await rm(path, { force: true });
    }
  }
}

/** Names of files come byte by byte. */
function named({ path, originalname }: UploadedFile): UploadedFile {
  return { path, originalname: Buffer.from(originalname, 'latin1').toString('utf8') };
}

/** @throws DomainError `invalid-input` with a pointer to each field */
function requestOf(text: unknown): z.output<typeof claimImportRequest> {
  const { data, error } = claimImportRequest.safeParse(text === undefined ? {} : parsed(text));
  if (data) return data;
  throw new DomainError(
    'invalid-input',
    'The request that came with the files cannot be taken.',
    fieldProblems(error.issues),
  );
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    throw new DomainError('invalid-input', 'The request that came with the files is not JSON.', [
      { pointer: '/request', detail: 'is not JSON' },
    ]);
  }
}
