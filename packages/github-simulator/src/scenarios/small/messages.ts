/** What changes are called. */
export const CHANGES = [
  'Round amounts at the end, not on the way',
  'Read the time-out from configuration',
  'Give every request an id in the log',
  'Drop the old price format',
  'Retry when the queue is full',
  'Return 404 instead of an empty list',
  'Cache the exchange rates for a minute',
  'Move validation next to the schema',
  'Answer health checks before the store is up',
  'Sort results by relevance, then by name',
  'Remove the feature flag of the new totals',
  'Limit the length of a note',
  'Use the shared logger',
  'Index orders by customer and date',
  'Stop reading the legacy table',
  'Add a metric for rejected vouchers',
  'Close connections when a request is aborted',
  'Name the currency in every amount',
] as const;

export const FIXES = [
  'Fix the test that expected the old rounding',
  'Fix the type of an optional price',
  'Wait for the total before comparing it',
  'Restore the order of arguments',
] as const;

export const UPDATES = [
  'Bump pino from 9.7.0 to 9.9.1',
  'Bump typescript from 5.8.2 to 5.8.3',
  'Bump undici from 7.16.0 to 7.16.1',
  'Bump eslint from 9.35.0 to 9.36.0',
] as const;

export const LONG_MESSAGE = `Keep the moment, the channel, the purpose and the wording of every consent together with its withdrawal, so that a question about any message that was ever sent can be answered from one place

Until now the wording was looked up by its version when somebody asked. That version could be
edited, and was. From now on the text itself is kept beside the consent.

- existing rows get the text that was in force on their day
- a withdrawal keeps the consent that it withdraws
- the export names the purpose first, because that is what people search for

Refs: CONSENT-2048`;
