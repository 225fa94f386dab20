import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { scenario, scenarioBody, scenarioList } from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import type { z } from 'zod';
import { ScenarioService } from './scenario.service.js';

const ID = { name: 'id', description: 'Id of the scenario', example: 'demo' };

/** Scenarios: presets to start from, and one's own. */
@ApiTags('scenarios')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/scenarios')
export class ScenarioController {
  constructor(private readonly scenarios: ScenarioService) {}

  @Get()
  @ApiOperation({ summary: 'All scenarios, presets first' })
  @ApiOkResponse({ description: 'Presets and own scenarios', standardSchema: scenarioList })
  @ApiProblems(401)
  async list() {
    return { items: await this.scenarios.list() };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One scenario' })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'The scenario', standardSchema: scenario })
  @ApiProblems(401, 404)
  get(@Param('id') id: string) {
    return this.scenarios.get(id);
  }

  @Post()
  @ApiOperation({ summary: 'Keep a scenario of one’s own' })
  @ApiCreatedResponse({ description: 'The scenario with its id', standardSchema: scenario })
  @ApiProblems(400, 401, 422, 503)
  create(@Body({ schema: scenarioBody }) body: z.output<typeof scenarioBody>) {
    return this.scenarios.create(body);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Replace a scenario; runs keep the settings they were started with' })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'The scenario as it is now', standardSchema: scenario })
  @ApiProblems(400, 401, 404, 409, 422, 503)
  replace(@Param('id') id: string, @Body({ schema: scenarioBody }) body: z.output<typeof scenarioBody>) {
    return this.scenarios.replace(id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a scenario; runs of it stay' })
  @ApiParam(ID)
  @ApiNoContentResponse({ description: 'It is gone' })
  @ApiProblems(401, 404, 409, 503)
  async delete(@Param('id') id: string): Promise<void> {
    await this.scenarios.delete(id);
  }
}
