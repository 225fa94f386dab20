import { FirstTables1767600000000 } from './1767600000000-first-tables.js';
import { MetricFacts1767700000000 } from './1767700000000-metric-facts.js';
import { DetectionAndPolicies1767800000000 } from './1767800000000-detection-and-policies.js';
import { Payers1767900000000 } from './1767900000000-payers.js';
import { InstanceRules1767900000001 } from './1767900000001-instance-rules.js';
import { ClaimLab1768000000000 } from './1768000000000-claim-lab.js';
import { ClaimListIndex1768100000000 } from './1768100000000-claim-list-index.js';
import { ResultsStatements1768200000000 } from './1768200000000-results-statements.js';
import { RunImports1768200000001 } from './1768200000001-run-imports.js';
import { WhatIfs1768300000000 } from './1768300000000-what-ifs.js';
import { ClaimsByCharge1768400000000 } from './1768400000000-claims-by-charge.js';
import { ClaimListWays1768500000000 } from './1768500000000-claim-list-ways.js';
import { OpenFacts1768500000001 } from './1768500000001-open-facts.js';
import { ClaimsByService1768600000000 } from './1768600000000-claims-by-service.js';
import { TablesByKey1768700000000 } from './1768700000000-tables-by-key.js';
import { ClaimsByAnswer1768700000001 } from './1768700000001-claims-by-answer.js';
import { PracticeScore1768800000000 } from './1768800000000-practice-score.js';
import { ServiceLevels1768800000001 } from './1768800000001-service-levels.js';
import { InsightRevision1768900000000 } from './1768900000000-insight-revision.js';
import { ClaimsByFirstAnswer1769000000000 } from './1769000000000-claims-by-first-answer.js';
import { ReceivedClaims1769100000000 } from './1769100000000-received-claims.js';
import { RequestedServices1769200000000 } from './1769200000000-requested-services.js';
import { LinkedClaims1769300000000 } from './1769300000000-linked-claims.js';

/** All migrations in order. A migration is never edited after it has been merged. */
export const MIGRATIONS = [
  FirstTables1767600000000,
  MetricFacts1767700000000,
  DetectionAndPolicies1767800000000,
  Payers1767900000000,
  InstanceRules1767900000001,
  ClaimLab1768000000000,
  ClaimListIndex1768100000000,
  ResultsStatements1768200000000,
  RunImports1768200000001,
  WhatIfs1768300000000,
  ClaimsByCharge1768400000000,
  ClaimListWays1768500000000,
  OpenFacts1768500000001,
  ClaimsByService1768600000000,
  TablesByKey1768700000000,
  ClaimsByAnswer1768700000001,
  PracticeScore1768800000000,
  ServiceLevels1768800000001,
  InsightRevision1768900000000,
  ClaimsByFirstAnswer1769000000000,
  ReceivedClaims1769100000000,
  RequestedServices1769200000000,
  LinkedClaims1769300000000,
];
