import {
  AppealEntity,
  ClaimEntity,
  ClaimLineEntity,
  type EntityClass,
  LearningEventEntity,
} from '@portal/server/database';
import { ClaimTruthEntity } from '../truth/claim-truth.entity.js';

/** Raised when columns or files change their meaning. */
export const SCHEMA_VERSION = 1;

/** How the values of a column are written. Dollars are whole cents in the store and have two decimals in a file. */
export type ExportType = 'text' | 'integer' | 'boolean' | 'dollars' | 'json';

/** A column of an exported table. */
export interface ExportColumn {
  readonly name: string;
  readonly type: ExportType;
  /** Property of the entity; null for the mark that every row carries. */
  readonly property: string | null;
}

/** The exported tables, in the order in which they are written and read. */
export const EXPORT_TABLES = ['claims', 'claim_lines', 'appeals', 'learning_events', 'ground_truth'] as const;
/** Name of an exported table. */
export type ExportTableName = (typeof EXPORT_TABLES)[number];

/** A table as it is taken away: business columns only, without the real time at which a row was stored. */
export interface ExportTable {
  readonly name: ExportTableName;
  readonly description: string;
  readonly entity: EntityClass;
  /** What planted causes are; it leaves in files of its own (law 4). */
  readonly groundTruth: boolean;
  readonly columns: readonly ExportColumn[];
}

const TEXT = 'text';
/** The mark that no row describes a real person (law 10). Claims carry it as they are stored. */
const MARK: ExportColumn = { name: 'synthetic', type: 'boolean', property: null };

function columns(types: Readonly<Record<string, ExportType>>): ExportColumn[] {
  return Object.entries(types).map(([property, type]) => ({ name: snake(property), type, property }));
}

function snake(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const CLAIM = columns({
  ...{ id: TEXT, runId: TEXT, source: TEXT, sequence: 'integer', synthetic: 'boolean' },
  ...{ providerId: TEXT, specialtyId: TEXT, billingNpi: TEXT, renderingNpi: TEXT, payerId: TEXT },
  ...{ patientId: TEXT, patientName: TEXT, patientDob: TEXT, patientSex: TEXT, memberId: TEXT },
  ...{ dateOfService: TEXT, submissionDate: TEXT, processingDate: TEXT, placeOfService: TEXT, serviceLocation: TEXT },
  ...{ diagnosisCodes: 'json', procedureCodes: 'json', authorizationNumber: TEXT, referralNumber: TEXT },
  ...{ orderingNpi: TEXT, referringNpi: TEXT, cliaNumber: TEXT, accidentDate: TEXT, attachmentControlNumber: TEXT },
  ...{ primaryRemittanceNumber: TEXT, frequencyCode: TEXT, originalClaimId: TEXT, payerRecord: 'json' },
  ...{ billedAmount: 'dollars', allowedAmount: 'dollars', paidAmount: 'dollars', patientAmount: 'dollars' },
  ...{ adjustmentAmount: 'dollars', status: TEXT, initialStatus: TEXT, denialReason: TEXT, denialCauseId: TEXT },
  ...{ denialGroup: TEXT, denialCarc: TEXT, denialRarcs: 'json', denialLine: 'integer' },
} as const);

const LINE = columns({
  ...{ claimId: TEXT, lineNumber: 'integer', procedureCode: TEXT, modifiers: 'json', units: 'integer' },
  ...{ diagnosisCodes: 'json', ndc: TEXT, status: TEXT, billedAmount: 'dollars', allowedAmount: 'dollars' },
  ...{ paidAmount: 'dollars', patientAmount: 'dollars', adjustments: 'json' },
} as const);

const APPEAL = columns({
  ...{ id: TEXT, claimId: TEXT, runId: TEXT, appealDate: TEXT, appealReason: TEXT, appealStatus: TEXT },
  ...{ decisionDueDate: TEXT, outcomeDate: TEXT, amountAtStake: 'dollars', recoveredAmount: 'dollars' },
} as const);

const EVENT = columns({
  ...{ id: TEXT, runId: TEXT, timestamp: TEXT, type: TEXT, context: TEXT, patternId: TEXT, userId: TEXT },
  ...{ providerId: TEXT, sessionId: TEXT, metadata: 'json' },
} as const);

const TRUTH = columns({
  ...{ claimId: TEXT, runId: TEXT, plantedCauseId: TEXT, operation: TEXT, lineNumber: 'integer' },
  ...{ description: TEXT, templateId: TEXT, stream: TEXT },
} as const);

/** What of a run is taken away. */
export const TABLES: Readonly<Record<ExportTableName, ExportTable>> = {
  claims: {
    name: 'claims',
    description: 'One row a claim: content, the payer’s first answer, where it stands now',
    entity: ClaimEntity,
    groundTruth: false,
    columns: CLAIM,
  },
  claim_lines: {
    name: 'claim_lines',
    description: 'One row a line of a claim',
    entity: ClaimLineEntity,
    groundTruth: false,
    columns: [...LINE, MARK],
  },
  appeals: {
    name: 'appeals',
    description: 'One row an appeal of a denied claim',
    entity: AppealEntity,
    groundTruth: false,
    columns: [...APPEAL, MARK],
  },
  learning_events: {
    name: 'learning_events',
    description: 'One row a step of practice',
    entity: LearningEventEntity,
    groundTruth: false,
    columns: [...EVENT, MARK],
  },
  ground_truth: {
    name: 'ground_truth',
    description: 'One row a claim: what was planted in it. To judge detection by, never to detect with',
    entity: ClaimTruthEntity,
    groundTruth: true,
    columns: [...TRUTH, MARK],
  },
};

/** What a run's own file holds, in this order: each table after those that it names rows of. */
export const RUN_TABLES: readonly ExportTable[] = EXPORT_TABLES.map((name) => TABLES[name]).filter(
  ({ groundTruth }) => !groundTruth,
);

/** What was planted. */
export const GROUND_TRUTH = TABLES.ground_truth;
