import { type DynamicModule, Module } from '@nestjs/common';
import { type BookingConfig, WallClock } from '@portal/server/runtime';
import { AuditController } from './audit/audit.controller.js';
import { AuditReadModel } from './audit/audit.read-model.js';
import { AuditStore } from './audit/audit.store.js';
import { BackfillController } from './backfill/backfill.controller.js';
import { BackfillService } from './backfill/backfill.service.js';
import { AppointmentReadModel } from './booking/appointment.read-model.js';
import { AppointmentStore } from './booking/appointment.store.js';
import { AppointmentsController } from './booking/appointments.controller.js';
import { BookingService } from './booking/booking.service.js';
import { BookingSystem } from './booking/booking-system.js';
import { IntakeQClient } from './booking/intakeq.client.js';
import { KnownBookingIds } from './booking/known-booking-ids.js';
import { DebugController } from './debug/debug.controller.js';
import { DebugReadModel } from './debug/debug.read-model.js';
import { PayerReadModel } from './list/payer.read-model.js';
import { PayersController } from './list/payers.controller.js';
import { InstanceEditorService } from './instances/instance-editor.service.js';
import { InstancesController } from './instances/instances.controller.js';
import { MappingStore } from './instances/mapping.store.js';
import { PayerSetupController } from './setup/payer-setup.controller.js';
import { PayerSetupService } from './setup/payer-setup.service.js';
import { VisitSetup } from './setup/visit-setup.js';
import { StartingStateStore } from './starting-state/starting-state.store.js';
import { TemplateStore } from './template/template.store.js';
import { visitTemplates } from './template/visit-templates.js';
import { BOOKING_CONFIG, VISIT_TEMPLATES } from './tokens.js';

/** Payers, what can be booked for them, their repair, and bookings. */
@Module({})
export class PayersModule {
  /** @param config how the booking system is reached, and what is booked by default */
  static forRoot(config: BookingConfig): DynamicModule {
    return {
      module: PayersModule,
      controllers: [
        PayersController,
        PayerSetupController,
        InstancesController,
        BackfillController,
        AppointmentsController,
        AuditController,
        DebugController,
      ],
      providers: [
        { provide: BOOKING_CONFIG, useValue: config },
        { provide: VISIT_TEMPLATES, useFactory: () => visitTemplates(config.externalIds) },
        {
          provide: BookingSystem,
          inject: [WallClock],
          useFactory: (clock: WallClock) => new IntakeQClient(config, clock),
        },
        KnownBookingIds,
        AppointmentReadModel,
        AppointmentStore,
        BookingService,
        AuditStore,
        AuditReadModel,
        BackfillService,
        DebugReadModel,
        InstanceEditorService,
        MappingStore,
        PayerSetupService,
        VisitSetup,
        PayerReadModel,
        StartingStateStore,
        TemplateStore,
      ],
    };
  }
}
