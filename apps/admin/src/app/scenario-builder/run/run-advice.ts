/** A step that a person can take after a run has failed. */
export interface Advice {
  readonly what: string;
  readonly why: string;
  /** True where deleting an older run may help. */
  readonly makesRoom: boolean;
}

/** What storage says, and what helps. The first that fits counts. */
const CAUSES: readonly (Advice & { readonly says: RegExp })[] = [
  {
    says: /\bfull\b|no space left|disk quota/i,
    what: 'Make room on the disk of the database.',
    why: 'A deleted run gives its room back to new rows.',
    makesRoom: true,
  },
  {
    says: /locked|busy|lock timeout|deadlock/i,
    what: 'Close what holds the database.',
    why: 'Another program, such as a database browser, has it locked for writing.',
    makesRoom: false,
  },
  {
    says: /read-?only|permission denied|EACCES/i,
    what: 'Allow writing to the database.',
    why: 'The portal may read its file but not change it.',
    makesRoom: false,
  },
  {
    says: /ECONNREFUSED|ECONNRESET|terminat|connection/i,
    what: 'Start the database again.',
    why: 'It does not answer.',
    makesRoom: false,
  },
];

/** The first thing to do about a failed run, read from its reason. */
export function adviceFor(reason: string, retryable: boolean): Advice {
  if (!retryable) {
    return {
      what: 'Set up another run.',
      why: 'The same error would come again: the run is made from its seed, and a second try makes the same.',
      makesRoom: false,
    };
  }
  return (
    CAUSES.find(({ says }) => says.test(reason)) ?? {
      what: 'Mend what the message below names.',
      why: 'Storing failed; what was stored before is untouched.',
      makesRoom: false,
    }
  );
}
