import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import type { GenerationStatus, StartRequest, StartResponse } from '@portal/contracts';
import { DATA_SOURCES, DatabaseModule, type DataSources } from '@portal/server/database';
import { AdminToken, RuntimeModule } from '@portal/server/runtime';
import { until } from '@portal/server/runtime/testing';
import { GenerationModule } from '../generation.module.js';
import { OWN_ENTITIES } from '../own-entities.js';
import { untilCompleted } from './run-waiting.js';

const TOKEN = 'test-token';

/** What a test puts in the place of the real thing. */
export type Replace = (builder: TestingModuleBuilder) => TestingModuleBuilder;

/** What a portal is opened with. */
export interface PortalOptions {
  readonly file?: string;
  readonly replace?: Replace;
  /** What a start may add. */
  readonly imports?: readonly DynamicModule[];
}

/** A portal with generation alone, on a SQLite file of its own, answering over HTTP. */
export class TestPortal {
  private constructor(
    readonly app: INestApplication,
    readonly file: string,
    private readonly folder: string | null,
  ) {}

  /** Opens a portal on a new file, or once more on the file of one that was closed. */
  static async open({ file, replace = (builder) => builder, imports = [] }: PortalOptions = {}) {
    const folder = file === undefined ? mkdtempSync(join(tmpdir(), 'generation-')) : null;
    const path = file ?? join(folder as string, 'portal.sqlite');
    const builder = Test.createTestingModule({
      imports: [
        DatabaseModule.forRoot(`sqlite:${path}`, OWN_ENTITIES),
        RuntimeModule.forRoot(new AdminToken(TOKEN)),
        GenerationModule,
        ...imports,
      ],
    });
    const module = await replace(builder).compile();
    const app = module.createNestApplication({ logger: false });
    app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready', 'metrics'] });
    await app.listen(0, '127.0.0.1');
    return new TestPortal(app, path, folder);
  }

  /** Closes the portal; its file stays when it was given or when `keep` is set. */
  async close({ keep = false } = {}): Promise<void> {
    await this.app.close();
    if (!keep) this.remove();
  }

  /** Removes the file, when it is the portal's own. */
  remove(): void {
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.app.getHttpServer().address() as AddressInfo).port}`;
  }

  get sources(): DataSources {
    return this.app.get<DataSources>(DATA_SOURCES);
  }

  /** Rows of a query on the reader. */
  rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.sources.reader.query(sql, parameters);
  }

  async request<Body>(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> {
    const response = await fetch(`${this.url}/api/admin${path}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as Body };
  }

  /** Starts a run and answers with it. */
  async start(request: StartRequest): Promise<StartResponse> {
    const { status, body } = await this.request<StartResponse>('POST', '/generation/start', request);
    if (status !== 201) throw new Error(`start answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** Gives a command that must be accepted. */
  async command(name: string, body?: unknown): Promise<GenerationStatus> {
    const answer = await this.request<GenerationStatus>('POST', `/generation/${name}`, body);
    if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async status(): Promise<GenerationStatus> {
    return (await this.request<GenerationStatus>('GET', '/generation/status')).body;
  }

  /** Waits until the status is as wanted. */
  until(wanted: (status: GenerationStatus) => boolean, milliseconds?: number): Promise<GenerationStatus> {
    return until(() => this.status(), wanted, milliseconds);
  }

  /** Waits until the run has come to its end. */
  completed(): Promise<GenerationStatus> {
    return untilCompleted(() => this.status());
  }
}
