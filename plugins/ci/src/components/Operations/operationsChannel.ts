/**
 * A channel that nothing is sent on: facts change every second where many are collected, and these figures need not be
 * read again as often. The pages poll.
 */
export const operationsChannel = 'ci:operations';
