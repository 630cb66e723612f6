export * from './answerError';
export * from './cursor';
export * from './jsonBody';
export * from './parseBody';
export * from './parseQuery';
export * from './pathParts';
export * from './queryParameters';
export * from './readApiDescription';
