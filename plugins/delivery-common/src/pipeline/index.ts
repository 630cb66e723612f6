export * from './Pipeline';
export * from './Stage';
export { conventionalStages } from './conventionalStages';
export * from './parsePipeline';
export * from './pipelineOf';
export * from './stageMistakes';
export * from './pipelineJsonSchema';
