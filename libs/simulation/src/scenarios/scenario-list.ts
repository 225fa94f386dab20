import { demo } from './demo.scenario.js';
import { hospital } from './hospital.scenario.js';
import { industry } from './industry.scenario.js';
import type { ScenarioPreset } from './scenario.js';
import { smallPractice } from './small-practice.scenario.js';
import { training } from './training.scenario.js';
import { worstCase } from './worst-case.scenario.js';

/** The presets in the order of their cards. */
export const SCENARIOS: readonly ScenarioPreset[] = [demo, industry, smallPractice, hospital, worstCase, training];
