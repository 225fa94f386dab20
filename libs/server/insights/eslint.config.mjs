import base from '../../../eslint.config.mjs';

const LAW_FOUR = 'Law 4: what was planted is not for whoever finds out.';
/** Tables of what was planted: links of claims to patterns, and the ground truth. */
const PLANTED = '/\\b(pattern_claims|claim_truth)\\b/';

/** Where planted causes stand can be imported from the database, as every entity can; here it is refused. */
const lawFour = {
  files: ['**/*.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      { paths: [{ name: '@portal/server/database', importNames: ['PatternClaimEntity'], message: LAW_FOUR }] },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: `Literal[value=${PLANTED}]`, message: LAW_FOUR },
      { selector: `TemplateElement[value.raw=${PLANTED}]`, message: LAW_FOUR },
    ],
  },
};

export default [...base, lawFour];
