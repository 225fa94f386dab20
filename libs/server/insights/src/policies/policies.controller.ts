import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  codeIntelligence,
  codeIntelligenceList,
  policyDetail,
  policyList,
  type PolicyQuery,
  policyQuery,
  type RunChoice,
  runChoice,
} from '@portal/contracts';
import { ApiProblems } from '@portal/server/runtime';
import { CodeIntelligenceStore } from './code-intelligence.store.js';
import { PolicyReadModel } from './policy.read-model.js';

/** Payer rules with what each of them denied. */
@ApiTags('policies')
@Controller('policies')
export class PoliciesController {
  constructor(private readonly policies: PolicyReadModel) {}

  @Get()
  @ApiOperation({ summary: 'Payer rules with claims, denial rate and denied charges, and how far matching has come' })
  @ApiOkResponse({ description: 'Policies, most denied charges first', standardSchema: policyList })
  @ApiProblems(400, 422)
  list(@Query({ schema: policyQuery }) query: PolicyQuery) {
    return this.policies.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A payer rule with its course by day and example claims' })
  @ApiParam({ name: 'id', description: 'Id of the policy', example: 'FREQ-A1C' })
  @ApiOkResponse({ description: 'The policy', standardSchema: policyDetail })
  @ApiProblems(400, 404, 422)
  get(@Param('id') id: string, @Query({ schema: runChoice }) { runId }: RunChoice) {
    return this.policies.detail(id, runId);
  }
}

/** What payers ask of procedure codes. */
@ApiTags('policies')
@Controller('code-intelligence')
export class CodeIntelligenceController {
  constructor(private readonly codes: CodeIntelligenceStore) {}

  @Get()
  @ApiOperation({ summary: 'All procedure codes with what payers ask of them' })
  @ApiOkResponse({ description: 'Codes in order', standardSchema: codeIntelligenceList })
  @ApiProblems(400)
  list() {
    return this.codes.list();
  }

  @Get(':code')
  @ApiOperation({ summary: 'What payers ask of a procedure code' })
  @ApiParam({ name: 'code', description: 'CPT or HCPCS code', example: '99213' })
  @ApiOkResponse({ description: 'The code', standardSchema: codeIntelligence })
  @ApiProblems(404)
  get(@Param('code') code: string) {
    return this.codes.get(code);
  }
}
