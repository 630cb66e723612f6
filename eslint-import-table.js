/**
 * Who may import whom among the workspaces of this repository: the table of docs/architecture.md, as a lint rule.
 * A workspace that is not a key here may import no other. What it may use from outside is up to its package.json.
 */
const prefix = '@mainline/backstage-plugin-';

const table = {
  'ci-common': ['mainline-common'],
  'ci-node': ['ci-common', 'mainline-common'],
  'mainline-common': [],
  'mainline-node': ['mainline-common'],
  'ci-backend': ['ci-common', 'ci-node', 'mainline-common', 'mainline-node'],
  'ci-backend-module-github': [
    'ci-common',
    'ci-node',
    'github-node',
    'mainline-common',
  ],
  'github-node': ['mainline-common'],
  'mainline-react': ['ci-common', 'mainline-common'],
  'delivery-common': ['ci-common', 'mainline-common'],
  'delivery-node': ['ci-common', 'delivery-common', 'mainline-common'],
  'delivery-backend': [
    'ci-common',
    'delivery-common',
    'delivery-node',
    'mainline-common',
    'mainline-node',
  ],
  'delivery-backend-module-github': [
    'ci-common',
    'delivery-common',
    'delivery-node',
    'github-node',
    'mainline-common',
  ],
  delivery: [
    'ci-common',
    'delivery-common',
    'mainline-common',
    'mainline-react',
  ],
  'catalog-backend-module-mainline': ['delivery-common'],
  'search-backend-module-mainline': ['delivery-common'],
  ci: ['ci-common', 'mainline-common', 'mainline-react'],
  'onboarding-common': ['ci-common', 'delivery-common', 'mainline-common'],
  'onboarding-node': ['onboarding-common', 'ci-common', 'delivery-common'],
  'onboarding-backend': [
    'onboarding-common',
    'onboarding-node',
    'ci-common',
    'delivery-common',
    'mainline-common',
    'mainline-node',
  ],
  onboarding: [
    'onboarding-common',
    'ci-common',
    'mainline-common',
    'mainline-react',
  ],
};

/** Whole portals, which name every plugin, and what measures one beside the simulator. */
const portals = ['app', 'backend', 'benchmarks'];

/** Tests may stand on the simulator, and on workspaces that the product reaches through an extension point. */
const testFiles = [
  '**/*.test.ts',
  '**/*.test.tsx',
  '**/__testUtils__/**',
  '**/testing/**',
  '**/setupTests.ts',
];

module.exports = function lintWorkspace(directory) {
  const base = require('@backstage/cli/config/eslint-factory');
  const workspace = require('path').basename(directory);
  if (portals.includes(workspace)) return base(directory);

  const allowed = table[workspace] || [];
  return base(directory, {
    overrides: [
      {
        files: ['src/**/*.ts', 'src/**/*.tsx'],
        excludedFiles: testFiles,
        rules: {
          'no-restricted-imports': [
            'error',
            {
              patterns: [
                {
                  group: [
                    '*.stories*',
                    '*.test*',
                    '**/testing/**',
                    '**/__testUtils__/**',
                  ],
                },
                {
                  group: [
                    '@mainline/*',
                    ...allowed.flatMap(name => [
                      `!${prefix}${name}`,
                      `!${prefix}${name}/*`,
                    ]),
                  ],
                  message: `By the import table (eslint-import-table.js) '${workspace}' may import ${
                    allowed.length ? allowed.join(', ') : 'no other workspace'
                  }.`,
                },
              ],
            },
          ],
        },
      },
    ],
  });
};
