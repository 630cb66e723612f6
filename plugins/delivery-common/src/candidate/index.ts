export * from './artifacts';
export * from './Candidate';
export type { DeploymentFact, DeploymentState } from './DeploymentFact';
export * from './foldCandidates';
export * from './mayPromote';
export * from './SignOffFact';
