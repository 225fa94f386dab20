import fc from 'fast-check';
import { anyAnswer } from '../testing/any-answer.js';
import { anyClaims } from '../testing/any-claim.js';
import { interchangeText, remittance } from '../testing/interchange-text.js';
import { answerSet } from '../x12-writing/answer-set.js';
import { read835 } from './read835.js';

it('answers that were written as X12 are read as they were', () => {
  fc.assert(
    fc.property(fc.array(anyAnswer, { minLength: 1, maxLength: 4 }), anyClaims, (answers, [claim]) => {
      const sets = answers.map((answer) => remittance(answerSet(answer, claim as NonNullable<typeof claim>)));
      const { answers: read, errors, warnings } = read835(interchangeText(sets));
      expect({ errors, warnings }).toEqual({ errors: 0, warnings: 0 });
      expect(read.map((answer) => ({ ...answer, place: { unit: 'segment', number: 0 } }))).toEqual(answers);
    }),
  );
});
