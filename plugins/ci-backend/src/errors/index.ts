export * from './answerError';
