export * from './answerError';
export * from './cursor';
export * from './jsonBody';
export * from './parseBody';
export * from './parseQuery';
export * from './readApiDescription';
