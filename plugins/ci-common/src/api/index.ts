export * from './CiApi';
export * from './CiClient';
export * from './OperationsApi';
export * from './requestPath';
export * from './workflowGlobs';
