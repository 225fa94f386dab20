import type { AddressInfo } from 'node:net';
import type { INestApplication, ModuleMetadata } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { EntityManager } from 'typeorm';
import { DatabaseModule, READER, UnitOfWork } from '@portal/server/database';
import { type Engine, openScratchDatabase, type ScratchDatabase } from '@portal/server/database/testing';
import { AdminToken } from '../auth/admin-token.js';
import { measureRequests } from '../metrics/request-metrics.js';
import { RuntimeModule } from '../runtime.module.js';

/** What the admin of a test signs in with. */
export const TEST_TOKEN = 'token-of-the-test';

/** An answer over HTTP. */
export interface TestAnswer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly type: string | null;
  readonly body: Body;
}

/** One feature on a database of its own, answering over HTTP as it does in the portal. */
export class TestApi {
  private constructor(
    private readonly app: INestApplication,
    private readonly database: ScratchDatabase,
  ) {}

  /** Opens the feature; close it when the suite is over. */
  static async open(feature: ModuleMetadata, engine: Engine = 'sqlite'): Promise<TestApi> {
    const database = await openScratchDatabase(engine);
    const { imports = [], ...own } = feature;
    const module = await Test.createTestingModule({
      imports: [DatabaseModule.forRoot(database.url), RuntimeModule.forRoot(new AdminToken(TEST_TOKEN)), ...imports],
      ...own,
    }).compile();
    const app = module.createNestApplication({ logger: false });
    app.use(measureRequests);
    app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready', 'metrics'] });
    await app.listen(0, '127.0.0.1');
    return new TestApi(app, database);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.close();
  }

  /** Where the feature answers. */
  get url(): string {
    const { port } = this.app.getHttpServer().address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** A provider of the feature. */
  get<Provider>(token: symbol | (abstract new (...args: never[]) => Provider)): Provider {
    return this.app.get<Provider>(token);
  }

  /** Writes rows, as the portal does: in one unit of work. */
  write<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.app.get(UnitOfWork).run(work);
  }

  /** Rows of a query. */
  rows<Row>(sql: string): Promise<Row[]> {
    return this.app.get(READER).query(sql);
  }

  /** Sends a request; `path` begins with `/api` or is one of health. */
  async request<Body = Record<string, unknown>>(
    path: string,
    { body, ...init }: Omit<RequestInit, 'body'> & { body?: unknown } = {},
  ): Promise<TestAnswer<Body>> {
    const response = await fetch(this.url + path, {
      ...init,
      headers: { 'content-type': 'application/json', ...init.headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type');
    return { status: response.status, type, body: (type?.includes('json') ? JSON.parse(text) : text) as Body };
  }

  /** All pages of a list, from the first to the last. */
  async allPages<Item>(path: string): Promise<Item[][]> {
    const pages: Item[][] = [];
    let cursor: string | null = null;
    do {
      const from: string = cursor === null ? '' : `cursor=${cursor}`;
      const page: TestAnswer<{ items: Item[]; nextCursor: string | null }> = await this.request(
        `${path}${path.includes('?') ? '&' : '?'}${from}`,
      );
      pages.push(page.body.items);
      cursor = page.body.nextCursor;
    } while (cursor !== null && pages.length < 100);
    return pages;
  }
}

/** The headers of somebody who has signed in. */
export const SIGNED_IN = { authorization: `Bearer ${TEST_TOKEN}` };
