import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Scenario, scenarioBody, startRequest } from '@portal/contracts';
import { DomainError, type GenerationConfig, type GenerationSpeed, notFound, unknownReference } from '@portal/domain';
import { READER, ScenarioEntity, UnitOfWork } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import { SCENARIOS, type ScenarioPreset } from '@portal/simulation';
import type { DataSource } from 'typeorm';
import type { z } from 'zod';
import { checkReferences } from './check-references.js';
import { settingsView } from './settings-view.js';

/** Random bytes in the id of a scenario. */
const ID_BYTES = 6;

/** A start request as a run will have it: every setting decided. */
export interface ResolvedStart {
  readonly config: GenerationConfig;
  readonly scenarioName: string;
  readonly speed: GenerationSpeed;
}

/** Scenarios: the presets of the simulation, and those that people keep beside them. */
@Injectable()
export class ScenarioService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(READER) private readonly reader: DataSource,
    private readonly wallClock: WallClock,
  ) {}

  /** All scenarios, presets first. */
  async list(): Promise<Scenario[]> {
    const own = await this.reader.manager.find(ScenarioEntity, { order: { name: 'ASC', id: 'ASC' } });
    return [...SCENARIOS.map(presetView), ...own.map(ownView)];
  }

  /** @throws DomainError `not-found` */
  async get(id: string): Promise<Scenario> {
    const scenario = await this.find(id);
    if (!scenario) throw notFound('scenario', id);
    return scenario;
  }

  /**
   * Keeps a new scenario.
   * @throws DomainError `unknown-reference` for a pattern or provider that does not exist or stands twice
   */
  async create(body: z.output<typeof scenarioBody>): Promise<Scenario> {
    return this.store(`scn-${randomBytes(ID_BYTES).toString('hex')}`, body);
  }

  /**
   * Replaces a scenario; runs that were started from it keep the settings they had.
   * @throws DomainError `conflict` for a preset, `not-found`, `unknown-reference`
   */
  async replace(id: string, body: z.output<typeof scenarioBody>): Promise<Scenario> {
    refusePreset(id, 'changed');
    if (!(await this.own(id))) throw notFound('scenario', id);
    return this.store(id, body);
  }

  /** @throws DomainError `conflict` for a preset, `not-found` */
  async delete(id: string): Promise<void> {
    refusePreset(id, 'deleted');
    const { affected } = await this.unitOfWork.run((manager) => manager.delete(ScenarioEntity, { id }));
    if (affected !== 1) throw notFound('scenario', id);
  }

  /**
   * The scenario of a request with what the request changes in it.
   * @throws DomainError `unknown-reference` for a scenario, pattern or provider that does not exist
   */
  async resolve({ scenarioId, seed: _, speed, ...changes }: z.output<typeof startRequest>): Promise<ResolvedStart> {
    const scenario = await this.find(scenarioId);
    if (!scenario) throw unknownReference('scenario', scenarioId, '/scenarioId');
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const config = { ...scenario.config, ...given, scenarioId } as GenerationConfig;
    checkReferences(config);
    return { config, scenarioName: scenario.name, speed: speed ?? scenario.speed };
  }

  private async find(id: string): Promise<Scenario | null> {
    const preset = SCENARIOS.find((candidate) => candidate.id === id);
    if (preset) return presetView(preset);
    const own = await this.own(id);
    return own && ownView(own);
  }

  private own(id: string): Promise<ScenarioEntity | null> {
    return this.reader.manager.findOneBy(ScenarioEntity, { id });
  }

  private async store(id: string, { name, description, speed, config }: z.output<typeof scenarioBody>) {
    const settings = config as Omit<GenerationConfig, 'scenarioId'>;
    checkReferences(settings, '/config');
    const row = { id, name, description, speed, config: settings, updatedAt: this.wallClock.now() };
    await this.unitOfWork.run((manager) => manager.upsert(ScenarioEntity, row, ['id']));
    return ownView(row);
  }
}

function refusePreset(id: string, verb: string): void {
  const preset = SCENARIOS.find((candidate) => candidate.id === id);
  if (preset)
    throw new DomainError('conflict', `${preset.name} is a preset and cannot be ${verb}. Save a copy instead.`);
}

function presetView({ id, name, summary, description, speed, config }: ScenarioPreset): Scenario {
  return { id, name, summary, description, preset: true, speed, config: settingsView(config), updatedAt: null };
}

function ownView({ id, name, description, speed, config, updatedAt }: ScenarioEntity): Scenario {
  const summary = `${Math.round(config.denialRate * 100)}% denied, ${config.claimsPerDay.toLocaleString('en-US')} a day`;
  return { id, name, summary, description, preset: false, speed, config: settingsView(config), updatedAt };
}
