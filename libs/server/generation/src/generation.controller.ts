import { Body, Controller, Get, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  configureRequest,
  generationEstimate,
  generationStatus,
  resumeRequest,
  speedRequest,
  startRequest,
  startResponse,
  stepRequest,
} from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import type { z } from 'zod';
import { GenerationService } from './generation.service.js';
import { GenerationStatusReadModel } from './status/generation-status.read-model.js';

const STATUS_AFTER = { description: 'The status afterwards', standardSchema: generationStatus };

/** Start, pace and end of generation. Every command but the start answers with the status after it. */
@ApiTags('generation')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/generation')
export class GenerationController {
  constructor(
    private readonly generation: GenerationService,
    private readonly readModel: GenerationStatusReadModel,
  ) {}

  @Post('start')
  @ApiOperation({ summary: 'Start a run of a scenario; 409 names the run that stands in the way in `runId`' })
  @ApiCreatedResponse({ description: 'The run goes on', standardSchema: startResponse })
  @ApiProblems(400, 401, 409, 422, 503)
  start(@Body({ schema: startRequest }) body: z.output<typeof startRequest>) {
    return this.generation.start(body);
  }

  @Post('estimate')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a start with this body would yield' })
  @ApiOkResponse({ description: 'Expected rows, time and storage', standardSchema: generationEstimate })
  @ApiProblems(400, 401, 422)
  estimate(@Body({ schema: startRequest }) body: z.output<typeof startRequest>) {
    return this.generation.estimate(body);
  }

  @Get('status')
  @ApiOperation({ summary: 'What goes on right now' })
  @ApiOkResponse({ description: 'State, progress and counts', standardSchema: generationStatus })
  @ApiProblems(401)
  status() {
    return this.readModel.status();
  }

  @Post('stop')
  @HttpCode(200)
  @ApiOperation({ summary: 'End the run; what it stored stays. May be repeated' })
  @ApiOkResponse(STATUS_AFTER)
  @ApiProblems(401, 503)
  async stop() {
    await this.generation.stop();
    return this.readModel.status();
  }

  @Post('pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let the simulated clock stand still' })
  @ApiOkResponse(STATUS_AFTER)
  @ApiProblems(401, 409, 503)
  async pause() {
    await this.generation.pause();
    return this.readModel.status();
  }

  @Post('resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go on, if wanted until a day or at another speed; also after a failure that may pass' })
  @ApiOkResponse(STATUS_AFTER)
  @ApiProblems(400, 401, 409, 503)
  async resume(@Body({ schema: resumeRequest }) body: z.output<typeof resumeRequest>) {
    await this.generation.resume(body);
    return this.readModel.status();
  }

  @Post('step')
  @HttpCode(200)
  @ApiOperation({ summary: 'Play whole simulated days at full speed, then pause again' })
  @ApiOkResponse(STATUS_AFTER)
  @ApiProblems(400, 401, 409, 503)
  async step(@Body({ schema: stepRequest }) body: z.output<typeof stepRequest>) {
    await this.generation.step(body.days);
    return this.readModel.status();
  }

  @Post('speed')
  @HttpCode(200)
  @ApiOperation({ summary: 'Change the speed' })
  @ApiOkResponse(STATUS_AFTER)
  @ApiProblems(400, 401, 409, 503)
  async speed(@Body({ schema: speedRequest }) body: z.output<typeof speedRequest>) {
    await this.generation.setSpeed(body.speed);
    return this.readModel.status();
  }

  @Post('configure')
  @HttpCode(200)
  @ApiOperation({ summary: 'Change settings from the simulated now on' })
  @ApiOkResponse(STATUS_AFTER)
  @ApiProblems(400, 401, 409, 422, 503)
  async configure(@Body({ schema: configureRequest }) body: z.output<typeof configureRequest>) {
    await this.generation.configure(body);
    return this.readModel.status();
  }
}
