export { buildWorkflowOf } from './buildWorkflowOf';
export * from './resolveVersion';
export * from './VersionFacts';
export { shortSha, versionOf } from './versionOf';
