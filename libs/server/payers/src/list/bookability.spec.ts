import type { PayerList } from '@portal/contracts';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { NO_BOOKING_SYSTEM } from '@portal/server/runtime';
import { SIGNED_IN, TestApi } from '@portal/server/runtime/testing';
import { PayersModule } from '../payers.module.js';

/** Molina Utah: complete in the starting state. */
const PAYER = 'PAY-014';
const INTAKE = `(SELECT service_id FROM visit_templates WHERE kind = 'intake')`;
const ITS_INTAKE = `payer_id = '${PAYER}' AND service_id = ${INTAKE}`;
const ITS_MAPPING = `service_instance_id IN (SELECT id FROM service_instances WHERE ${ITS_INTAKE})`;

describeOnEachEngine('whether a payer can be booked', (engine) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.open({ imports: [PayersModule.forRoot(NO_BOOKING_SYSTEM)] }, engine);
  });
  afterAll(() => api.close());
  beforeEach(() =>
    api.request('/api/admin/payers/starting-state', {
      method: 'POST',
      headers: SIGNED_IN,
      body: { discardEdits: true },
    }),
  );

  const change = (sql: string) => api.write((manager) => manager.query(sql));
  const payers = async () => (await api.request<PayerList>('/api/admin/payers', { headers: SIGNED_IN })).body.items;
  const molina = async () => (await payers()).find(({ id }) => id === PAYER);
  const pairs = async () =>
    Number(
      (
        await api.rows<{ n: number }>(
          `SELECT COUNT(DISTINCT provider_id) AS n FROM v_bookable_provider_payer WHERE payer_id = '${PAYER}'`,
        )
      )[0]?.n,
    );

  it('with all parts in place: yes, with each provider that has a contract', async () => {
    expect(await molina()).toMatchObject({ bookable: true, obstacles: [], warnings: [], contracts: 4 });
    expect(await pairs()).toBe(4);
  });

  it.each([
    ['no Intake instance', `UPDATE service_instances SET payer_id = NULL WHERE ${ITS_INTAKE}`],
    [
      'no Intake instance',
      `UPDATE service_instances SET service_id = (SELECT id FROM services WHERE name = 'Sublocade Injection') WHERE ${ITS_INTAKE}`,
    ],
    ['Intake at Office, not Telehealth', `UPDATE service_instances SET location = 'Office' WHERE ${ITS_INTAKE}`],
    ['Intake has place of service 11, not 10', `UPDATE service_instances SET pos_code = '11' WHERE ${ITS_INTAKE}`],
    ['missing IntakeQ mapping', `DELETE FROM service_instance_integrations WHERE ${ITS_MAPPING}`],
    ['missing IntakeQ mapping', `UPDATE service_instance_integrations SET system = 'practiceq' WHERE ${ITS_MAPPING}`],
    ['no contract in force', `UPDATE provider_payer_networks SET status = 'ended' WHERE payer_id = '${PAYER}'`],
    ['payer is suspended', `UPDATE payers SET status_code = 'suspended' WHERE id = '${PAYER}'`],
    ['payer is rejected', `UPDATE payers SET status_code = 'rejected' WHERE id = '${PAYER}'`],
  ])('no: %s', async (reason, sql) => {
    await change(sql);
    expect(await molina()).toMatchObject({ bookable: false, obstacles: [expect.objectContaining({ detail: reason })] });
    expect(await pairs()).toBe(0);
  });

  it('with the providers whose contract is in force, and no others', async () => {
    await change(`UPDATE provider_payer_networks SET status = 'ended' WHERE payer_id = '${PAYER}'
      AND provider_id = (SELECT MIN(provider_id) FROM provider_payer_networks WHERE payer_id = '${PAYER}')`);
    expect(await pairs()).toBe(3);
  });

  it.each([
    [
      'Follow-ups are missing',
      `UPDATE service_instances SET payer_id = NULL WHERE payer_id = '${PAYER}' AND service_id <> ${INTAKE}`,
    ],
    ['the enrollment is pending', `UPDATE payers SET status_code = 'pending' WHERE id = '${PAYER}'`],
    [
      'the payer has an id of its own',
      `UPDATE service_instance_integrations SET external_id = 'own' WHERE ${ITS_MAPPING}`,
    ],
  ])('yes, although %s', async (_, sql) => {
    await change(sql);
    expect(await molina()).toMatchObject({ bookable: true, obstacles: [] });
  });

  it('yes, with a duplicate Intake, which is to be repaired', async () => {
    const utah = (await payers()).find(({ id }) => id === 'PAY-015');
    expect(utah).toMatchObject({ bookable: true, warnings: ['duplicate Intake, to be repaired'] });
  });

  it('is the same in the view and in the reasons, for every payer in every of 40 disorders', async () => {
    const disorders = [
      `UPDATE service_instances SET location = 'Office' WHERE id IN (SELECT id FROM service_instances ORDER BY id LIMIT 1 OFFSET $n)`,
      `UPDATE service_instances SET payer_id = 'PAY-007' WHERE id IN (SELECT id FROM service_instances ORDER BY id DESC LIMIT 1 OFFSET $n)`,
      `DELETE FROM service_instance_integrations WHERE id IN (SELECT id FROM service_instance_integrations ORDER BY id LIMIT 1 OFFSET $n)`,
      `UPDATE payers SET status_code = 'suspended' WHERE id IN (SELECT id FROM payers ORDER BY id DESC LIMIT 1 OFFSET $n)`,
    ];
    for (let number = 0; number < 40; number++) {
      await change((disorders[number % disorders.length] as string).replace('$n', String(Math.floor(number / 4))));
      for (const { id, bookable, obstacles } of await payers())
        expect({ number, id, bookable }).toEqual({ number, id, bookable: obstacles.length === 0 });
    }
  });
});
