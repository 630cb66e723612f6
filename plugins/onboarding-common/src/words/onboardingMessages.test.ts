import { onboardingMessages } from './onboardingMessages';

describe('what the backend of onboarding says', () => {
  it.each(
    Object.values<Record<string, string>>(onboardingMessages).flatMap(
      messages => Object.values(messages),
    ),
  )('is whole sentences: %s', message => {
    expect(message).toMatch(/^([A-Z]|\{\{|ci |delivery ).*(\.|: \{\{\w+\}\})$/);
  });
});
