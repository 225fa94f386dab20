/// <reference path="./json.d.ts" />
import type { Diagnosis, Payer, Procedure, Provider, Specialty } from '@portal/domain';
import codeWords from './data/code-words.json';
import diagnosisRows from './data/diagnoses.json';
import payerRows from './data/payers.json';
import procedureRows from './data/procedures.json';
import providerRows from './data/providers.json';
import specialtyRows from './data/specialties.json';
import { diagnosisOf, payerOf, procedureOf } from './reference-rows.js';

/** The world that claims are made in and judged by: codes in our own words, payers, providers, specialties. */
export interface Reference {
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly diagnoses: ReadonlyMap<string, Diagnosis>;
  readonly modifiers: ReadonlyMap<string, string>;
  readonly placesOfService: ReadonlyMap<string, string>;
  readonly carcs: ReadonlyMap<string, string>;
  readonly rarcs: ReadonlyMap<string, string>;
  /** Adjustment codes that must stand with a remark code. */
  readonly carcsThatNeedRemark: ReadonlySet<string>;
  readonly payers: readonly Payer[];
  readonly providers: readonly Provider[];
  readonly specialties: readonly Specialty[];
  readonly payerById: ReadonlyMap<string, Payer>;
  readonly providerById: ReadonlyMap<string, Provider>;
  readonly specialtyById: ReadonlyMap<string, Specialty>;
}

interface CodeWords {
  readonly modifiers: Record<string, string>;
  readonly placesOfService: Record<string, string>;
  readonly carcs: Record<string, string>;
  readonly rarcs: Record<string, string>;
  readonly carcsThatNeedRemark: readonly string[];
}

const words = codeWords as CodeWords;
const payers = (payerRows as readonly Payer[]).map(payerOf);
const providers = providerRows as readonly Provider[];
const specialties = specialtyRows as readonly Specialty[];

/** The reference world. Where each figure comes from stands beside it in the data files (`mark`). */
export const REFERENCE: Reference = {
  procedures: new Map((procedureRows as readonly Procedure[]).map((row) => [row.code, procedureOf(row)])),
  diagnoses: new Map((diagnosisRows as readonly Diagnosis[]).map((row) => [row.code, diagnosisOf(row)])),
  modifiers: new Map(Object.entries(words.modifiers)),
  placesOfService: new Map(Object.entries(words.placesOfService)),
  carcs: new Map(Object.entries(words.carcs)),
  rarcs: new Map(Object.entries(words.rarcs)),
  carcsThatNeedRemark: new Set(words.carcsThatNeedRemark),
  payers,
  providers,
  specialties,
  payerById: new Map(payers.map((payer) => [payer.id, payer])),
  providerById: new Map(providers.map((provider) => [provider.id, provider])),
  specialtyById: new Map(specialties.map((specialty) => [specialty.id, specialty])),
};
