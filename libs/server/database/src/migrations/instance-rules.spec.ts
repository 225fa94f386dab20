import { instanceRulesStand } from '../payers/instance-rules.js';
import { describeOnEachEngine } from '../testing/scratch-database.js';
import { scratchMigration } from '../testing/scratch-migration.js';
import { InstanceRules1767900000001 } from './1767900000001-instance-rules.js';

/** Instances in order of age: two that are fine, a duplicate with an appointment, two without a payer. */
const ROWS = [
  `INSERT INTO payers VALUES ('PAY-1', 'One', 'Private', 'approved', '{}', '[]', 'd', 'd')`,
  `INSERT INTO services VALUES ('S1', ' Intake', 60), ('S2', 'Follow-up (Short)', 30)`,
  `INSERT INTO service_instances VALUES ('I1', 'S1', 'PAY-1', 'Telehealth', '10', '2026-01-01'),
    ('I2', 'S1', 'PAY-1', 'Telehealth', '10', '2026-01-02'), ('I3', 'S1', 'PAY-1', 'Telehealth', '11', '2026-01-03'),
    ('I4', 'S1', NULL, 'Telehealth', '10', '2026-01-04'), ('I5', 'S1', NULL, 'Telehealth', '10', '2026-01-05')`,
  `INSERT INTO service_instance_integrations VALUES ('M1', 'I1', 'intakeq', 'x'), ('M2', 'I2', 'intakeq', 'x')`,
  `INSERT INTO appointments (id, provider_id, payer_id, service_instance_id, starts_at, duration_minutes, client_id, status,
    external_id, recorded_at) VALUES ('A1', 'PRV-001', 'PAY-1', 'I2', 'd', 30, 1, 'booked', 'q', 'd')`,
];

describeOnEachEngine('the migration that sets the rules of service instances', (engine) => {
  const scratch = scratchMigration(engine, new InstanceRules1767900000001());

  beforeEach(async () => {
    await scratch.migrate('down');
    for (const statement of ROWS) await scratch.sources.writer.query(statement);
  });

  const instances = async () =>
    (await scratch.sources.reader.query('SELECT id FROM service_instances ORDER BY id')).map(
      ({ id }: { id: string }) => id,
    );

  it('repairs first: duplicates and instances of nobody go, the oldest stays and takes the appointments over', async () => {
    await scratch.migrate('up');
    expect(await instances()).toEqual(['I1', 'I3']);
    expect(await scratch.sources.reader.query('SELECT service_instance_id AS id FROM appointments')).toEqual([
      { id: 'I1' },
    ]);
    expect(await scratch.sources.reader.query('SELECT id FROM service_instance_integrations')).toEqual([{ id: 'M1' }]);
    expect(await instanceRulesStand(scratch.sources.writer.manager)).toBe(true);
  });

  it('from then on the table refuses duplicates and instances without a payer', async () => {
    await scratch.migrate('up');
    const insert = (payer: string) =>
      scratch.sources.writer.query(
        `INSERT INTO service_instances VALUES ('I9', 'S1', ${payer}, 'Telehealth', '10', 'd')`,
      );
    await expect(insert(`'PAY-1'`)).rejects.toThrow(/unique/i);
    await expect(insert('NULL')).rejects.toThrow(/not.null/i);
  });

  it('without the rules a UNIQUE key would let duplicates without a payer through', async () => {
    await scratch.sources.writer.query(`DELETE FROM service_instances WHERE id = 'I3'`);
    await scratch.sources.writer.query(`UPDATE service_instances SET pos_code = '12' WHERE id = 'I2'`);
    await scratch.sources.writer.query(
      'CREATE UNIQUE INDEX only_unique ON service_instances (service_id, payer_id, location, pos_code)',
    );
    expect(await instances()).toEqual(['I1', 'I2', 'I4', 'I5']);
  });

  it('stops, and changes nothing, while appointments refer to an instance of nobody', async () => {
    await scratch.sources.writer.query(`UPDATE appointments SET service_instance_id = 'I4'`);
    await expect(scratch.migrate('up')).rejects.toThrow(/give each its payer first: I4/);
    expect(await instances()).toEqual(['I1', 'I2', 'I3', 'I4', 'I5']);
    expect(await instanceRulesStand(scratch.sources.writer.manager)).toBe(false);
  });
});
