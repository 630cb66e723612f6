export * from './outcomeOf';
