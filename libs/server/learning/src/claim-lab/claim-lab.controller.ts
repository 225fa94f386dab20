import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  labAnswer,
  type LabAnswerBody,
  labExercise,
  labHintRequest,
  type LabPatternQuery,
  labPatternQuery,
  labPatterns,
  labSession,
  labSessionPage,
  type LabSessionQuery,
  labSessionQuery,
  labStart,
  type LabStart,
} from '@portal/contracts';
import { DomainError } from '@portal/domain';
import type { LabSessionEntity } from '@portal/server/database';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import type { z } from 'zod';
import { ClaimLabService } from './claim-lab.service.js';
import { exerciseView } from './exercise-view.js';
import { LabClaimsReadModel } from './lab-claims.read-model.js';
import { LabCostsReadModel } from './lab-costs.read-model.js';
import { LabSessionReadModel } from './lab-session.read-model.js';
import { LabSessionStore } from './lab-session.store.js';

const SESSION = { name: 'id', description: 'Id of the session', example: 'LAB-4F1C09A2B7' };
const EXERCISE = { name: 'number', description: 'Number of the exercise, from 1', example: 3 };
const AS_EXERCISE = { description: 'The exercise afterwards', standardSchema: labExercise };

/** Claim Lab: people mend denied claims, and the payer's own rules judge it. */
@ApiTags('claim lab')
@Controller('claim-lab')
export class ClaimLabController {
  constructor(
    private readonly lab: ClaimLabService,
    private readonly sessions: LabSessionReadModel,
    private readonly store: LabSessionStore,
    private readonly claims: LabClaimsReadModel,
    private readonly costs: LabCostsReadModel,
  ) {}

  @Get('patterns')
  @ApiOperation({ summary: 'Patterns to practice, those that cost most first' })
  @ApiOkResponse({ description: 'All patterns', standardSchema: labPatterns })
  @ApiProblems(400, 422)
  async patterns(@Query({ schema: labPatternQuery }) { runId, userId }: LabPatternQuery) {
    return this.costs.patterns(await this.claims.scope(runId), userId);
  }

  @Get('sessions')
  @ApiOperation({ summary: 'Sessions, latest first' })
  @ApiOkResponse({ description: 'A page of sessions', standardSchema: labSessionPage })
  @ApiProblems(400)
  list(@Query({ schema: labSessionQuery }) query: LabSessionQuery) {
    return this.sessions.list(query);
  }

  @Post('sessions')
  @ApiBearerAuth()
  @UseGuards(AdminGuard)
  @ApiOperation({ summary: 'Open a session of ten denied claims; an earlier one of the same person is given up' })
  @ApiCreatedResponse({ description: 'The session', standardSchema: labSession })
  @ApiProblems(400, 401, 409, 422, 503)
  async start(@Body({ schema: labStart }) body: LabStart) {
    return this.sessions.view(await this.lab.start(body));
  }

  @Get('sessions/:id')
  @ApiOperation({ summary: 'A session with its score' })
  @ApiParam(SESSION)
  @ApiOkResponse({ description: 'The session', standardSchema: labSession })
  @ApiProblems(404)
  async session(@Param('id') id: string) {
    return this.sessions.view(await this.store.find(id));
  }

  @Post('sessions/:id/end')
  @HttpCode(200)
  @ApiBearerAuth()
  @UseGuards(AdminGuard)
  @ApiOperation({ summary: 'Leave a session before its end; it teaches nothing. May be repeated' })
  @ApiParam(SESSION)
  @ApiOkResponse({ description: 'The session afterwards', standardSchema: labSession })
  @ApiProblems(401, 404, 503)
  async end(@Param('id') id: string) {
    return this.sessions.view(await this.lab.end(id));
  }

  @Get('sessions/:id/exercises/:number')
  @ApiOperation({ summary: 'A denied claim to mend, the patient masked' })
  @ApiParam(SESSION)
  @ApiParam(EXERCISE)
  @ApiOkResponse({ description: 'The exercise', standardSchema: labExercise })
  @ApiProblems(400, 404)
  async exercise(@Param('id') id: string, @Param('number', ParseIntPipe) number: number) {
    return this.shown(await this.store.find(id), number);
  }

  @Post('sessions/:id/exercises/:number/answers')
  @HttpCode(200)
  @ApiBearerAuth()
  @UseGuards(AdminGuard)
  @ApiOperation({ summary: 'Name the pattern and mend the claim; the same try again gets the same judgment' })
  @ApiParam(SESSION)
  @ApiParam(EXERCISE)
  @ApiOkResponse(AS_EXERCISE)
  @ApiProblems(400, 401, 404, 409, 503)
  async answer(
    @Param('id') id: string,
    @Param('number', ParseIntPipe) number: number,
    @Body({ schema: labAnswer }) body: LabAnswerBody,
  ) {
    return this.shown(await this.lab.answer(id, number, body), number);
  }

  @Post('sessions/:id/exercises/:number/hints')
  @HttpCode(200)
  @ApiBearerAuth()
  @UseGuards(AdminGuard)
  @ApiOperation({ summary: 'Ask for a hint, which costs two points' })
  @ApiParam(SESSION)
  @ApiParam(EXERCISE)
  @ApiOkResponse(AS_EXERCISE)
  @ApiProblems(400, 401, 404, 409, 503)
  async hint(
    @Param('id') id: string,
    @Param('number', ParseIntPipe) number: number,
    @Body({ schema: labHintRequest }) { hint }: z.output<typeof labHintRequest>,
  ) {
    return this.shown(await this.lab.hint(id, number, hint), number);
  }

  @Post('sessions/:id/exercises/:number/solution')
  @HttpCode(200)
  @ApiBearerAuth()
  @UseGuards(AdminGuard)
  @ApiOperation({ summary: 'Give an exercise up and see what mends it. May be repeated' })
  @ApiParam(SESSION)
  @ApiParam(EXERCISE)
  @ApiOkResponse(AS_EXERCISE)
  @ApiProblems(400, 401, 404, 409, 503)
  async solution(@Param('id') id: string, @Param('number', ParseIntPipe) number: number) {
    return this.shown(await this.lab.giveUp(id, number), number);
  }

  private async shown({ id, runId, exercises }: LabSessionEntity, number: number) {
    const exercise = exercises[number - 1];
    if (!exercise) throw new DomainError('not-found', `Session ${id} has no exercise ${number}.`);
    const [claim, book] = await Promise.all([this.claims.claim(exercise.claimId), this.claims.bookOf(runId)]);
    return exerciseView({ sessionId: id, number, exercise, claim, book });
  }
}
