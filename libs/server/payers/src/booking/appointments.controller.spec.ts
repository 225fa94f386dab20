import type {
  AppointmentBooked,
  AppointmentView,
  AuditPage,
  BackfillReport,
  BookedVisitList,
  BookingIdList,
  PayerDetail,
  PayerSetupView,
} from '@portal/contracts';
import type { VisitTemplate } from '@portal/domain';
import { REFERENCE } from '@portal/reference';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { NO_BOOKING_SYSTEM } from '@portal/server/runtime';
import { SIGNED_IN, TestApi } from '@portal/server/runtime/testing';
import { randomUUID } from 'node:crypto';
import { PayersModule } from '../payers.module.js';
import { visitTemplates } from '../template/visit-templates.js';
import { FAKE_KEY, FakeIntakeQ } from '../testing/fake-intakeq.js';
import { AppointmentStore } from './appointment.store.js';

const templates = visitTemplates({});
const [intake, short] = templates as [VisitTemplate, VisitTemplate];
const clinicians = REFERENCE.providers.flatMap(({ clinicians: team }) => team.map(({ name }) => ({ id: name, name })));
const AETNA = { payerId: 'PAY-001', providerId: 'PRV-001', serviceId: intake.serviceId, clientId: 1001 };
const MOLINA = 'PAY-014';
const OF_AETNA = `service_instance_id IN (SELECT id FROM service_instances WHERE payer_id = '${AETNA.payerId}')`;

describeOnEachEngine('booking', (engine) => {
  let api: TestApi;
  let fake: FakeIntakeQ;
  let hour = 0;

  beforeAll(async () => {
    const services = templates.map(({ externalId, serviceName }) => ({ id: externalId, name: serviceName.trim() }));
    fake = await FakeIntakeQ.start(services, clinicians);
    const config = { ...NO_BOOKING_SYSTEM, baseUrl: fake.url, apiKey: FAKE_KEY, timeoutMs: 400 };
    api = await TestApi.open({ imports: [PayersModule.forRoot(config)] }, engine);
    await post('/api/admin/payers/starting-state', {});
  });
  afterAll(async () => {
    await api.close();
    await fake.stop();
  });
  beforeEach(() => {
    fake.faults = [];
    fake.requests.length = 0;
  });

  const post = <Body = Record<string, unknown>>(path: string, body?: unknown) =>
    api.request<Body>(path, { method: 'POST', headers: SIGNED_IN, body });
  const get = async <Body>(path: string) => (await api.request<Body>(path, { headers: SIGNED_IN })).body;
  /** A time of its own for each booking: practitioners see one client at a time. */
  const nextHour = () => `${new Date(Date.UTC(2031, 0, 1, hour++)).toISOString().slice(0, 19)}Z`;
  const book = (part: object = {}) =>
    post<AppointmentBooked>('/api/appointments', { ...AETNA, startsAt: nextHour(), ...part });
  const providersOf = async (payerId: string) =>
    (await get<PayerDetail>(`/api/admin/payers/${payerId}`)).providers.map(({ providerId }) => providerId);
  const problemOf = ({ body }: { body: unknown }) => body as Record<string, string>;
  const appointments = async () =>
    Number((await api.rows<{ n: number }>('SELECT COUNT(*) AS n FROM appointments'))[0]?.n);

  it('of Aetna is refused with the reason, then repaired, then booked', async () => {
    const refused = await book();
    expect([refused.status, problemOf(refused)['detail']]).toEqual([409, 'Aetna cannot be booked: no Intake instance']);
    expect(fake.requests).toEqual([]);
    const plan = (await post<BackfillReport>('/api/admin/backfill-service-instances', {})).body;
    expect(plan.checks.find(({ id }) => id === 'booking-ids')).toMatchObject({ state: 'passed', finding: '3 of 3' });
    await post('/api/admin/backfill-service-instances', {
      dryRun: false,
      planHash: plan.planHash,
      reviewedBy: 'Grace',
    });
    const { status, body } = await book({ providerId: (await providersOf('PAY-001'))[0] });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'booked', durationMinutes: 60, notes: [] });
    expect(fake.appointments.find(({ Id }) => Id === body.externalId)).toMatchObject({
      ServiceId: intake.externalId,
      LocationId: '2',
      ClientId: 1001,
      StartDate: Date.parse(body.startsAt),
      Status: 'Confirmed',
    });
  });

  it('of one payer and service uses the same instance a hundred times', async () => {
    const [providerId] = await providersOf(MOLINA);
    const booked: [status: number, instance: string][] = [];
    for (let time = 0; time < 100; time++) {
      const { status, body } = await book({ payerId: MOLINA, providerId, serviceId: short.serviceId });
      booked.push([status, body.serviceInstanceId]);
    }
    const { instances } = await get<PayerDetail>(`/api/admin/payers/${MOLINA}`);
    const instance = instances.find(({ kind }) => kind === 'follow-up-short')?.id;
    expect(booked).toEqual(Array(100).fill([201, instance]));
  });

  it('uses a payer’s own id, and a new payer is bookable at once', async () => {
    const own = randomUUID();
    fake.services.push({ Id: own, Name: 'Own intake' });
    const { body } = await post<PayerSetupView>('/api/admin/payers/comprehensive-update', {
      ...{ name: 'Larkfield Health', type: 'Private', providerIds: ['PRV-001'] },
      mappingOverrides: { intake: own },
    });
    const booked = await book({ payerId: body.payer.id });
    expect(booked.status).toBe(201);
    expect(fake.appointments.at(-1)).toMatchObject({ ServiceId: own });
  });

  it('is recorded, and listed with the latest first', async () => {
    const [providerId] = await providersOf(MOLINA);
    const { body } = await book({ payerId: MOLINA, providerId });
    const page = await get<{ items: AppointmentView[] }>(`/api/appointments?payerId=${MOLINA}&limit=1`);
    expect(page.items.map(({ id }) => id)).toEqual([body.id]);
    const audit = await get<{ items: object[] }>(`/api/admin/audit-log?source=booking&limit=1`);
    expect(audit.items).toEqual([expect.objectContaining({ action: 'book_appointment', entityId: body.id })]);
  });

  it('is handed on to runs: visits to come, the next one on day 1', async () => {
    await api.write((manager) => manager.query(`DELETE FROM appointments WHERE starts_at > '2030'`));
    const [providerId] = await providersOf(MOLINA);
    for (const startsAt of ['2032-05-03T23:30:00Z', '2032-05-01T08:00:00Z', '2032-05-04T00:30:00Z'])
      await book({ payerId: MOLINA, providerId, startsAt });
    const selfPay = (await providersOf('PAY-029'))[0];
    await book({ payerId: 'PAY-029', providerId: selfPay, startsAt: '2032-04-01T08:00:00Z' });
    const visits = () => get<BookedVisitList>('/api/appointments/visits');
    expect(await visits()).toEqual({
      items: [1, 3, 4].map((day) => ({ providerId, payerId: MOLINA, day })),
      leftOut: 1,
    });
    await api.write((manager) => manager.query(`UPDATE payers SET status_code = 'suspended' WHERE id = '${MOLINA}'`));
    expect(await visits()).toEqual({ items: [], leftOut: 1 });
    await api.write((manager) => manager.query(`UPDATE payers SET status_code = 'approved' WHERE id = '${MOLINA}'`));
  });

  describe('leaves nothing behind, here or there, when', () => {
    let before: number[];
    const nothingIsLeft = async () => expect([await appointments(), fake.appointments.length]).toEqual(before);
    beforeEach(async () => void (before = [await appointments(), fake.appointments.length]));

    it.each([
      ['the service does not exist', { serviceId: randomUUID() }, '/serviceId'],
      ['the payer does not exist', { payerId: 'PAY-404' }, '/payerId'],
      ['the provider does not exist', { providerId: 'PRV-404' }, '/providerId'],
    ])('%s', async (_, part, pointer) => {
      const { status, body } = await post('/api/appointments', { ...AETNA, startsAt: nextHour(), ...part });
      expect([status, body['errors']]).toEqual([422, [expect.objectContaining({ pointer })]]);
      expect(fake.requests).toEqual([]);
      await nothingIsLeft();
    });

    it('the booking system does not know the service', async () => {
      const known = fake.services.splice(0);
      const refused = await book({ providerId: (await providersOf('PAY-001'))[0] });
      fake.services.push(...known);
      expect(refused.status).toBe(422);
      expect(problemOf(refused)['detail']).toBe(`The booking system does not know the service ${intake.externalId}`);
      await nothingIsLeft();
    });

    it('the booking system says no', async () => {
      const providerId = (await providersOf('PAY-001'))[0];
      const { body } = await book({ providerId });
      before = [await appointments(), fake.appointments.length];
      const refused = await book({ providerId, startsAt: body.startsAt });
      expect(refused.status).toBe(422);
      expect(problemOf(refused)['detail']).toContain('The practitioner is not free at this time');
      await nothingIsLeft();
    });

    it('the visit lies in the past, or the provider has no contract', async () => {
      expect((await book({ startsAt: '2020-01-01T10:00:00Z' })).status).toBe(400);
      const outside = REFERENCE.providers.map(({ id }) => id);
      const with_ = await providersOf('PAY-001');
      const refused = await book({ providerId: outside.find((id) => !with_.includes(id)) });
      expect([refused.status, problemOf(refused)['detail']]).toEqual([
        409,
        expect.stringContaining('has no contract with it'),
      ]);
      await nothingIsLeft();
    });

    it('the booking system does not take it and does not answer', async () => {
      fake.faults = [];
      const providerId = (await providersOf('PAY-001'))[0];
      afterSettings('silence');
      const refused = await book({ providerId });
      expect(refused.status).toBe(503);
      expect(problemOf(refused)['detail']).toContain('Nothing was booked');
      await nothingIsLeft();
    });
  });

  /** The first request after the settings were read meets a fault. */
  function afterSettings(...faults: FakeIntakeQ['faults']): void {
    fake.faults = ['none', ...faults];
  }

  it('that was taken but not answered is found and confirmed', async () => {
    const providerId = (await providersOf('PAY-001'))[0];
    afterSettings('silence-after-booking');
    const { status, body } = await book({ providerId });
    expect([status, body.status, body.externalId]).toEqual([201, 'booked', fake.appointments.at(-1)?.Id]);
    expect(fake.requests).toEqual(['GET /appointments/settings', 'POST /appointments', 'GET /appointments']);
  });

  /** Books for Aetna without learning anything of it; the id of the appointment that is left open. */
  async function bookUnheard(fault: 'silence' | 'silence-after-booking'): Promise<string> {
    const providerId = (await providersOf('PAY-001'))[0];
    afterSettings(fault, { status: 500 }, { status: 500 }, { status: 500 });
    const unknown = await book({ providerId });
    expect(unknown.status).toBe(503);
    return problemOf(unknown)['appointmentId'] as string;
  }

  const settle = (id: string) =>
    post<{ appointment: AppointmentView | null }>(`/api/appointments/${id}/settle`).then(
      ({ body }) => body.appointment,
    );
  const auditOf = async (id: string) =>
    (await get<AuditPage>('/api/admin/audit-log?source=booking&limit=20')).items.filter(
      ({ entityId }) => entityId === id,
    );

  it('of which nothing can be known is kept, named, and settled later', async () => {
    const id = await bookUnheard('silence-after-booking');
    expect(await settle(id)).toMatchObject({ id, status: 'booked', externalId: fake.appointments.at(-1)?.Id });
  });

  it('that was left open and is not there is withdrawn when it is settled, and the audit trail says so', async () => {
    const id = await bookUnheard('silence');
    expect(await settle(id)).toBeNull();
    expect(await api.rows(`SELECT id FROM appointments WHERE id = '${id}'`)).toEqual([]);
    expect(await auditOf(id)).toEqual([
      expect.objectContaining({
        action: 'withdraw_appointment',
        before: expect.objectContaining({ id, clientId: AETNA.clientId, externalServiceId: intake.externalId }),
        after: null,
      }),
    ]);
  });

  describe('that was taken but not answered is found with what it was requested with, when meanwhile', () => {
    const put = (path: string, body: unknown) => api.request(path, { method: 'PUT', headers: SIGNED_IN, body });
    const mapIntake = async (externalId: string | null) => {
      const { instances } = await get<PayerDetail>('/api/admin/payers/PAY-001');
      const instance = instances.find(({ kind }) => kind === 'intake')?.id;
      expect((await put(`/api/admin/payers/PAY-001/instances/${instance}/mapping`, { externalId })).status).toBe(200);
    };
    const update = (mappingOverrides: object) =>
      post('/api/admin/payers/comprehensive-update', {
        id: 'PAY-001',
        name: 'Aetna',
        type: 'Private',
        mappingOverrides,
      });
    afterEach(() => mapIntake(null));

    it.each([
      ['the mapping of the instance was edited', () => mapIntake(randomUUID())],
      ['the payer got an id of its own', () => update({ intake: randomUUID() })],
      [
        'the mapping was taken away',
        () => api.write((manager) => manager.query(`DELETE FROM service_instance_integrations WHERE ${OF_AETNA}`)),
      ],
    ])('%s', async (_, change) => {
      const id = await bookUnheard('silence-after-booking');
      await change();
      expect(await settle(id)).toMatchObject({
        ...{ id, status: 'booked', externalId: fake.appointments.at(-1)?.Id },
        externalServiceId: intake.externalId,
      });
    });
  });

  describe('of which was not kept what it was requested with', () => {
    const forget = (id: string) =>
      api.write((manager) =>
        manager.query(`UPDATE appointments SET external_service_id = NULL WHERE id = '${id}' AND status = 'requested'`),
      );

    it('is found by client and moment', async () => {
      const id = await bookUnheard('silence-after-booking');
      await forget(id);
      expect(await settle(id)).toMatchObject({ id, status: 'booked', externalId: fake.appointments.at(-1)?.Id });
    });

    it('is withdrawn only when the client has no visit at that moment, and the audit trail says so', async () => {
      const id = await bookUnheard('silence');
      await forget(id);
      expect(await settle(id)).toBeNull();
      expect((await auditOf(id)).map(({ action }) => action)).toEqual(['withdraw_appointment']);
    });

    it('stays open while the booking system does not answer', async () => {
      const id = await bookUnheard('silence-after-booking');
      await forget(id);
      // An answer in between: five failures in a row would keep the portal from asking.
      expect(await get<BookingIdList>('/api/admin/payers/booking-ids')).toMatchObject({ connected: true });
      fake.faults = [{ status: 500 }, { status: 500 }, { status: 500 }];
      expect((await post(`/api/appointments/${id}/settle`)).status).toBe(503);
      expect(await settle(id)).toMatchObject({ id, status: 'booked' });
    });
  });

  it('that was withdrawn before the booking system had it is there once it has', async () => {
    const { body } = await book({ providerId: (await providersOf('PAY-001'))[0] });
    const { notes: _, ...booked } = body;
    const store = api.get(AppointmentStore);
    await api.write((manager) => manager.query(`DELETE FROM appointments WHERE id = '${body.id}'`));
    await store.confirm({ ...booked, status: 'requested', externalId: null }, booked.externalId as string, 'admin');
    const page = await get<{ items: AppointmentView[] }>('/api/appointments?payerId=PAY-001&limit=1');
    expect(page.items).toEqual([booked]);
  });

  it('that is answered in a form that is not known counts as not answered', async () => {
    const providerId = (await providersOf('PAY-001'))[0];
    afterSettings({ status: 200 });
    const refused = await book({ providerId });
    expect([refused.status, problemOf(refused)['detail']]).toEqual([
      503,
      expect.stringContaining('in a form that is not known. Nothing was booked'),
    ]);
  });

  it('tries reading again, and never books twice by itself', async () => {
    const providerId = (await providersOf('PAY-001'))[0];
    fake.faults = [{ status: 503 }, { status: 503 }];
    expect((await book({ providerId })).status).toBe(201);
    expect(fake.requests.filter((request) => request.startsWith('GET'))).toHaveLength(3);
    expect(fake.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
  });

  it('verifies the ids in use', async () => {
    const list = await get<BookingIdList>('/api/admin/payers/booking-ids');
    expect(list).toMatchObject({ connected: true, detail: '4 of 4 known' });
    expect(list.items.find(({ usedBy }) => usedBy.includes('Intake, default'))).toMatchObject({
      externalId: intake.externalId,
      known: true,
    });
  });

  it('an unknown id stops a backfill, or is only reported where that is wanted', async () => {
    const service = fake.services.shift();
    const plan = async (unknownIds: string) =>
      (await post<BackfillReport>('/api/admin/backfill-service-instances', { unknownIds })).body;
    const [refusing, warning] = [await plan('refuse'), await plan('warn')];
    fake.services.unshift(service as (typeof fake.services)[number]);
    expect([refusing.canApply, warning.canApply]).toEqual([false, true]);
    expect(refusing.checks[1]).toMatchObject({ state: 'failed', finding: `unknown: ${service?.Id}` });
  });
});
