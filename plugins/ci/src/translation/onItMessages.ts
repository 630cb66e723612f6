/** The words of "I'm on it". */
export const onItMessages = {
  take: "I'm on it",
  takeOver: 'Take over',
  leave: "I'm not on it any more",
  nobody: 'Nobody is on it yet.',
  by: '{{name}} is on it',
  since: 'since {{time}}',
  you: 'You are on it',
  refused:
    'Your account may not say that it is on it: the permission {{permission}} is missing.',
  failureTake: 'It was not noted that you are on it',
  failureLeave: 'It is still noted that you are on it',
} as const;
