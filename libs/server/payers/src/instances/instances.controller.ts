import { Body, Controller, Delete, HttpCode, Param, Post, Put, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { instanceBody, mappingBody, type MappingBody, payerDetail } from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import { ADMIN_ACTOR } from '../admin-actor.js';
import { PayerReadModel } from '../list/payer.read-model.js';
import { InstanceEditorService, type InstancePlace } from './instance-editor.service.js';

const INSTANCE = { name: 'instanceId', description: 'Id of the service instance' };

/** Single service instances of a payer, and what the booking system calls them. */
@ApiTags('payers')
@ApiBearerAuth()
@ApiParam({ name: 'id', description: 'Id of the payer', example: 'PAY-001' })
@UseGuards(AdminGuard)
@Controller('admin/payers/:id/instances')
export class InstancesController {
  constructor(
    private readonly editor: InstanceEditorService,
    private readonly payers: PayerReadModel,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Add a service instance; one that follows a template is mapped at once' })
  @ApiOkResponse({ description: 'The payer as it is now', standardSchema: payerDetail })
  @ApiProblems(400, 401, 404, 409, 422, 503)
  async add(@Param('id') id: string, @Body({ schema: instanceBody }) body: InstancePlace) {
    await this.editor.add(id, body, ADMIN_ACTOR);
    return this.payers.get(id);
  }

  @Delete(':instanceId')
  @ApiParam(INSTANCE)
  @ApiOperation({ summary: 'Remove a service instance; refused while appointments refer to it' })
  @ApiOkResponse({ description: 'The payer as it is now', standardSchema: payerDetail })
  @ApiProblems(401, 404, 409, 503)
  async remove(@Param('id') id: string, @Param('instanceId') instanceId: string) {
    await this.editor.remove(id, instanceId, ADMIN_ACTOR);
    return this.payers.get(id);
  }

  @Put(':instanceId/mapping')
  @ApiParam(INSTANCE)
  @ApiOperation({ summary: 'Give a service instance an id of its own in the booking system, or the default back' })
  @ApiOkResponse({ description: 'The payer as it is now', standardSchema: payerDetail })
  @ApiProblems(400, 401, 404, 503)
  async map(
    @Param('id') id: string,
    @Param('instanceId') instanceId: string,
    @Body({ schema: mappingBody }) { externalId }: MappingBody,
  ) {
    await this.editor.map(id, instanceId, externalId, ADMIN_ACTOR);
    return this.payers.get(id);
  }
}
