export * from './SoleWork';
export * from './loggedRound';
