import type { GenerationSpeed } from '@portal/domain';

/** Speeds as they stand on buttons. */
export const SPEED_WORDS: Readonly<Record<GenerationSpeed, string>> = {
  'real-time': '1×',
  '10x': '10×',
  '100x': '100×',
  '1000x': '1000×',
  max: 'Max',
};
