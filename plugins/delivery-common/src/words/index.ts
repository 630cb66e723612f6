export * from './deliveryMessages';
export * from './say';
