import { isPatternId } from '@portal/domain';
import type { Scenario } from './scenario.contract.js';

type StageSettings = NonNullable<Scenario['config']['stages']>[number];
type Patterns = Scenario['config']['patterns'];

const NUMBERS: readonly (keyof StageSettings['settings'])[] = [
  'claimsPerDay',
  'denialRate',
  'appealRate',
  'practiceSessionsPerDay',
];

/**
 * A stage as a run link writes it: `Training:15:practiceSessionsPerDay=5;patterns=PTN-001/0.1/0.05+PTN-003/0.2/0`, the name
 * escaped so that it holds none of the signs between the parts.
 */
export function writeStage({ name, fromDay, settings: { patterns, ...numbers } }: StageSettings): string {
  const changes = Object.entries({ ...numbers, ...(patterns && { patterns: writePatterns(patterns) }) });
  return [encodeURIComponent(name), fromDay, changes.map((change) => change.join('=')).join(';')].join(':');
}

/** The stage that a part of a link names, in a list of one; an empty list when it cannot be read. */
export function readStage(text: string): StageSettings[] {
  const [name = '', day = '', changes = ''] = text.split(':');
  const fromDay = Number(day);
  if (day === '' || !Number.isInteger(fromDay)) return [];
  const given = new Map(changes.split(';').map((change) => change.split('=') as [string, string | undefined]));
  const numbers = NUMBERS.flatMap((field) => {
    const value = given.get(field);
    return value && Number.isFinite(Number(value)) ? [[field, Number(value)] as const] : [];
  });
  const patterns = given.get('patterns');
  return [
    {
      name: unescaped(name),
      fromDay,
      settings: { ...Object.fromEntries(numbers), ...(patterns !== undefined && { patterns: readPatterns(patterns) }) },
    },
  ];
}

function writePatterns(patterns: Patterns): string {
  return patterns
    .map(({ patternId, frequency, improvementRate }) => [patternId, frequency, improvementRate].join('/'))
    .join('+');
}

function readPatterns(text: string): Patterns {
  return text.split('+').flatMap((part) => {
    const [patternId = '', frequency = '', improvementRate = '0'] = part.split('/');
    const setting = { patternId, frequency: Number(frequency), improvementRate: Number(improvementRate) };
    const readable = isPatternId(patternId) && Number.isFinite(setting.frequency + setting.improvementRate);
    return readable && frequency !== '' ? [setting] : [];
  });
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
