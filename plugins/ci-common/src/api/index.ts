export * from './CiApi';
export * from './CiClient';
export * from './requestPath';
export * from './workflowGlobs';
