/** Separators that fixtures are written with. */
export interface WrittenSeparators {
  readonly element: string;
  readonly component: string;
  readonly repetition: string;
  readonly segment: string;
}

export const USUAL: WrittenSeparators = { element: '*', component: ':', repetition: '^', segment: '~' };

/** A transaction set without its ST and SE, its segments written with `*` and `:`. */
export interface WrittenSet {
  readonly set: string;
  readonly guide: string;
  readonly segments: readonly string[];
}

export const professional = (segments: readonly string[]): WrittenSet => ({
  set: '837',
  guide: '005010X222A1',
  segments,
});

export const remittance = (segments: readonly string[]): WrittenSet => ({
  set: '835',
  guide: '005010X221A1',
  segments,
});

/** An interchange with right counts and control numbers. */
export function interchangeText(sets: readonly WrittenSet[], separators = USUAL, afterSegment = '\n'): string {
  const { element, component, repetition, segment } = separators;
  const head = isaOf(element, repetition === '' ? 'U' : repetition, component);
  const segments = [
    head,
    `GS*HC*SENDER*RECEIVER*20260302*0915*7*X*${sets[0]?.guide ?? ''}`,
    ...sets.flatMap(withinSet),
    `GE*${sets.length}*7`,
    'IEA*1*000000042',
  ];
  return segments.map((text, index) => written(text, index) + segment + afterSegment).join('');

  function written(text: string, index: number): string {
    if (index === 0) return text;
    return text.replaceAll('*', '\0').replaceAll(':', component).replaceAll('\0', element);
  }
}

function withinSet({ set, guide, segments }: WrittenSet, index: number): string[] {
  const control = String(index + 1).padStart(4, '0');
  return [`ST*${set}*${control}*${guide}`, ...segments, `SE*${segments.length + 2}*${control}`];
}

function isaOf(element: string, repetition: string, component: string): string {
  const empty = ' '.repeat(10);
  const parties = ['ZZ', 'SENDER'.padEnd(15), 'ZZ', 'RECEIVER'.padEnd(15)];
  const rest = ['260302', '0915', repetition, '00501', '000000042', '0', 'T', component];
  return ['ISA', '00', empty, '00', empty, ...parties, ...rest].join(element);
}
