import type {
  AuditPage,
  PayerBody,
  PayerDetail,
  PayerList,
  PayerSetupView,
  ServiceInstanceView,
} from '@portal/contracts';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { NO_BOOKING_SYSTEM } from '@portal/server/runtime';
import { SIGNED_IN, TestApi } from '@portal/server/runtime/testing';
import { randomUUID } from 'node:crypto';
import { PayersModule } from '../payers.module.js';

const LARKFIELD: PayerBody = { name: 'Larkfield Health', type: 'Private', providerIds: ['PRV-001', 'PRV-003'] };

describeOnEachEngine('setting up a payer', (engine) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.open({ imports: [PayersModule.forRoot(NO_BOOKING_SYSTEM)] }, engine);
  });
  afterAll(() => api.close());

  let number = 0;
  /** A payer of its own for each test. */
  const another = (): PayerBody => ({ ...LARKFIELD, name: `Larkfield Health ${++number}` });
  const request = <Body>(method: string, path: string, body?: unknown) =>
    api.request<Body>(`/api/admin/payers${path}`, { method, headers: SIGNED_IN, body });
  const save = (body: PayerBody) => request<PayerSetupView>('POST', '/comprehensive-update', body);
  const saved = async (body: PayerBody) => (await save(body)).body;
  const audit = async (payerId: string) =>
    (await api.request<AuditPage>(`/api/admin/audit-log?payerId=${payerId}&limit=200`, { headers: SIGNED_IN })).body
      .items;
  const shape = ({ kind, location, posCode, mapping }: ServiceInstanceView) => ({ kind, location, posCode, mapping });
  const visit = ({ instances }: PayerDetail, kind: string) =>
    instances.find((instance) => instance.kind === kind) as ServiceInstanceView;

  describe('that is new', () => {
    it('makes it bookable in one call: contracts, three instances, three mappings, as Molina has them', async () => {
      const { created, instancesCreated, mappingsCreated, payer } = await saved(another());
      expect([created, instancesCreated, mappingsCreated]).toEqual([true, 3, 3]);
      expect(payer).toMatchObject({ statusCode: 'approved', contracts: 2, bookable: true, obstacles: [] });
      const pattern = await api.rows<Record<string, string>>('SELECT * FROM visit_templates');
      expect(payer.instances.map(shape)).toEqual(
        ['intake', 'follow-up-short', 'follow-up-extended'].map((kind) => ({
          ...{ kind, location: 'Telehealth', posCode: '10' },
          mapping: {
            system: 'intakeq',
            externalId: pattern.find((template) => template['kind'] === kind)?.['external_id'],
            isDefault: true,
          },
        })),
      );
    });

    it('records each creation with its actor, before and after', async () => {
      const { payer } = await saved(another());
      const entries = (await audit(payer.id)).reverse();
      expect(entries.map(({ action }) => action)).toEqual([
        'create_payer',
        ...['begin_contract', 'begin_contract'],
        ...['create_service_instance', 'create_service_instance_integration'],
        ...['create_service_instance', 'create_service_instance_integration'],
        ...['create_service_instance', 'create_service_instance_integration'],
      ]);
      const created = entries.filter(({ action }) => action === 'create_service_instance');
      expect(created.map(({ note }) => note)).toEqual([
        'Auto-created Intake service instance for new payer',
        'Auto-created Follow-up (Short) service instance for new payer',
        'Auto-created Follow-up (Extended) service instance for new payer',
      ]);
      for (const entry of created)
        expect(entry).toMatchObject({
          actorUserId: 'admin',
          entity: 'service_instances',
          entityId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          before: null,
          after: { payerId: payer.id, location: 'Telehealth' },
        });
    });

    it('gets the id that claims name it by, where claims know it', async () => {
      expect((await saved({ name: 'Aetna', type: 'Private' })).payer.id).toBe('PAY-001');
      expect((await saved(another())).payer.id).toMatch(/^PAY-0(3[2-9]|[4-9]\d)$/);
    });

    it('is not bookable without a contract, and has its instances all the same', async () => {
      const { payer } = await saved({ ...another(), providerIds: [] });
      expect(payer).toMatchObject({ bookable: false, obstacles: [{ code: 'no-contract' }] });
      expect(payer.instances).toHaveLength(3);
    });

    it.each(['suspended', 'rejected'] as const)('gets no instances while it is %s', async (statusCode) => {
      const body = { ...another(), statusCode };
      expect((await saved(body)).payer.instances).toEqual([]);
      expect((await saved({ ...body, statusCode: 'pending' })).payer).toMatchObject({ bookable: true });
    });

    it('uses ids of its own where it names them', async () => {
      const own = randomUUID();
      const { payer } = await saved({ ...another(), mappingOverrides: { 'follow-up-short': own } });
      expect(visit(payer, 'follow-up-short').mapping).toMatchObject({ externalId: own, isDefault: false });
      expect(visit(payer, 'intake').mapping).toMatchObject({ isDefault: true });
    });
  });

  describe('that is there', () => {
    it('creates nothing a second time', async () => {
      const body = another();
      const first = await saved(body);
      const entries = await audit(first.payer.id);
      expect(await saved(body)).toEqual({
        created: false,
        instancesCreated: 0,
        mappingsCreated: 0,
        payer: first.payer,
      });
      expect(await audit(first.payer.id)).toEqual(entries);
    });

    it('a hundred times at once leaves one payer with exactly three instances', async () => {
      const body = another();
      const answers = await Promise.all(Array.from({ length: 100 }, () => save(body)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(new Set(answers.map(({ body: { payer } }) => payer.id)).size).toBe(1);
      expect(answers.reduce((sum, { body: { instancesCreated } }) => sum + instancesCreated, 0)).toBe(3);
      expect((await saved(body)).payer.instances).toHaveLength(3);
    });

    it('changes what is named and leaves the rest', async () => {
      const { payer } = await saved(another());
      const renamed = { id: payer.id, name: `${payer.name} West`, type: 'Medicaid' } as const;
      expect((await saved(renamed)).payer).toMatchObject({ name: renamed.name, type: 'Medicaid', contracts: 2 });
    });

    it('ends contracts that are not named any more, and can begin them again', async () => {
      const body = another();
      await saved(body);
      const { payer } = await saved({ ...body, providerIds: ['PRV-003'] });
      expect(payer.providers.map(({ providerId, inForce }) => [providerId, inForce])).toEqual([
        ['PRV-001', false],
        ['PRV-003', true],
      ]);
      expect((await saved(body)).payer.contracts).toBe(2);
    });

    it('follows a change of its own ids, and back to the default', async () => {
      const own = randomUUID();
      const body = another();
      await saved(body);
      const changed = await saved({ ...body, mappingOverrides: { intake: own } });
      expect(visit(changed.payer, 'intake').mapping?.externalId).toBe(own);
      expect(visit((await saved({ ...body, mappingOverrides: {} })).payer, 'intake').mapping?.isDefault).toBe(true);
    });
  });

  describe('when a part of it fails', () => {
    const follow = `(SELECT service_id FROM visit_templates WHERE kind = 'follow-up-short')`;
    const external = `(SELECT external_id FROM visit_templates WHERE kind = 'follow-up-short')`;
    /** Lets the database itself refuse rows. */
    const refuse = async (table: string, condition: string) => {
      const statements =
        engine === 'sqlite'
          ? [
              `CREATE TRIGGER broken BEFORE INSERT ON ${table} WHEN ${condition} BEGIN SELECT RAISE(ABORT, 'out of order'); END`,
            ]
          : [
              `CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN IF ${condition} THEN RAISE EXCEPTION 'out of order'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql`,
              `CREATE TRIGGER broken BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse()`,
            ];
      for (const sql of statements) await api.write((manager) => manager.query(sql));
    };
    const mend = async (table: string) => {
      const statements =
        engine === 'sqlite' ? ['DROP TRIGGER broken'] : [`DROP TRIGGER broken ON ${table}`, 'DROP FUNCTION refuse'];
      for (const sql of statements) await api.write((manager) => manager.query(sql));
    };

    it('an instance: the payer and the other two stand, the failure is listed and can be retried', async () => {
      await refuse('service_instances', `NEW.service_id = ${follow}`);
      const { status, body } = await save(another());
      await mend('service_instances');
      expect([status, body.instancesCreated, body.mappingsCreated]).toEqual([200, 2, 2]);
      expect(body.payer).toMatchObject({
        needsAttention: true,
        bookable: true,
        setupFaults: [{ kind: 'follow-up-short', part: 'instance', detail: expect.stringContaining('out of order') }],
      });
      expect(body.payer.instances.map(({ kind }) => kind).sort()).toEqual(['follow-up-extended', 'intake']);
      const retried = await request<PayerSetupView>('POST', `/${body.payer.id}/retry`);
      expect(retried.body).toMatchObject({ instancesCreated: 1, payer: { needsAttention: false, setupFaults: [] } });
    });

    it('a mapping: the instance stays, the payer needs attention, a retry maps it', async () => {
      await refuse('service_instance_integrations', `NEW.external_id = ${external}`);
      const { body } = await save(another());
      await mend('service_instance_integrations');
      expect([body.instancesCreated, body.mappingsCreated]).toEqual([3, 2]);
      expect(visit(body.payer, 'follow-up-short').mapping).toBeNull();
      expect(body.payer.warnings).toContain('needs attention: its set-up did not finish');
      const list = await request<PayerList>('GET', '');
      expect(list.body.items.filter(({ needsAttention }) => needsAttention).map(({ id }) => id)).toEqual([
        body.payer.id,
      ]);
      const retried = await request<PayerSetupView>('POST', `/${body.payer.id}/retry`);
      expect(retried.body).toMatchObject({ instancesCreated: 0, mappingsCreated: 1, payer: { needsAttention: false } });
    });
  });

  describe('is refused', () => {
    it.each([
      [{ type: 'Private' }, 400, '/name'],
      [{ ...LARKFIELD, type: 'Medicare' }, 400, '/type'],
      [{ ...LARKFIELD, mappingOverrides: { intake: 'not-a-uuid' } }, 400, '/mappingOverrides/intake'],
      [{ ...LARKFIELD, colour: 'blue' }, 400, '/colour'],
      [{ ...LARKFIELD, providerIds: ['PRV-001', 'PRV-404'] }, 422, '/providerIds/1'],
      [{ ...LARKFIELD, id: 'PAY-404' }, 422, '/id'],
    ])('%p with %d at %s', async (body, expected, pointer) => {
      const { status, body: problem } = await request<Record<string, unknown>>('POST', '/comprehensive-update', body);
      expect([status, problem['errors']]).toEqual([expected, [expect.objectContaining({ pointer })]]);
    });

    it('for the name of another payer', async () => {
      const { payer } = await saved(another());
      const { name } = (await saved(another())).payer;
      expect((await save({ ...LARKFIELD, id: payer.id, name })).status).toBe(409);
    });
  });

  describe('by hand', () => {
    const injection = async () => {
      const id = randomUUID();
      await api.write((manager) => manager.query(`INSERT INTO services VALUES ('${id}', 'Injection', 30)`));
      return id;
    };

    it('adds and removes an instance, each recorded', async () => {
      const { payer } = await saved(another());
      const added = await request<PayerDetail>('POST', `/${payer.id}/instances`, { serviceId: await injection() });
      const instance = added.body.instances.at(-1) as ServiceInstanceView;
      expect(instance).toMatchObject({
        serviceName: 'Injection',
        location: 'Telehealth',
        posCode: '10',
        mapping: null,
      });
      const removed = await request<PayerDetail>('DELETE', `/${payer.id}/instances/${instance.id}`);
      expect(removed.body.instances).toHaveLength(3);
      expect((await audit(payer.id)).slice(0, 2).map(({ action, source }) => [action, source])).toEqual([
        ['delete_service_instance', 'editor'],
        ['create_service_instance', 'editor'],
      ]);
    });

    it('puts back a visit that was removed, mapped at once', async () => {
      const { payer } = await saved(another());
      const { id, serviceId } = visit(payer, 'intake');
      expect((await request<PayerDetail>('DELETE', `/${payer.id}/instances/${id}`)).body.bookable).toBe(false);
      const added = await request<PayerDetail>('POST', `/${payer.id}/instances`, { serviceId });
      expect(added.body).toMatchObject({ bookable: true });
    });

    it('refuses a duplicate, an unknown service, and the removal of what appointments refer to', async () => {
      const { payer } = await saved(another());
      const { id, serviceId } = visit(payer, 'intake');
      const add = (body: unknown) => request<Record<string, unknown>>('POST', `/${payer.id}/instances`, body);
      expect((await add({ serviceId })).status).toBe(409);
      expect((await add({ serviceId: 'none' })).status).toBe(422);
      expect((await add({ serviceId, posCode: '1' })).status).toBe(400);
      await api.write((manager) =>
        manager.query(
          `INSERT INTO appointments (id, provider_id, payer_id, service_instance_id, starts_at, duration_minutes, client_id, status,
             external_id, recorded_at)
           VALUES ('APT-${id}', 'PRV-001', '${payer.id}', '${id}', 'd', 30, 1, 'booked', 'q', 'd')`,
        ),
      );
      const refused = await request<Record<string, unknown>>('DELETE', `/${payer.id}/instances/${id}`);
      expect([refused.status, refused.body['detail']]).toEqual([
        409,
        '1 appointments refer to this instance; it has to stay',
      ]);
    });

    it('gives an instance an id of its own, which wins over the default, and the default back', async () => {
      const { payer } = await saved(another());
      const own = randomUUID();
      const path = `/${payer.id}/instances/${visit(payer, 'intake').id}/mapping`;
      const mapped = await request<PayerDetail>('PUT', path, { externalId: own });
      expect(mapped.body.mappingOverrides).toEqual({ intake: own });
      expect(visit(mapped.body, 'intake').mapping).toMatchObject({ externalId: own, isDefault: false });
      const [entry] = await audit(payer.id);
      expect(entry).toMatchObject({
        action: 'update_service_instance_integration',
        before: { externalId: visit(payer, 'intake').mapping?.externalId },
        after: { externalId: own },
      });
      const back = await request<PayerDetail>('PUT', path, { externalId: null });
      expect(visit(back.body, 'intake').mapping).toEqual(visit(payer, 'intake').mapping);
      expect((await request('PUT', path, { externalId: 'own' })).status).toBe(400);
    });
  });
});
