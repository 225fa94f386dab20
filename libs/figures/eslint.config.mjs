import base, { pureLibrary } from '../../eslint.config.mjs';

/** What the browser loads holds words for figures, and not how the server computes them. */
const withoutFormulas = {
  files: ['**/*.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: [
          {
            name: '@portal/domain',
            importNames: ['METRICS'],
            message: 'The catalogue brings every formula along: take what the server sends.',
          },
        ],
      },
    ],
  },
};

export default [...base, ...pureLibrary, withoutFormulas];
