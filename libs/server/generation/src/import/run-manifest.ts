import { configureRequest, scenarioConfig } from '@portal/contracts';
import {
  DomainError,
  GENERATION_BOUNDS as BOUNDS,
  type GenerationConfig,
  type Instant,
  PATTERN_IDS,
  type PatternId,
  runStart,
  toEpochSeconds,
} from '@portal/domain';
import { fieldProblems } from '@portal/server/runtime';
import { createRunKey, type RunInput } from '@portal/simulation';
import { z } from 'zod';
import { type ExportTableName, SCHEMA_VERSION, TABLES } from '../export/export-tables.js';
import { MOST_INPUTS } from '../runs/generation-run.js';
import type { PatternCount } from '../runs/run-counters.js';
import { checkReferences } from '../scenarios/check-references.js';
import type { PromisedTable } from './row-check.js';
import type { TextLine } from './text-lines.js';

const count = z.number().int().min(0);
const text = z.string().min(1).max(200);
const instant = z.iso.datetime({ precision: 0 });
const practice = { at: instant, sessionId: text, patternId: z.enum(PATTERN_IDS), providerId: text, userId: text };

/** What people did in the run. It is not played again, so of a claim that was sent anew only its names are looked at. */
const input = z.discriminatedUnion('kind', [
  z.strictObject({ at: instant, kind: z.literal('settings-changed'), settings: configureRequest }),
  z.strictObject({ ...practice, kind: z.literal('practice-started') }),
  z.strictObject({
    ...{ ...practice, kind: z.literal('practice-completed'), duration: count, correct: count, total: count },
    ...{ score: z.number().min(0).max(1), claimId: text.nullable() },
  }),
  z.strictObject({
    ...{ at: instant, kind: z.literal('claim-resubmitted'), claimId: text, sequence: count },
    submission: z.looseObject({ providerId: text, payerId: text, originalClaimId: text }),
  }),
]);

const manifest = z.object({
  synthetic: z.literal(true),
  schemaVersion: z.literal(SCHEMA_VERSION),
  run: z.strictObject({
    ...{ id: z.string().regex(/^RUN-[0-9A-F]{6}(-\d{1,6})?$/), scenarioId: text, scenarioName: text },
    ...{ seed: z.number().int().min(BOUNDS.seed.min).max(BOUNDS.seed.max), simulationVersion: text },
    ...{ from: instant, until: instant },
    config: scenarioConfig.extend({ scenarioId: text }),
    inputs: z.array(input).max(MOST_INPUTS),
    patterns: z.partialRecord(
      z.enum(PATTERN_IDS),
      z.strictObject({ claims: count, expected: z.number().min(0), target: z.number().min(0).max(1) }),
    ),
  }),
  tables: z.array(
    z.object({ name: text, rows: count, columns: z.array(z.object({ name: text, type: text })).max(200) }),
  ),
  files: z.array(z.object({ name: text, sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});

/** What is said of patterns; links are rows, and are counted where they are taken in. */
export type ManifestPatterns = Readonly<Partial<Record<PatternId, Omit<PatternCount, 'linked'>>>>;

/** The run that a manifest describes. */
export interface ManifestRun {
  readonly id: string;
  readonly scenarioId: string;
  readonly scenarioName: string;
  readonly seed: number;
  readonly simulationVersion: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly config: GenerationConfig;
  readonly inputs: readonly RunInput[];
  readonly patterns: ManifestPatterns;
}

/** What an export says of itself, as far as an import needs it. */
export interface RunManifest {
  readonly run: ManifestRun;
  readonly tables: Readonly<Record<ExportTableName, PromisedTable>>;
}

/** The part of a run's name that its ids carry. */
export function runKeyOf({ id }: Pick<ManifestRun, 'id'>): string {
  return id.slice('RUN-'.length);
}

/**
 * Reads a manifest and checks all of it.
 * @param file what the file is called in errors
 * @throws DomainError `invalid-input` with a pointer to each field, `unknown-reference` for settings that name what is not
 * there
 */
export function readManifest(line: TextLine | undefined, file: string): RunManifest {
  const content = parsed(line, file);
  const { error } = manifest.safeParse(content);
  if (error) {
    const problems = fieldProblems(error.issues);
    const words = problems.map(({ pointer, detail }) => `${pointer} ${detail}`).slice(0, 3);
    throw refused(file, `has a manifest that cannot be taken: ${words.join('; ')}`, problems);
  }
  // The values themselves, not what a schema makes of them: their parts keep the order in which they are exported again.
  const { run, tables, files } = content as z.input<typeof manifest> & { readonly run: ManifestRun };
  checkRun(run, file);
  const promised = (name: ExportTableName): PromisedTable => {
    const table = tables.find((candidate) => candidate.name === name);
    const sha256 = files.find((candidate) => candidate.name === `${name}.ndjson`)?.sha256;
    if (!table || sha256 === undefined) throw refused(file, `has a manifest that says nothing of ${name}`);
    checkColumns(name, table.columns, file);
    return { rows: table.rows, sha256 };
  };
  const names = Object.keys(TABLES) as ExportTableName[];
  const promises = Object.fromEntries(names.map((name) => [name, promised(name)]));
  return { run, tables: promises as RunManifest['tables'] };
}

/** The first line of an export, or why it is none. */
function parsed(line: TextLine | undefined, file: string): unknown {
  if (!line) throw refused(file, 'is empty');
  let content: unknown;
  try {
    content = JSON.parse(line.bytes.toString());
  } catch {
    throw refused(file, 'does not begin with the manifest of a run, as `run.ndjson` of an export does');
  }
  const version = (content as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (version === undefined) throw refused(file, 'does not begin with the manifest of a run');
  if (version !== SCHEMA_VERSION) {
    const detail = `is ${JSON.stringify(version)}; this portal reads ${SCHEMA_VERSION}`;
    const problems = [{ pointer: '/schemaVersion', detail }];
    throw refused(file, `has a schema of another version: schemaVersion ${detail}`, problems);
  }
  return content;
}

/** Refuses a run whose name, settings, seed and days do not belong together. */
function checkRun(run: ManifestRun, file: string): void {
  checkReferences(run.config, '/run/config');
  const key = runKeyOf(run);
  const ordinal = Number(key.split('-')[1] ?? 1);
  if (key !== createRunKey(run.config, run.seed, run.simulationVersion, ordinal))
    throw refused(file, `is no export of ${run.id}: its settings, seed and version give another id`);
  const start = runStart(run.config);
  const problems = [];
  if (toEpochSeconds(run.from) !== start)
    problems.push({ pointer: '/run/from', detail: 'is not the first day of its settings' });
  if (toEpochSeconds(run.until) < start) problems.push({ pointer: '/run/until', detail: 'is before its first day' });
  if (run.scenarioId !== run.config.scenarioId)
    problems.push({ pointer: '/run/scenarioId', detail: 'is not that of its settings' });
  if (problems.length > 0) throw refused(file, 'has a manifest that contradicts itself', problems);
}

function checkColumns(name: ExportTableName, columns: readonly { name: string; type: string }[], file: string): void {
  const inWords = (list: typeof columns) => list.map((column) => `${column.name} ${column.type}`).join(', ');
  if (inWords(columns) !== inWords(TABLES[name].columns))
    throw refused(file, `has other columns of ${name} than this portal reads`);
}

function refused(file: string, words: string, problems: DomainError['problems'] = []): DomainError {
  return new DomainError('invalid-input', `${file} ${words}.`, problems, { file, line: 1 });
}
