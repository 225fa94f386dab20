import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  claimCount,
  type ClaimCountQuery,
  claimCountQuery,
  claimDetail,
  type ClaimNeighborQuery,
  claimNeighborQuery,
  claimNeighbors,
  claimPage,
  type ClaimQuery,
  claimQuery,
  type NameChoice,
  nameChoice,
} from '@portal/contracts';
import { ApiProblems } from '@portal/server/runtime';
import { ClaimDetailReadModel } from './claim-detail.read-model.js';
import { ClaimListReadModel } from './claim-list.read-model.js';
import { NameDisclosure } from './name-disclosure.js';

const TOKEN = {
  name: 'authorization',
  required: false,
  description: '`Bearer` and the admin token; needed for `names=show` only',
};

/** The list of claims and the single claim. */
@ApiTags('claims')
@ApiBearerAuth()
@Controller('claims')
export class ClaimsController {
  constructor(
    private readonly claims: ClaimListReadModel,
    private readonly details: ClaimDetailReadModel,
    private readonly disclosure: NameDisclosure,
  ) {}

  @Get()
  @ApiHeader(TOKEN)
  @ApiOperation({ summary: 'Claims that match all filters, in a stable order' })
  @ApiOkResponse({ description: 'A page of claims', standardSchema: claimPage })
  @ApiProblems(400, 401, 422)
  async list(@Query({ schema: claimQuery }) query: ClaimQuery, @Headers('authorization') authorization?: string) {
    if (query.names === 'show') await this.disclosure.record(authorization, '/api/claims');
    return this.claims.list(query);
  }

  @Get('count')
  @ApiOperation({ summary: 'How many claims match all filters' })
  @ApiOkResponse({ description: 'Their number', standardSchema: claimCount })
  @ApiProblems(400, 422)
  count(@Query({ schema: claimCountQuery }) query: ClaimCountQuery) {
    return this.claims.count(query);
  }

  @Get(':id')
  @ApiHeader(TOKEN)
  @ApiOperation({ summary: 'A claim with its lines, the payer’s answer in words, appeals and timeline' })
  @ApiParam({ name: 'id', description: 'Claim id', example: 'CLM-7F3A91-0000123' })
  @ApiOkResponse({ description: 'The claim', standardSchema: claimDetail })
  @ApiProblems(400, 401, 404)
  async get(
    @Param('id') id: string,
    @Query({ schema: nameChoice }) { names }: NameChoice,
    @Headers('authorization') authorization?: string,
  ) {
    if (names === 'show') await this.disclosure.record(authorization, `/api/claims/${id}`);
    return this.details.get(id, names === 'show');
  }

  @Get(':id/neighbors')
  @ApiOperation({ summary: 'The claims before and after one, under the filters and in the order of the list' })
  @ApiParam({ name: 'id', description: 'Claim id', example: 'CLM-7F3A91-0000123' })
  @ApiOkResponse({ description: 'Ids of the claims beside it', standardSchema: claimNeighbors })
  @ApiProblems(400, 404, 422)
  neighbors(@Param('id') id: string, @Query({ schema: claimNeighborQuery }) query: ClaimNeighborQuery) {
    return this.claims.neighbors(id, query);
  }
}
