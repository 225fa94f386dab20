/// <reference path="./catalogue-files.d.ts" />
import type { ChronicCondition, EncounterTemplate, SlipCatalogue } from './encounter-template.js';
import conditionsFile from './conditions.json';
import slipsFile from './slips.json';
import templatesFile from './templates.json';

// The files are data of this library and proved by its specs, so their shape is asserted, not parsed.

/** Every kind of encounter, 285 of them in 15 specialties. Weights are assumptions fitted to published visit mixes. */
export const ENCOUNTER_TEMPLATES = (templatesFile as { readonly templates: readonly EncounterTemplate[] }).templates;

/** The chronic conditions of the patient panels. Prevalences are round figures near national surveys. */
export const CHRONIC_CONDITIONS = (conditionsFile as { readonly conditions: readonly ChronicCondition[] }).conditions;

/** Code-dependent slips of a billing office. */
export const SLIPS = slipsFile as SlipCatalogue;
