export * from './candidateRow';
export * from './foldService';
export * from './projectService';
export * from './readDeployments';
export * from './readServiceFacts';
export * from './ServiceProjector';
export * from './touchServices';
export * from './writeProjection';
