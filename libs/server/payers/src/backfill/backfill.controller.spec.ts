import type { AuditPage, BackfillBody, BackfillReport, PayerInstanceCheck, PayerList } from '@portal/contracts';
import { UnitOfWork } from '@portal/server/database';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { NO_BOOKING_SYSTEM } from '@portal/server/runtime';
import { SIGNED_IN, TestApi } from '@portal/server/runtime/testing';
import { PayersModule } from '../payers.module.js';

const ROUTE = '/api/admin/backfill-service-instances';
/** Every table that a backfill may write to, and the rules of the instances. */
const TABLES = [
  'payers',
  'services',
  'provider_payer_networks',
  'service_instances',
  'service_instance_integrations',
  'appointments',
  'audit_log',
  'backfill_runs',
];

describeOnEachEngine('the backfill over HTTP', (engine) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.open({ imports: [PayersModule.forRoot(NO_BOOKING_SYSTEM)] }, engine);
  });
  afterAll(() => api.close());
  afterEach(() => jest.restoreAllMocks());
  beforeEach(async () => {
    await api.request('/api/admin/payers/starting-state', {
      method: 'POST',
      headers: SIGNED_IN,
      body: { discardEdits: true },
    });
  });

  const post = (body: BackfillBody) => api.request<BackfillReport>(ROUTE, { method: 'POST', headers: SIGNED_IN, body });
  const plan = async (body: BackfillBody = {}) => (await post(body)).body;
  const apply = ({ planHash, strategy }: BackfillReport) =>
    post({ strategy, dryRun: false, planHash, reviewedBy: 'Grace' });
  const get = async <Body>(path: string) => (await api.request<Body>(path, { headers: SIGNED_IN })).body;
  const idsOf = (exceptions: BackfillReport['leftOut']) => exceptions.map(({ payerId }) => payerId).sort();
  const check = () => get<PayerInstanceCheck>('/api/debug/check-payer-service-instances');
  const payers = () => get<PayerList>('/api/admin/payers');
  const change = (sql: string) => api.write((manager) => manager.query(sql));
  const rowsOf = async (tables: readonly string[]) =>
    Promise.all(tables.map((table) => api.rows(`SELECT * FROM ${table} ORDER BY 1, 2`)));
  const stored = async () => JSON.stringify([await rowsOf(TABLES), (await payers()).rulesStand]);

  describe('planned', () => {
    it('finds the 29 payers without an Intake and what it takes to have all 31 bookable', async () => {
      const report = await plan();
      expect(report.payersWithoutIntake).toHaveLength(29);
      expect(report.payersWithoutIntake.map(({ name }) => name)).toContain('Aetna');
      expect(report).toMatchObject({ applied: false, canApply: true, leftOut: [], notBookable: [] });
      expect(report.counts).toEqual({
        payers: 31,
        payersWithoutIntake: 29,
        payersLeftOut: 0,
        bookableBefore: 2,
        bookableAfter: 31,
        instancesBefore: 24,
        instancesAfter: 94,
        templateInstancesAfter: 93,
        instancesAdded: 86,
        instancesRemoved: 16,
        instancesRepointed: 0,
        mappingsAdded: 87,
        servicesRemoved: 2,
        rulesAdded: 1,
        changes: 192,
      });
    });

    it('writes nothing, and says the same each time', async () => {
      const before = await stored();
      const [first, second] = [await plan(), await plan()];
      expect(second.planHash).toBe(first.planHash);
      expect(await stored()).toBe(before);
    });

    it('passes its checks; without a booking system it says that the ids could not be verified', async () => {
      const { checks } = await plan();
      expect(checks.map(({ id, state, finding }) => [id, state, finding])).toEqual([
        ['services', 'passed', '3 of 3'],
        ['booking-ids', 'warning', 'not verified: no booking system is connected'],
        ['contracts', 'passed', '31 of 31'],
        ['duplicates', 'passed', '1, repaired in step 1'],
        ['orphans', 'passed', '15, no appointments'],
        ['service-names', 'passed', '2, merged in step 1'],
      ]);
    });

    it('goes from repairs to Private and Medicaid, then Self-Pay, then the rules', async () => {
      const { groups } = await plan();
      const steps = groups.map(({ step }) => step);
      expect(steps).toEqual([...steps].sort());
      expect(groups.filter(({ step }) => step === 3).map(({ title }) => title)).toEqual([
        'Self-Pay Payment Plan',
        'Self-Pay Sliding Scale',
        'Self-Pay Standard',
      ]);
      expect(groups.filter(({ step }) => step === 1).map(({ title }) => title)).toEqual([
        'Instances without a payer',
        'Utah Medicaid Fee-for-Service',
        'Services that are listed twice',
      ]);
    });

    it('flags the payers that use the insurance service although nobody is insured', async () => {
      const { groups } = await plan();
      const flagged = groups.filter(({ note }) => note.includes('uses the insurance service'));
      expect(flagged.map(({ step }) => step)).toEqual([3, 3, 3]);
    });

    it('says why of two Intakes one is kept', async () => {
      const { groups } = await plan();
      const utah = groups.find(({ step, title }) => step === 1 && title.startsWith('Utah'));
      expect(utah?.rows.map(({ sign, detail }) => [sign, detail])).toEqual([
        ['kept', 'kept: oldest, 12 appointments'],
        ['removed', 'duplicate of the one above, no appointment'],
      ]);
    });
  });

  describe('applied', () => {
    it('creates 86 instances to a total of 93, maps Aetna’s old one, and makes all 31 bookable', async () => {
      const { status, body } = await apply(await plan());
      expect(status).toBe(200);
      expect(body).toMatchObject({ applied: true, counts: { instancesAdded: 86, templateInstancesAfter: 93 } });
      expect(await check()).toMatchObject({
        payers: 31,
        bookable: 31,
        withoutInstances: 0,
        orphans: 0,
        duplicates: [],
        intakesWithoutMapping: 0,
      });
      const [{ n }] = (await api.rows<{ n: number }>(
        `SELECT COUNT(*) AS n FROM service_instances si JOIN visit_templates t ON t.service_id = si.service_id
          JOIN service_instance_integrations m ON m.service_instance_id = si.id AND m.external_id = t.external_id`,
      )) as [{ n: number }];
      expect(Number(n)).toBe(93);
      expect(await payers()).toMatchObject({ missing: { unmapped: 0, servicesListedTwice: 0 }, rulesStand: true });
    });

    it('a second time changes nothing', async () => {
      await apply(await plan());
      const before = await stored();
      const again = await plan();
      expect(again.counts).toMatchObject({ changes: 0, bookableBefore: 31, bookableAfter: 31 });
      expect((await apply(again)).body).toMatchObject({ applied: true, counts: { changes: 0 } });
      expect(await stored()).toBe(before);
    });

    it('does what the plan said, row by row, and the SQL of the plan does the same', async () => {
      const report = await plan();
      await apply(report);
      const data = () => rowsOf(['services', 'service_instance_integrations', 'appointments']);
      const instances = () =>
        api.rows('SELECT id, service_id, payer_id, location, pos_code FROM service_instances ORDER BY id');
      const applied = [await data(), await instances()];
      await api.request('/api/admin/payers/starting-state', { method: 'POST', headers: SIGNED_IN, body: {} });
      const script = (await plan()).sql.replace('BEGIN;', '').replace('COMMIT;', '');
      for (const statement of script.split(/;\n/)) if (/[A-Z]/.test(statement)) await change(statement);
      expect([await data(), await instances()]).toEqual(applied);
      expect(await check()).toMatchObject({ bookable: 31 });
    });

    it('records every change with who, what, before and after, in order of execution', async () => {
      const report = await plan();
      await apply(report);
      const all = await api.rows<{ action: string; payer_id: string }>(
        `SELECT action, payer_id FROM audit_log WHERE source = 'backfill'
          AND id > (SELECT MAX(id) FROM audit_log WHERE source = 'starting-state') ORDER BY id`,
      );
      const created = all.filter(({ action }) => action === 'create_service_instance').map(({ payer_id }) => payer_id);
      expect(created).toHaveLength(86);
      expect(new Set(created.slice(-9))).toEqual(new Set(['PAY-029', 'PAY-030', 'PAY-031']));
      expect(all.filter(({ action }) => action === 'delete_service_instance')).toHaveLength(16);
      const { items } = await get<AuditPage>('/api/admin/audit-log?source=backfill&limit=200');
      expect(items[0]).toMatchObject({ action: 'set_rules', actorUserId: 'admin', before: null });
      expect(items.find(({ action }) => action === 'create_service_instance')).toMatchObject({
        entity: 'service_instances',
        before: null,
        after: expect.objectContaining({ location: 'Telehealth', posCode: '10' }),
        note: `By backfill ${report.planHash.slice(0, 8)}, strategy enrolled`,
      });
    });

    it('keeps the plan that was approved, by whom, and its SQL', async () => {
      const report = await plan();
      await apply(report);
      const [run] = await api.rows<Record<string, string>>(
        `SELECT * FROM backfill_runs WHERE plan_hash = '${report.planHash}' ORDER BY recorded_at DESC`,
      );
      expect(run).toMatchObject({ reviewed_by: 'Grace', actor_user_id: 'admin', strategy: 'enrolled' });
      expect(run?.['statements']).toContain('INSERT INTO "service_instances"');
    });

    it('needs the hash of a plan and the name of who has read it', async () => {
      const { status, body } = await api.request(ROUTE, {
        method: 'POST',
        headers: SIGNED_IN,
        body: { dryRun: false },
      });
      expect([status, body['errors']]).toEqual([
        400,
        [expect.objectContaining({ pointer: '/planHash' }), expect.objectContaining({ pointer: '/reviewedBy' })],
      ]);
    });
  });

  describe('is refused', () => {
    it.each([
      ['a payer was suspended', `UPDATE payers SET status_code = 'suspended' WHERE id = 'PAY-003'`],
      ['the last contract ended', `UPDATE provider_payer_networks SET status = 'ended' WHERE payer_id = 'PAY-024'`],
      [
        'an instance of nobody got a payer',
        `UPDATE service_instances SET payer_id = 'PAY-002' WHERE id = (SELECT MIN(id) FROM service_instances WHERE payer_id IS NULL)`,
      ],
      ['a payer got its own ids', `UPDATE payers SET mapping_overrides = '{"intake":"own"}' WHERE id = 'PAY-029'`],
      [
        'an appointment refers to what should go',
        `UPDATE appointments SET service_instance_id = (SELECT MIN(id) FROM service_instances WHERE payer_id IS NULL) WHERE id = (SELECT MIN(id) FROM appointments)`,
      ],
    ])('when %s since the plan was made', async (_, sql) => {
      const report = await plan();
      await change(sql);
      const before = await stored();
      const { status, body } = await apply(report);
      expect([status, (body as unknown as Record<string, unknown>)['type']]).toEqual([409, '/problems/stale-plan']);
      expect(await stored()).toBe(before);
      expect((await apply(await plan())).status).toBe(200);
    });

    it.each([
      ['is missing', `UPDATE visit_templates SET service_id = 'gone' WHERE kind = 'intake'`, 'is missing'],
      ['was renamed', `UPDATE services SET name = 'Admission' WHERE name = ' Intake'`, 'is called "Admission"'],
    ])('when a service %s', async (_, sql, words) => {
      await change(sql);
      const report = await plan();
      expect(report.canApply).toBe(false);
      const { status, body } = await apply(report);
      expect(status).toBe(409);
      expect((body as unknown as Record<string, string>)['detail']).toContain(words);
      await change(
        `UPDATE visit_templates SET service_id = (SELECT id FROM services WHERE name = ' Intake') WHERE kind = 'intake' AND service_id = 'gone'`,
      );
    });
  });

  describe('by strategy', () => {
    beforeEach(async () => {
      await change(`UPDATE payers SET status_code = 'suspended' WHERE id = 'PAY-002'`);
      await change(`UPDATE payers SET status_code = 'rejected' WHERE id = 'PAY-003'`);
      await change(`DELETE FROM provider_payer_networks WHERE payer_id IN ('PAY-004', 'PAY-008')`);
    });

    it.each([
      ['safe', ['PAY-002', 'PAY-003', 'PAY-004', 'PAY-008'], [], 27],
      ['hybrid', ['PAY-002', 'PAY-003', 'PAY-008'], ['PAY-004'], 27],
      ['enrolled', ['PAY-002', 'PAY-003'], ['PAY-004', 'PAY-008'], 27],
      ['aggressive', [], ['PAY-002', 'PAY-003', 'PAY-004', 'PAY-008'], 27],
    ] as const)('%s leaves out %p, and sets up %p, not bookable', async (strategy, leftOut, notBookable, bookable) => {
      const report = await plan({ strategy });
      expect(idsOf(report.leftOut)).toEqual(leftOut);
      expect(idsOf(report.notBookable)).toEqual(notBookable);
      expect(report.counts.bookableAfter).toBe(bookable);
      const { body } = await apply(report);
      expect([idsOf(body.leftOut), idsOf(body.notBookable)]).toEqual([leftOut, notBookable]);
      expect(
        await api.rows(
          `SELECT payer_id FROM v_bookable_provider_payer WHERE payer_id IN ('PAY-002', 'PAY-003', 'PAY-004', 'PAY-008')`,
        ),
      ).toEqual([]);
      const { items } = await check();
      const unable = items.filter((item) => !item.bookable);
      expect(unable.map(({ payerId, reason }) => [payerId, reason]).sort()).toEqual([
        ['PAY-002', 'payer is suspended'],
        ['PAY-003', 'payer is rejected'],
        ['PAY-004', 'no contract in force'],
        ['PAY-008', 'no contract in force'],
      ]);
      expect(items.filter(({ instances }) => instances === 0)).toHaveLength(leftOut.length);
    });

    it('where none is named, it is all but suspended and rejected; who has no contract is an exception until it has', async () => {
      const report = await plan();
      expect(report).toMatchObject({
        strategy: 'enrolled',
        leftOut: [
          { payerId: 'PAY-003', reason: 'rejected' },
          { payerId: 'PAY-002', reason: 'suspended' },
        ],
        notBookable: [
          { payerId: 'PAY-004', reason: 'no contract in force' },
          { payerId: 'PAY-008', reason: 'no contract in force' },
        ],
      });
      await apply(report);
      await change(`INSERT INTO provider_payer_networks VALUES ('PRV-001', 'PAY-004', 'active')`);
      const again = await plan();
      expect(again.counts).toMatchObject({ changes: 0, bookableAfter: 28 });
      expect(idsOf(again.notBookable)).toEqual(['PAY-008']);
    });
  });

  it('makes a new row where somebody has moved the one that was made before', async () => {
    await apply(await plan());
    await change(
      `UPDATE service_instances SET location = 'Office' WHERE payer_id = 'PAY-002'
        AND service_id = (SELECT service_id FROM visit_templates WHERE kind = 'intake')`,
    );
    expect(await check()).toMatchObject({ bookable: 30 });
    const report = await plan();
    expect(report.counts).toMatchObject({ instancesAdded: 1, mappingsAdded: 1, changes: 2 });
    expect((await apply(report)).status).toBe(200);
    expect(await check()).toMatchObject({ bookable: 31 });
  });

  it('takes a duplicate away with its mappings in every system, each recorded', async () => {
    const [duplicate] = await api.rows<{ id: string }>(
      `SELECT id FROM service_instances WHERE payer_id = 'PAY-015' ORDER BY created_at DESC LIMIT 1`,
    );
    await change(`INSERT INTO service_instance_integrations VALUES ('other', '${duplicate?.id}', 'practiceq', 'x')`);
    await apply(await plan());
    const page = await get<AuditPage>('/api/admin/audit-log?payerId=PAY-015&source=backfill');
    const removed = page.items.filter(({ before }) => before?.['serviceInstanceId'] === duplicate?.id);
    expect(
      removed
        .slice(0, 2)
        .map(({ before }) => before?.['system'])
        .sort(),
    ).toEqual(['intakeq', 'practiceq']);
  });

  it('keeps an instance of nobody that appointments refer to, reports it, and sets no rules', async () => {
    await change(
      `UPDATE appointments SET service_instance_id = (SELECT MIN(id) FROM service_instances WHERE payer_id IS NULL) WHERE id = (SELECT MIN(id) FROM appointments)`,
    );
    const report = await plan();
    expect(report.checks.find(({ id }) => id === 'orphans')).toMatchObject({ state: 'warning' });
    expect(report.counts).toMatchObject({ instancesRemoved: 15, rulesAdded: 0 });
    await apply(report);
    expect(await check()).toMatchObject({ orphans: 1, bookable: 31 });
  });

  it('leaves the database as it was, whichever statement fails', async () => {
    const report = await plan();
    const before = await stored();
    const statements = report.sql.split(/;\n/).length;
    // PostgreSQL takes a while for each attempt; every third statement stands for its neighbors there.
    const stride = engine === 'sqlite' ? 1 : 3;
    let failed = 0;
    for (let doomed = 1; ; doomed += stride) {
      failOnStatement(doomed);
      const { status } = await apply(report);
      jest.restoreAllMocks();
      if (status === 200) break;
      expect(status).toBe(500);
      expect(await stored()).toBe(before);
      failed++;
    }
    expect(failed * stride).toBeGreaterThanOrEqual(statements - 10);
    expect(await check()).toMatchObject({ bookable: 31 });
  });

  /** Lets the n-th writing statement of the next unit of work fail. */
  function failOnStatement(doomed: number): void {
    const unitOfWork = api.get(UnitOfWork);
    const run = unitOfWork.run.bind(unitOfWork);
    let number = 0;
    jest.spyOn(unitOfWork, 'run').mockImplementation((work) =>
      run((manager) => {
        const query = manager.query.bind(manager);
        jest.spyOn(manager, 'query').mockImplementation((sql, parameters) => {
          if (!/^(INSERT|UPDATE|DELETE|ALTER|CREATE)/.test(sql)) return query(sql, parameters);
          if (++number === doomed) return query('SELECT * FROM a_table_that_is_not_there');
          return query(sql, parameters);
        });
        return work(manager);
      }),
    );
  }
});
