import { serviceJoins } from '@mainline/backstage-plugin-onboarding-common';
import {
  defaultMessages,
  messageVariables,
} from '@mainline/backstage-plugin-mainline-react/testing';
import { onboardingTranslationRef } from './onboardingTranslationRef';
import ko from './ko';

describe('Korean', () => {
  it('says every message of the onboarding pages, with the same variables', () => {
    expect(messageVariables(ko.messages)).toEqual(
      messageVariables(defaultMessages(onboardingTranslationRef)),
    );
  });
});

describe('the built-in checklist', () => {
  it('is said word for word by the messages, so that it can be translated', () => {
    const said = Object.values(defaultMessages(onboardingTranslationRef));
    const written = [
      serviceJoins.title,
      serviceJoins.description,
      ...serviceJoins.items.flatMap(({ title, description, by }) => [
        title,
        description,
        ...('person' in by ? [by.person.statement] : []),
      ]),
    ];
    expect(said).toEqual(expect.arrayContaining(written));
  });
});
