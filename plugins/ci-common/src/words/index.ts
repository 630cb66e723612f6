export * from './ciMessages';
export * from './say';
