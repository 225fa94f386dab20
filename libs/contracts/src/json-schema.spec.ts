import { z } from 'zod';
import * as contracts from './index.js';

const exported: readonly (readonly [string, unknown])[] = Object.entries(contracts);
const schemas = exported.filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType);

describe('every contract', () => {
  it('is found by this test', () => {
    expect(schemas.map(([name]) => name)).toEqual(
      expect.arrayContaining(['startRequest', 'claimPage', 'problemDetails']),
    );
  });

  it.each(schemas)('%s can be shown as JSON Schema, as sent and as answered', (_, schema) => {
    for (const io of ['input', 'output'] as const) {
      const json = z.toJSONSchema(schema, { io });
      expect(json.type ?? json.anyOf ?? json.oneOf ?? json.allOf ?? json.$ref ?? json.enum).toBeDefined();
    }
  });
});
