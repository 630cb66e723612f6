/** What changes are called; `%` is what the service is about. */
export const CHANGES = [
  'Round the % at the end, not on the way',
  'Read the time-out of the % from configuration',
  'Give every % an id in the log',
  'Drop the old format of the %',
  'Retry when the queue is full',
  'Return 404 where there is no %',
  'Cache each % for a minute',
  'Move validation of the % next to its schema',
  'Answer health checks before the store is up',
  'Sort by relevance, then by name',
  'Remove the feature flag of the new %',
  'Limit the length of a note',
  'Use the shared logger',
  'Index each % by customer and date',
  'Stop reading the legacy table',
  'Add a metric for every % that was refused',
  'Close connections when a request is aborted',
  'Name the currency in every amount',
  'Split the handler of the % in two',
  'Ask for the % by its number',
  'Let a % expire',
  'Write down who changed a %',
] as const;

export const FIXES = [
  'Fix the test that expected the old rounding',
  'Fix the type of an optional field',
  'Wait for the % before comparing it',
  'Restore the order of arguments',
  'Give the % back its default',
  'Fix a null in the % of guests',
] as const;

export const DOCUMENTS = [
  'Say in the README how to run it',
  'Draw the way of a %',
  'Write down why the % is kept',
] as const;

export const UPDATES = [
  'Bump pino from 9.7.0 to 9.9.1',
  'Bump typescript from 5.8.2 to 5.8.3',
  'Bump undici from 7.16.0 to 7.16.1',
  'Bump eslint from 9.35.0 to 9.36.0',
  'Bump jackson-databind from 2.20.0 to 2.20.1',
  'Bump junit-jupiter from 5.13.4 to 6.0.1',
] as const;

/** Further commits of a branch. */
export const ON_THE_WAY = [
  'Name it better',
  'Add the test that was missing',
  'Handle the empty case',
  'What came up in review',
] as const;
