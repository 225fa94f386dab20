import { FILLABLE_FIELDS, LAB_EXERCISES, LAB_TRIES, MOST_EDITS, PATTERN_IDS } from '@portal/domain';
import { z } from 'zod';
import { calendarDate, dollars, instant, share } from './money.contract.js';
import { pageOf, pageQuery } from './page.contract.js';

const patternId = z.enum(PATTERN_IDS).describe('Pattern of the catalogue');
const lineNumber = z.number().int().min(1).max(50).describe('Number of the line on the denied claim, from 1');
const modifier = z
  .string()
  .regex(/^[A-Z0-9]{2}$/, 'two capital letters or digits')
  .describe('Modifier of two characters');
const edit = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind).describe('What is changed'), ...shape });

/** One change of a claim, as a biller makes it. */
const claimEdit = z
  .discriminatedUnion('kind', [
    edit('add-modifier', { line: lineNumber, modifier }),
    edit('remove-modifier', { line: lineNumber, modifier }),
    edit('set-units', { line: lineNumber, units: z.number().int().min(1).max(999).describe('Units of service') }),
    edit('change-code', { line: lineNumber, procedureCode: z.string().min(3).max(10).describe('CPT or HCPCS code') }),
    edit('drop-line', { line: lineNumber }),
    edit('point-diagnosis', {
      line: lineNumber,
      diagnosisCode: z.string().min(3).max(10).describe('ICD-10-CM code that the line points at from now on'),
    }),
    edit('set-place', {
      placeOfService: z
        .string()
        .regex(/^\d{2}$/, 'two digits')
        .describe('Place of service'),
    }),
    edit('fill-in', {
      field: z.enum(FILLABLE_FIELDS).describe('Field that is filled in from the practice’s records'),
      line: lineNumber.optional(),
      value: z.string().trim().min(1).max(40).optional().describe('Needed for `patientDob` and `memberId` only'),
    }),
  ])
  .meta({ id: 'ClaimEdit' });

/** Changes of a claim, in order. Lines keep the numbers that they had before any change. */
export const claimEdits = z.array(claimEdit).max(MOST_EDITS).describe('Changes in order');

/** Who practices. There is one sign-in; people tell each other apart by their name. */
export const labUser = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} .,'’@_-]*$/u, 'letters, digits, spaces and . , - _ @ only')
  .meta({ description: 'Name of the person who practices', examples: ['Ada Brown'] });

const runChoice = z
  .string()
  .max(60)
  .optional()
  .describe('Run whose denied claims count; the latest one when left out, claims of no run when there is none');

/** Whose patterns are asked for. */
export const labPatternQuery = z.strictObject({ runId: runChoice, userId: labUser.optional() });
/** Whose patterns are asked for. */
export type LabPatternQuery = z.infer<typeof labPatternQuery>;

/** Patterns to practice, the costliest first. */
export const labPatterns = z
  .object({
    runId: z.string().nullable().describe('Run whose claims count; null for claims of no run'),
    days: z.number().int().meta({
      description:
        'Days over which denials were added up, by the day of the first answer, to the day that the run has come to',
    }),
    items: z
      .array(
        z.object({
          patternId,
          name: z.string().describe('Name of the pattern'),
          description: z.string().describe('What it is, in a sentence'),
          deniedClaims: z.number().int().describe('Claims denied for it in these days'),
          deniedAmount: dollars,
          sessions: z.number().int().describe('Sessions that the person completed'),
          mastery: share.nullable().describe('What the person knows of it; null when nobody was named'),
        }),
      )
      .describe('All patterns, the costliest first'),
  })
  .meta({ id: 'LabPatterns' });
/** Patterns to practice. */
export type LabPatterns = z.infer<typeof labPatterns>;

/** Starts a session. */
export const labStart = z
  .strictObject({
    patternId,
    userId: labUser,
    providerId: z
      .string()
      .max(20)
      .optional()
      .describe('Provider that the person works for; the one that loses most to the pattern when left out'),
    runId: runChoice,
  })
  .meta({ id: 'LabStart' });
/** Starts a session. */
export type LabStart = z.input<typeof labStart>;

/** An answer to an exercise. Sending the same try again gives the same judgment. */
export const labAnswer = z
  .strictObject({
    try: z.number().int().min(1).max(LAB_TRIES).describe('Number of the try, from 1'),
    patternId,
    edits: claimEdits,
  })
  .meta({ id: 'LabAnswer' });
/** An answer to an exercise. */
export type LabAnswerBody = z.infer<typeof labAnswer>;

/** Asks for a hint. Asking for the same one again costs nothing. */
export const labHintRequest = z.strictObject({
  hint: z.number().int().min(1).max(3).describe('Number of the hint, from 1'),
});

const codeInWords = z.object({ code: z.string().describe('The code'), label: z.string().describe('In our own words') });
const exerciseState = z.enum(['open', 'right', 'partly', 'missed']);

/** A try with what the payer’s rules say to it. */
const labTry = z.object({
  patternId: z.string().describe('Pattern that was named'),
  patternRight: z.boolean().describe('True when that is the cause the payer read from the claim'),
  edits: claimEdits,
  words: z.string().meta({ description: 'The changes in a few words', examples: ['add modifier 25 to line 2'] }),
  grade: z
    .enum(['paid', 'paid-less', 'other-fault-left', 'right-change-elsewhere', 'still-denied'])
    .describe('How far it mends the claim'),
  points: z.number().int().describe('Points of this try'),
  answer: z.string().describe('What the payer would answer, in words'),
  why: z.string().describe('Why, in plain words about this claim'),
  rule: z.string().describe('Name of the rule that decided'),
});

/** A denied claim to mend. The patient is masked. */
export const labExercise = z
  .object({
    sessionId: z.string().describe('Session that it belongs to'),
    number: z.number().int().describe('Number of the exercise, from 1'),
    state: exerciseState.describe('Whether it is open, and how it ended'),
    points: z.number().int().describe('Points so far, those of the best try'),
    claimId: z.string().describe('The denied claim'),
    denial: z
      .object({
        group: z.string().describe('Who bears the amount'),
        carc: codeInWords.describe('Claim adjustment reason code of the remittance'),
        rarcs: z.array(codeInWords).describe('Remark codes of the remittance'),
      })
      .describe('What the payer answered'),
    patient: z
      .object({
        sex: z.enum(['F', 'M']).describe('Sex as the payer has it'),
        age: z.number().int().nullable().describe('Whole years on the date of service; null when unknown'),
      })
      .describe('The patient, masked'),
    payerName: z.string().describe('Name of the payer'),
    providerName: z.string().describe('Name of the billing provider'),
    dateOfService: calendarDate,
    placeOfService: codeInWords.nullable().describe('Place of service; null when missing'),
    diagnoses: z.array(codeInWords).describe('Diagnoses in order'),
    lines: z
      .array(
        z.object({
          lineNumber,
          procedureCode: z.string().describe('CPT or HCPCS code'),
          label: z.string().describe('The service in our own words'),
          modifiers: z.array(z.string()).describe('Modifiers in order'),
          units: z.number().int().describe('Units of service'),
          diagnosisCodes: z.array(z.string()).describe('Diagnoses that the line points at'),
          billedAmount: dollars,
          drugCode: z.boolean().describe('True when a drug code stands on the line'),
        }),
      )
      .describe('Lines as they were denied'),
    papers: z
      .array(z.enum(FILLABLE_FIELDS))
      .describe('Numbers and records that came with the claim; what is not listed was left blank'),
    note: z.string().describe('Extract of the record, synthetic'),
    chartDiagnoses: z.array(codeInWords).describe('Diagnoses that the record names, to point a line at'),
    modifiers: z.array(codeInWords).describe('Modifiers to choose from'),
    places: z.array(codeInWords).describe('Places of service to choose from'),
    hints: z.array(z.string()).describe('Hints that were asked for'),
    tries: z.array(labTry).describe('Tries in order'),
    triesLeft: z.number().int().describe('Tries left; 0 when it is done'),
    solution: z
      .object({
        patternId: z.string().describe('Pattern that it was'),
        patternName: z.string().describe('Its name'),
        words: z.string().describe('Changes that mend it, in a few words'),
        why: z.string().describe('Why it was denied'),
        rule: z.string().describe('Name of the rule'),
      })
      .nullable()
      .describe('What was wrong and what mends it; null until the exercise is done'),
  })
  .meta({ id: 'LabExercise' });
/** A denied claim to mend. */
export type LabExerciseView = z.infer<typeof labExercise>;

/** A session of a person. */
export const labSession = z
  .object({
    id: z.string().meta({ description: 'Id of the session', examples: ['LAB-000012'] }),
    runId: z.string().nullable().describe('Run whose claims are mended; null for claims of no run'),
    patternId: z.string().describe('Pattern that is practiced'),
    patternName: z.string().describe('Its name'),
    userId: z.string().describe('Who practices'),
    providerId: z.string().describe('Provider that the person works for'),
    state: z.enum(['open', 'completed', 'abandoned']).describe('Abandoned sessions teach nothing'),
    exercises: z
      .array(
        z.object({ state: exerciseState.describe('How it ended'), points: z.number().int().describe('Its points') }),
      )
      .max(LAB_EXERCISES)
      .describe('One entry an exercise'),
    current: z.number().int().nullable().describe('Number of the first open exercise; null when there is none'),
    points: z.number().int().describe('Points so far'),
    possible: z.number().int().describe('Points of all exercises'),
    correct: z.number().int().describe('Exercises with the pattern named and the claim mended'),
    hints: z.number().int().describe('Hints asked for'),
    seconds: z.number().int().describe('Real seconds from the start to the last answer'),
    startedAt: instant.describe('Real'),
    simulatedStart: instant.nullable().describe('Simulated time of the start'),
    simulatedEnd: instant.nullable().describe('Simulated time of the completion'),
    masteryBefore: share.describe('What the person knew of the pattern before this session'),
    masteryAfter: share.describe('What the person knows with it; the same as before until it is completed'),
  })
  .meta({ id: 'LabSession' });
/** A session of a person. */
export type LabSessionView = z.infer<typeof labSession>;

/** Filters of the list of sessions. */
export const labSessionQuery = pageQuery
  .extend({
    userId: labUser.optional(),
    patternId: patternId.optional(),
    runId: z.string().max(60).optional().describe('Only those on claims of this run'),
  })
  .strict();
/** Filters of the list of sessions. */
export type LabSessionQuery = z.infer<typeof labSessionQuery>;

/** A page of sessions, latest first. */
export const labSessionPage = pageOf(labSession).meta({ id: 'LabSessionPage' });
/** A page of sessions. */
export type LabSessionPage = z.infer<typeof labSessionPage>;

const rate = z.object({
  from: calendarDate.describe('First day, simulated'),
  to: calendarDate.describe('Last day, simulated'),
  claims: z.number().int().describe('Claims that the payer has answered'),
  denied: z.number().int().describe('Of these, denied at first for the pattern'),
});

const staffPractice = {
  sessions: z.number().int().describe('Sessions completed'),
  people: z.number().int().describe('People who completed them'),
  score: share.nullable().describe('Share of their exercises that were answered right; null without any'),
  thirds: z
    .object({
      sessions: z.number().int().describe('Sessions in each third'),
      first: share.describe('Share of exercises answered right in the first third of the sessions, by time'),
      last: share.describe('The same in the last third'),
    })
    .nullable()
    .describe('Whether scores rise; null for fewer than nine sessions'),
};

/** What practice did, per person and pattern and for the practice as a whole. */
export const learningProgress = z
  .object({
    runId: z.string().nullable().describe('Run whose denials are compared; null when there is none'),
    people: z
      .array(
        z.object({
          userId: z.string().describe('Who practiced'),
          patternId: z.string().describe('Pattern that was practiced'),
          patternName: z.string().describe('Its name'),
          sessions: z.number().int().describe('Sessions completed'),
          abandoned: z.number().int().describe('Sessions left before the end'),
          meanScore: share.nullable().describe('Mean share of points of completed sessions'),
          lastScore: share.nullable().describe('Share of points of the latest completed session'),
          mastery: share.describe('What the person knows of the pattern'),
          mastered: z.boolean().describe('True from 80 % on'),
          lastPracticed: instant.describe('Real'),
        }),
      )
      .describe('One entry a person and pattern'),
    effects: z
      .array(
        z.object({
          patternId: z.string().describe('Pattern that was practiced in the run'),
          patternName: z.string().describe('Its name'),
          sessions: z.number().int().describe('Sessions completed in the run'),
          before: rate.describe('Up to 28 days before the first session'),
          after: rate.nullable().describe('Up to 28 days after the latest session; null while there are none'),
          change: z
            .object({
              before: share.describe('Denial rate before'),
              after: share.describe('Denial rate after'),
              difference: z.number().describe('After minus before'),
              low: z.number().describe('Lower end of the 95 % interval of the difference'),
              high: z.number().describe('Upper end'),
              certain: z.boolean().describe('True when the interval leaves out zero'),
            })
            .nullable()
            .describe('Null while a period has fewer than 30 claims'),
        }),
      )
      .describe('One entry a pattern that people practiced in the run'),
    staff: z
      .object({
        ...staffPractice,
        whole: z.boolean().describe('False where these are the latest 5,000 sessions and the run has more'),
        patterns: z
          .array(
            z.object({
              patternId: z.string().describe('Pattern that was practiced'),
              patternName: z.string().describe('Its name'),
              ...staffPractice,
            }),
          )
          .describe('One entry a practiced pattern, in the order of the catalogue'),
      })
      .nullable()
      .describe(
        'What the simulated staff of the run practiced, without what people did in Claim Lab; null where no staff is simulated: in a set of claims from files, and without a run',
      ),
  })
  .meta({ id: 'LearningProgress' });
/** What practice did. */
export type LearningProgress = z.infer<typeof learningProgress>;
