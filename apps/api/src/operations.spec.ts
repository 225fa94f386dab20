import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenPortal, openPortal } from './testing/open-portal.js';

const DOCS = join(__dirname, '../../../docs');
/** Names of metrics as rules and texts have them; `up` is Prometheus's own. */
const METRIC_NAME = /\b(?:portal|nodejs|process)_\w+/g;
/** What a histogram is asked for by. */
const OF_HISTOGRAMS = ['_bucket', '_count', '_sum'];

describe('what operators are told', () => {
  let portal: OpenPortal;
  let exported: Map<string, string>;

  beforeAll(async () => {
    portal = await openPortal();
    const { body } = await portal.client.send<string>('GET', '/metrics');
    exported = new Map([...body.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name, type]) => [name ?? '', type ?? '']));
  });
  afterAll(() => portal.close());

  const doc = (file: string) => readFileSync(join(DOCS, file), 'utf8');
  const ownMetrics = () => [...exported.keys()].filter((name) => name.startsWith('portal_'));
  const queryable = () =>
    [...exported].flatMap(([name, type]) =>
      type === 'histogram' ? OF_HISTOGRAMS.map((suffix) => name + suffix) : [name],
    );

  it('alerts ask for nothing that is not exported', () => {
    const asked = doc('operations/alerts.yml').match(METRIC_NAME) ?? [];
    expect(new Set(asked).size).toBeGreaterThan(10);
    expect([...new Set(asked)].filter((name) => !queryable().includes(name))).toEqual([]);
  });

  it('each alert says what to do, and nothing is explained that is no alert', () => {
    const alerts = [...doc('operations/alerts.yml').matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
    const [, chapter = ''] = /\n## Alerts\n([^]*?)\n## /.exec(doc('operations.md')) ?? [];
    const explained = [...chapter.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names]) => names?.match(/\w+/g) ?? []);
    expect(explained.sort()).toEqual([...alerts].sort());
  });

  it('each metric of the portal is explained, and none that there is not', () => {
    const named = new Set(doc('operations.md').match(METRIC_NAME));
    expect(ownMetrics().filter((name) => !named.has(name))).toEqual([]);
    const known = new Set([...exported.keys(), ...queryable()]);
    expect([...named].filter((name) => !known.has(name))).toEqual([]);
  });

  it('names of metrics say their unit and kind', () => {
    for (const name of ownMetrics()) {
      expect({ name, total: name.endsWith('_total') }).toEqual({ name, total: exported.get(name) === 'counter' });
      if (exported.get(name) === 'histogram') expect(name).toMatch(/_seconds$/);
    }
  });
});
