import type { ClaimDetail, ClaimPage } from '@portal/contracts';
import { SMALL_WORLD } from '@portal/server/generation/testing';
import Ajv, { type ValidateFunction } from 'ajv';
import { type OpenPortal, openPortal } from './testing/open-portal.js';

interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly description?: string }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly description?: string }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

describe('the OpenAPI document', () => {
  let portal: OpenPortal;
  let document: Document;
  let operations: (readonly [name: string, operation: Operation])[];

  beforeAll(async () => {
    portal = await openPortal();
    document = (await portal.client.send<Document>('GET', '/api/openapi.json', { anonymous: true })).body;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
    );
  });
  afterAll(() => portal.close());

  it('says of every operation what it does and what it answers', () => {
    expect(operations.length).toBeGreaterThan(25);
    for (const [name, { summary, responses }] of operations) {
      expect({ name, summary }).toEqual({ name, summary: expect.stringMatching(/\w{2}/) });
      const success = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      expect({ name, successes: success.length }).toEqual({ name, successes: 1 });
      const [status, response] = success[0] as (typeof success)[number];
      const typed = Object.values(response.content ?? {}).every(({ schema }) => schema !== undefined);
      expect({ name, typed: status === '204' || (typed && response.content !== undefined) }).toEqual({
        name,
        typed: true,
      });
    }
  });

  it('names operations after controllers that share their name with no other', () => {
    const tags = new Map<string, Set<string>>();
    for (const [, operation] of operations) {
      const [controller = ''] = operation.operationId.split('_');
      tags.set(controller, (tags.get(controller) ?? new Set()).add(operation.tags.join()));
    }
    // The bundler numbers classes of one name, and the number would stand in the ids.
    expect([...tags].filter(([, names]) => names.size !== 1)).toEqual([]);
  });

  it('gives every error of the API the same body', () => {
    for (const [name, { responses }] of operations.filter(([operation]) => operation.includes(' /api/'))) {
      const errors = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      expect({ name, errors: errors.length > 0 }).toEqual({ name, errors: true });
      for (const [, { content }] of errors) {
        expect(content?.['application/problem+json']?.schema?.$ref).toBe('#/components/schemas/ProblemDetails');
      }
    }
  });

  it('names the token where one is needed', () => {
    const needed = operations.filter(([name]) => name.includes('/api/admin/') || !/^(GET|HEAD) /.test(name));
    expect(needed.length).toBeGreaterThan(25);
    const silent = needed.filter(([, { security, responses }]) => !security?.length || !responses['401']);
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('describes every field and every parameter', () => {
    const bare = Object.entries(document.components.schemas).flatMap(([name, schema]) => undescribed(schema, name));
    for (const [name, { parameters = [], requestBody, responses }] of operations) {
      bare.push(...parameters.filter(({ description }) => !description).map((each) => `${name} ?${each.name}`));
      if (!name.includes(' /api/')) continue;
      for (const { content = {} } of [requestBody ?? {}, ...Object.values(responses)]) {
        for (const { schema = {} } of Object.values(content)) bare.push(...undescribed(schema, name));
      }
    }
    expect(bare).toEqual([]);
  });

  it('holds for all claims, appeals and learning events that a run stored, in lists and in full', async () => {
    await portal.client.start({ ...SMALL_WORLD, claimsPerDay: 30, practiceSessionsPerDay: 5 });
    const { claims, appeals, learningEvents } = await portal.client.completed();
    expect(claims).toBeGreaterThan(1_000);
    expect(appeals).toBeGreaterThan(100);
    expect(learningEvents).toBeGreaterThan(100);
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema({ $id: 'portal', components: document.components });
    const validator = (name: string) => ajv.compile({ $ref: `portal#/components/schemas/${name}` });
    const listed = (path: string, schema: string) => listedIds(portal, path, validator(schema));
    const ids = await listed('/api/claims', 'ClaimPage');
    expect(ids.size).toBe(claims);
    expect((await listed('/api/appeals', 'AppealPage')).size).toBe(appeals);
    expect((await listed('/api/learning-events', 'LearningEventPage')).size).toBe(learningEvents);
    const detail = validator('ClaimDetail');
    for (const id of [...ids].filter((_, index) => index % 10 === 0)) {
      const claim: ClaimDetail = await portal.client.accepted('GET', `/api/claims/${id}`);
      expectValid(detail, claim);
      expect(claim.lineItems.map(({ lineNumber }) => lineNumber)).toEqual(claim.lineItems.map((_, index) => index + 1));
    }
  });
});

type IdPage = Pick<ClaimPage, 'nextCursor'> & { readonly items: readonly { readonly id: string }[] };

/** Ids of a whole list, each once; its pages are held against their schema. */
async function listedIds({ client }: OpenPortal, path: string, page: ValidateFunction): Promise<Set<string>> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = `?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const body: IdPage = await client.accepted('GET', `${path}${query}`);
    expectValid(page, body);
    ids.push(...body.items.map(({ id }) => id));
    cursor = body.nextCursor;
  }
  expect(new Set(ids).size).toBe(ids.length);
  return new Set(ids);
}

/** Paths of properties without a description. What a reference leads to describes itself. */
function undescribed(schema: Schema, path: string): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    ...(property.description || property.$ref ? [] : [`${path}/${name}`]),
    ...undescribed(property, `${path}/${name}`),
  ]);
  const inner = [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [...own, ...inner.flatMap((each) => (each ? undescribed(each, path) : []))];
}

function expectValid(validate: ValidateFunction, body: unknown): void {
  validate(body);
  expect(validate.errors ?? []).toEqual([]);
}
