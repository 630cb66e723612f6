export * from './giveWay';
export * from './SoleWork';
export * from './loggedRound';
