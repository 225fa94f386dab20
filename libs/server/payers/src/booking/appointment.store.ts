import { Injectable } from '@nestjs/common';
import type { Appointment } from '@portal/domain';
import { AppointmentEntity, takeTurn, UnitOfWork } from '@portal/server/database';
import { AuditStore } from '../audit/audit.store.js';
import { resolveVisit, type WantedVisit } from './visit-resolver.js';

/** Writes appointments, each step in a unit of work of its own: the booking system is never waited for inside one. */
@Injectable()
export class AppointmentStore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditStore,
  ) {}

  /** Keeps the intention before the booking system is asked, while the instance can still be booked. */
  async request(appointment: Appointment, wanted: WantedVisit): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      await takeTurn(manager, 'payers');
      await resolveVisit(manager, wanted);
      await manager.insert(AppointmentEntity, appointment);
    });
  }

  /** The booking system has it. It is kept even where somebody has withdrawn it before the booking system had it. */
  async confirm(appointment: Appointment, externalId: string, actorUserId: string): Promise<Appointment> {
    const booked: Appointment = { ...appointment, status: 'booked', externalId };
    await this.unitOfWork.run(async (manager) => {
      const { affected } = await manager.update(AppointmentEntity, { id: booked.id }, { status: 'booked', externalId });
      if (affected === 0) await manager.insert(AppointmentEntity, booked);
      await this.audit.record(manager, [
        {
          ...{ actorUserId, source: 'booking', action: 'book_appointment', entity: 'appointments' },
          entityId: booked.id,
          payerId: booked.payerId,
          before: null,
          after: { ...booked },
          note: 'Booked in the booking system',
        },
      ]);
    });
    return booked;
  }

  /** The booking system does not have it, and who wanted to book it is told so: nothing is left. */
  async withdraw({ id }: Appointment): Promise<void> {
    await this.unitOfWork.run((manager) => manager.delete(AppointmentEntity, { id, status: 'requested' }));
  }

  /** The booking system does not have what was left open: it goes, and the audit trail keeps that it was there. */
  async withdrawOpen(appointment: Appointment, actorUserId: string): Promise<void> {
    const { id: entityId, payerId } = appointment;
    await this.unitOfWork.run(async (manager) => {
      const { affected } = await manager.delete(AppointmentEntity, { id: entityId, status: 'requested' });
      if (affected === 0) return;
      await this.audit.record(manager, [
        {
          ...{ actorUserId, source: 'booking', action: 'withdraw_appointment', entity: 'appointments' },
          ...{ entityId, payerId, before: { ...appointment }, after: null },
          note: 'Not in the booking system',
        },
      ]);
    });
  }
}
