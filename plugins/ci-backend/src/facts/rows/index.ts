export * from './checkInRow';
export * from './deploymentRow';
export * from './jobRow';
export * from './locatorRow';
export * from './repositoryRow';
export * from './runRow';
export * from './stored';
export * from './workflowRow';
