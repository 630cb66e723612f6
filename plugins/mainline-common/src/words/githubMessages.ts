/**
 * Why GitHub can't answer, as `github-node` says it to whoever asks through it: the group `github` of the messages of a plugin
 * that tells it to people. What GitHub or the network said themselves is a value.
 *
 * @public
 */
export const githubMessages = {
  askedToWait:
    'GitHub asked to wait: its request limit for {{account}} at {{host}} is used up. Try again at {{until}}.',
  limitReached:
    'GitHub refused with {{status}}: the request limit of {{account}} at {{host}} is reached. Try again at {{until}}.',
  hourUsedUp:
    'The hourly requests of {{account}} at {{host}} are used up. Try again at {{until}}.',
  writesUsedUp:
    '{{account}} at {{host}} has written as often in this hour as GitHub lets it. Try again at {{until}}.',
  keptForPeople:
    'Only {{remaining}} requests of {{account}} at {{host}} remain in this hour; they are kept for people. Try again at {{until}}.',
  noCredentials:
    'There are no credentials for {{name}} at {{host}}: {{reason}}. Check integrations.github, and that the App is installed there.',
  noAnswer: '{{host}} did not answer {{route}} within {{duration}}.',
  unreachable: '{{host}} could not be reached for {{route}}: {{reason}}.',
  serverError: '{{host}} answered {{status}} to {{route}}.',
  brokenAnswer:
    '{{host}} answered {{status}} to {{route}}, but the answer broke off or is no JSON.',
  moved:
    '{{host}} says that {{repository}} has moved; nothing was written. Read the repository again for its new name.',
} as const;

/** What the values of the {@link githubMessages} are, where they are more than texts. @public */
export const githubValueKinds = {
  until: 'instant',
  duration: 'duration',
} as const;
