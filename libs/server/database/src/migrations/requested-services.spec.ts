import { describeOnEachEngine } from '../testing/scratch-database.js';
import { scratchMigration } from '../testing/scratch-migration.js';
import { RequestedServices1769200000000 } from './1769200000000-requested-services.js';

const REQUESTED_AT = '2026-02-02T10:00:00Z';
const BEFORE = '2026-02-02T09:59:59Z';

/** Two mapped instances and one that is not; on each an appointment that is open, on the first one that is booked too. */
const ROWS = [
  `INSERT INTO payers VALUES ('PAY-1', 'One', 'Private', 'approved', '{}', '[]', 'd', 'd')`,
  `INSERT INTO services VALUES ('S1', ' Intake', 60)`,
  `INSERT INTO service_instances VALUES ('I1', 'S1', 'PAY-1', 'Telehealth', '10', 'd'),
    ('I2', 'S1', 'PAY-1', 'Telehealth', '11', 'd'), ('I3', 'S1', 'PAY-1', 'Telehealth', '12', 'd')`,
  `INSERT INTO service_instance_integrations VALUES ('M1', 'I1', 'intakeq', 'x1'), ('P1', 'I1', 'practiceq', 'p1'),
    ('M2', 'I2', 'intakeq', 'x2')`,
  ...[
    ['A1', 'I1', 'requested', 'NULL'],
    ['A2', 'I2', 'requested', 'NULL'],
    ['A3', 'I3', 'requested', 'NULL'],
    ['A4', 'I1', 'booked', `'q'`],
  ].map(
    ([id, instance, status, externalId]) =>
      `INSERT INTO appointments VALUES ('${id}', 'PRV-001', 'PAY-1', '${instance}', 'd', 30, 1, '${status}', ${externalId},
        '${REQUESTED_AT}')`,
  ),
];

describeOnEachEngine('the migration that keeps what appointments were requested with', (engine) => {
  const scratch = scratchMigration(engine, new RequestedServices1769200000000());

  beforeEach(async () => {
    await scratch.migrate('down');
    for (const statement of ROWS) await scratch.sources.writer.query(statement);
  });

  const record = (recordedAt: string, action: string, entityId: string) =>
    scratch.sources.writer.query(
      `INSERT INTO audit_log VALUES ('AUD-1', '${recordedAt}', 'admin', 'editor', '${action}', 't', '${entityId}', NULL,
        NULL, NULL, '')`,
    );
  /** What each appointment was requested with, as the migration finds it. */
  const migrated = async () => {
    await scratch.migrate('up');
    const rows: { id: string; service: string | null }[] = await scratch.sources.reader.query(
      'SELECT id, external_service_id AS service FROM appointments ORDER BY id',
    );
    return Object.fromEntries(rows.map(({ id, service }) => [id, service]));
  };

  it('takes it from the mapping for those that are open; the others have none', async () => {
    expect(await migrated()).toEqual({ A1: 'x1', A2: 'x2', A3: null, A4: null });
  });

  it('does not take it from a mapping that was edited since the request', async () => {
    await record(REQUESTED_AT, 'update_service_instance_integration', 'M1');
    expect(await migrated()).toEqual({ A1: null, A2: 'x2', A3: null, A4: null });
  });

  it('takes it from a mapping that was edited before', async () => {
    await record(BEFORE, 'update_service_instance_integration', 'M1');
    expect(await migrated()).toEqual({ A1: 'x1', A2: 'x2', A3: null, A4: null });
  });

  it('does not take it from any mapping where appointments were moved since', async () => {
    await record(REQUESTED_AT, 'move_appointments', 'I9');
    expect(await migrated()).toEqual({ A1: null, A2: null, A3: null, A4: null });
  });
});
