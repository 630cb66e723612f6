/** Everything that the plugin does by itself, in the order in which tests have it done. */
export const taskIds = [
  'ci-refresh-services',
  'ci-inbox',
  'ci-reconciliation',
  'ci-project-health',
];
