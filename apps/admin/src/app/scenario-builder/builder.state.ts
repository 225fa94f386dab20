import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type {
  GenerationEstimateView,
  PatternView,
  PayerName,
  ProviderView,
  Scenario,
  ServiceCodes,
} from '@portal/contracts';
import {
  ApiProblem,
  GenerationClient,
  LatestAnswer,
  LiveState,
  ReferenceClient,
  ScenarioClient,
} from '@portal/web/data';
import { EditHistory } from './edit-history.js';
import { type FieldProblems, problemsOf, serverProblems } from './form/form-problems.js';
import { formOf, type GenerationForm, requestOf, type RunSettings, settingsOf } from './form/generation-form.js';

/** Real milliseconds without a key before the estimate is asked for. */
const TYPING_PAUSE = 250;
const FIRST_SCENARIO = 'demo';
/** Seeds that one can read aloud. */
const LARGEST_NEW_SEED = 999_999;

/** What is being set up: scenarios to choose from, the form, its problems, and what it would yield. */
@Injectable()
export class BuilderState {
  private readonly generation = inject(GenerationClient);
  private readonly scenarioClient = inject(ScenarioClient);
  private readonly reference = inject(ReferenceClient);
  private readonly live = inject(LiveState);
  private readonly formNow = signal<GenerationForm | null>(null);
  private readonly fromServer = signal<FieldProblems>(new Map());
  private readonly edits = new EditHistory<GenerationForm>();
  private readonly estimated = new LatestAnswer<GenerationEstimateView>();

  readonly scenarios = signal<readonly Scenario[]>([]);
  readonly providers = signal<readonly ProviderView[]>([]);
  readonly patterns = signal<readonly PatternView[]>([]);
  readonly payers = signal<readonly PayerName[]>([]);
  readonly codes = signal<ServiceCodes>({ procedures: [], placesOfService: [] });
  readonly estimate = this.estimated.value;
  /** What could not be fetched or was refused as a whole. */
  readonly failure = signal<ApiProblem | null>(null);
  readonly starting = signal(false);
  /** Null until the scenarios are there. */
  readonly form = this.formNow.asReadonly();
  /** Wrong fields: by the form's own bounds, else by what the server said of the last request. */
  readonly problems = computed<FieldProblems>(() => {
    const form = this.form();
    const own = form ? problemsOf(form) : new Map<string, string>();
    return own.size > 0 ? own : this.fromServer();
  });
  readonly canUndo = this.edits.canUndo;
  readonly canRedo = this.edits.canRedo;
  readonly scenario = computed(() => this.scenarios().find(({ id }) => id === this.form()?.scenarioId) ?? null);

  constructor() {
    effect((onCleanup) => {
      const form = this.form();
      if (!form || problemsOf(form).size > 0) return;
      const timer = setTimeout(() => void this.fetchEstimate(form), TYPING_PAUSE);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /** Fetches what there is to choose from and shows the linked settings, else the first scenario. */
  async load(linked: Partial<RunSettings> | null): Promise<void> {
    await this.guarded(async () => {
      const [scenarios, providers, patterns, payers, codes] = await Promise.all([
        this.scenarioClient.list(),
        this.reference.providers(),
        this.reference.patterns(),
        this.reference.payers(),
        this.reference.serviceCodes(),
      ]);
      this.scenarios.set(scenarios);
      this.providers.set(providers);
      this.patterns.set(patterns);
      this.payers.set(payers);
      this.codes.set(codes);
      const wanted = scenarios.find(({ id }) => id === linked?.scenarioId) ?? scenarios.find(isFirst) ?? scenarios[0];
      if (wanted) this.show(wanted, linked ?? {});
    });
  }

  /** Shows the settings of a scenario, with what is given put in their place. What was typed before can be had back. */
  show(scenario: Scenario, given: Partial<RunSettings> = {}): void {
    const before = untracked(this.form);
    const seed = given.seed ?? (Number(before?.seed) || newSeed());
    this.edits.endStep(before);
    this.replaceForm(formOf({ ...scenario.config, speed: scenario.speed, seed, ...given, scenarioId: scenario.id }));
    this.endEdit();
  }

  /** Puts one or more fields of the form in place. */
  change(fields: Partial<GenerationForm>): void {
    const form = this.form();
    if (form) this.replaceForm({ ...form, ...fields });
  }

  /** Ends what counts as one edit: a field is left, a button was pressed. */
  endEdit(): void {
    this.edits.endStep(this.form());
  }

  /** Takes the latest edit back. */
  undo(): void {
    this.goTo((form) => this.edits.undo(form));
  }

  /** Does again what was taken back last. */
  redo(): void {
    this.goTo((form) => this.edits.redo(form));
  }

  reroll(): void {
    this.change({ seed: String(newSeed()) });
  }

  /** Starts the run that the form describes; false when that was refused. */
  async start(): Promise<boolean> {
    const form = this.form();
    if (!form || this.problems().size > 0 || this.starting()) return false;
    this.starting.set(true);
    try {
      return await this.guarded(async () => {
        await this.generation.start(requestOf(form));
        this.live.accept(await this.generation.status());
      });
    } finally {
      this.starting.set(false);
    }
  }

  /** Keeps the settings as a scenario of one's own; false when that was refused. */
  keep(name: string, replaced: Scenario | null): Promise<boolean> {
    return this.guarded(async () => {
      const form = this.form();
      if (!form) return;
      const body = { name, description: replaced?.description ?? '', speed: form.speed, config: settingsOf(form) };
      const kept = replaced
        ? await this.scenarioClient.replace(replaced.id, body)
        : await this.scenarioClient.create(body);
      this.scenarios.set(await this.scenarioClient.list());
      this.formNow.update((now) => now && { ...now, scenarioId: kept.id });
    });
  }

  /** Fetches the scenarios again; false when that failed. */
  refreshScenarios(): Promise<boolean> {
    return this.guarded(async () => this.scenarios.set(await this.scenarioClient.list()));
  }

  /** Deletes a scenario of one's own; false when that was refused. */
  drop(scenario: Scenario): Promise<boolean> {
    return this.guarded(async () => {
      await this.scenarioClient.delete(scenario.id);
      this.scenarios.set(await this.scenarioClient.list());
      const first = this.scenarios().find(isFirst);
      if (this.form()?.scenarioId === scenario.id && first) this.show(first);
      // Earlier steps may be those of the scenario that is gone.
      this.edits.clear();
    });
  }

  private replaceForm(form: GenerationForm): void {
    const before = untracked(this.form);
    if (before) this.edits.record(before);
    this.fromServer.set(new Map());
    this.formNow.set(form);
  }

  private goTo(step: (form: GenerationForm) => GenerationForm | null): void {
    const form = this.form();
    const other = form && step(form);
    if (!other) return;
    this.fromServer.set(new Map());
    this.formNow.set(other);
  }

  private async fetchEstimate(form: GenerationForm): Promise<void> {
    await this.guarded(async () => {
      await this.estimated.take(this.generation.estimate(requestOf(form)));
      const problem = this.estimated.problem();
      if (problem) throw problem;
    });
  }

  private async guarded(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      this.failure.set(null);
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const form = this.form();
      const fields = form ? serverProblems(form, error.errors) : new Map<string, string>();
      this.fromServer.set(fields);
      this.failure.set(fields.size > 0 ? null : error);
      return false;
    }
  }
}

function isFirst({ id }: Scenario): boolean {
  return id === FIRST_SCENARIO;
}

function newSeed(): number {
  return 1 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % LARGEST_NEW_SEED);
}
