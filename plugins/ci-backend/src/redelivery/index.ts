export * from './askAgain';
