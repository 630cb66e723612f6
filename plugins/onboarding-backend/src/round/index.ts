export * from './CheckRounds';
export * from './foldItem';
export { confirmedOf } from './storeResults';
