export * from './outcomeOf';
export * from './wordsOf';
