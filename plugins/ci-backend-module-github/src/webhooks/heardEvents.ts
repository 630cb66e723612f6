/** Events that say something of runs, jobs, check-ins or deployments; others are set aside. */
export const heardEvents = [
  'workflow_run',
  'workflow_job',
  'deployment',
  'deployment_status',
  'push',
  // Renamed, transferred, archived, another default branch, …
  'repository',
  'public',
] as const;
