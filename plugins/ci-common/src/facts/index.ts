export * from './CheckInFact';
export * from './Instant';
export * from './JobFact';
export * from './RepositoryFact';
export * from './RunFact';
export * from './SeenDeployment';
export * from './WorkflowFact';
