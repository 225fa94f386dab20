import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentBody, AppointmentBooked } from '@portal/contracts';
import { type Appointment, DomainError, notFound } from '@portal/domain';
import { REFERENCE } from '@portal/reference';
import { AppointmentEntity, READER } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { AppointmentStore } from './appointment.store.js';
import { type BookingOffer, BookingSystem, type VisitRequest } from './booking-system.js';
import { resolveVisit } from './visit-resolver.js';

const LOCATION = 'Telehealth';

/**
 * Books visits. The intention is stored before the booking system is asked and confirmed or withdrawn afterwards, so
 * that there is never a visit there which nobody here knows of, nor one here which is not there.
 */
@Injectable()
export class BookingService {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly bookingSystem: BookingSystem,
    private readonly appointments: AppointmentStore,
    private readonly clock: WallClock,
  ) {}

  /**
   * Books a visit.
   * @throws DomainError `unknown-reference`, `not-bookable`, `booking-refused`: nothing was booked;
   * `booking-unavailable`: nothing was booked, or it is not known yet and the problem names the appointment
   */
  async book(body: AppointmentBody, actorUserId: string): Promise<AppointmentBooked> {
    if (body.startsAt <= this.clock.now())
      throw new DomainError('invalid-input', 'A visit that lies in the past cannot be booked', [
        { pointer: '/startsAt', detail: 'lies in the past' },
      ]);
    const visit = await resolveVisit(this.reader.manager, body);
    const request = toRequest(await this.bookingSystem.offer(), body, visit.externalId);
    const appointment: Appointment = {
      id: `APT-${randomUUID()}`,
      providerId: body.providerId,
      payerId: body.payerId,
      serviceInstanceId: visit.serviceInstanceId,
      startsAt: body.startsAt,
      durationMinutes: visit.durationMinutes,
      externalServiceId: request.serviceId,
      clientId: body.clientId,
      status: 'requested',
      externalId: null,
      recordedAt: this.clock.now(),
    };
    await this.appointments.request(appointment, body);
    const booked = await this.ask(appointment, request, actorUserId);
    return { ...booked, notes: [...visit.notes] };
  }

  /**
   * Finds out what became of a visit whose booking was not answered. It is looked for with the service that it was
   * requested with; where that was not kept, any visit of the client at that moment is taken for it.
   * @returns null when the booking system does not have it; then it is withdrawn, and the audit trail says so
   * @throws DomainError `not-found`; `booking-unavailable` when it still cannot be known
   */
  async settle(id: string, actorUserId: string): Promise<Appointment | null> {
    const appointment = await this.reader.getRepository(AppointmentEntity).findOneBy({ id });
    if (!appointment) throw notFound('appointment', id);
    if (appointment.status !== 'requested') return appointment;
    const { externalServiceId: serviceId, clientId, startsAt } = appointment;
    const externalId = await this.bookingSystem.find({ serviceId, clientId, startsAt });
    if (externalId !== null) return this.appointments.confirm(appointment, externalId, actorUserId);
    await this.appointments.withdrawOpen(appointment, actorUserId);
    return null;
  }

  private async ask(appointment: Appointment, request: VisitRequest, actorUserId: string): Promise<Appointment> {
    let externalId: string;
    try {
      externalId = await this.bookingSystem.book(request);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'booking-unavailable') {
        return this.clarify(appointment, request, actorUserId, error);
      }
      await this.appointments.withdraw(appointment);
      throw error;
    }
    return this.appointments.confirm(appointment, externalId, actorUserId);
  }

  /** No answer does not mean no booking: the booking system is asked whether it has the visit. */
  private async clarify(
    appointment: Appointment,
    request: VisitRequest,
    actorUserId: string,
    trouble: DomainError,
  ): Promise<Appointment> {
    let externalId: string | null;
    try {
      externalId = await this.bookingSystem.find(request);
    } catch {
      throw new DomainError(
        'booking-unavailable',
        `${trouble.message}. It is not known whether the visit was booked; settle appointment ${appointment.id} later`,
        [],
        { appointmentId: appointment.id },
      );
    }
    if (externalId !== null) return this.appointments.confirm(appointment, externalId, actorUserId);
    await this.appointments.withdraw(appointment);
    throw new DomainError('booking-unavailable', `${trouble.message}. Nothing was booked`);
  }
}

/** The visit in the ids of the booking system, all of which it must know. */
function toRequest(offer: BookingOffer, body: AppointmentBody, serviceId: string): VisitRequest {
  if (!offer.services.some(({ id }) => id === serviceId))
    throw new DomainError('booking-refused', `The booking system does not know the service ${serviceId}`, [
      { pointer: '/serviceId', detail: `is mapped to ${serviceId}, which the booking system does not know` },
    ]);
  const location = offer.locations.find(({ name }) => name === LOCATION);
  if (!location) throw new DomainError('booking-refused', `The booking system has no location called ${LOCATION}`);
  const team = REFERENCE.providerById.get(body.providerId)?.clinicians ?? [];
  const practitioner = offer.practitioners.find(({ id, name }) =>
    body.practitionerId === undefined ? team.some((clinician) => clinician.name === name) : id === body.practitionerId,
  );
  if (!practitioner)
    throw new DomainError('booking-refused', 'The booking system has no such practitioner of the provider', [
      body.practitionerId === undefined
        ? { pointer: '/providerId', detail: 'none of its clinicians is a practitioner in the booking system' }
        : { pointer: '/practitionerId', detail: 'is not known to the booking system' },
    ]);
  const { clientId, startsAt } = body;
  return { serviceId, locationId: location.id, practitionerId: practitioner.id, clientId, startsAt };
}
