import { Body, Controller, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { payerBody, payerSetup, type PayerSetupView } from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import { ADMIN_ACTOR } from '../admin-actor.js';
import { PayerReadModel } from '../list/payer.read-model.js';
import { type PayerRequest, type PayerSaved, PayerSetupService } from './payer-setup.service.js';

/** Creates and updates payers with all that they need to be booked. */
@ApiTags('payers')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/payers')
export class PayerSetupController {
  constructor(
    private readonly setup: PayerSetupService,
    private readonly payers: PayerReadModel,
  ) {}

  @Post('comprehensive-update')
  @HttpCode(200)
  @ApiOperation({ summary: 'Create or update a payer with its contracts, three service instances and their mappings' })
  @ApiOkResponse({ description: 'The payer, and what could not be made', standardSchema: payerSetup })
  @ApiProblems(400, 401, 409, 422, 503)
  async save(@Body({ schema: payerBody }) body: PayerRequest) {
    return this.answer(await this.setup.save(body, ADMIN_ACTOR));
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiOperation({ summary: 'Try again what failed when a payer was set up' })
  @ApiParam({ name: 'id', description: 'Id of the payer', example: 'PAY-001' })
  @ApiOkResponse({ description: 'The payer, and what still could not be made', standardSchema: payerSetup })
  @ApiProblems(401, 404, 503)
  async retry(@Param('id') id: string) {
    return this.answer(await this.setup.retry(id, ADMIN_ACTOR));
  }

  private async answer({ payerId, created, visits }: PayerSaved): Promise<PayerSetupView> {
    const { instancesCreated, mappingsCreated } = visits;
    return { created, instancesCreated, mappingsCreated, payer: await this.payers.get(payerId) };
  }
}
