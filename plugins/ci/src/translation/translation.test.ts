import {
  defaultMessages,
  messageVariables,
} from '@mainline/backstage-plugin-mainline-react/testing';
import { ciTranslationRef } from './ciTranslationRef';
import ko from './ko';

describe('Korean', () => {
  it('says every message of the CI pages, with the same variables', () => {
    expect(messageVariables(ko.messages)).toEqual(
      messageVariables(defaultMessages(ciTranslationRef)),
    );
  });
});
