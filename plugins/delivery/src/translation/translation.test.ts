import {
  defaultMessages,
  messageVariables,
} from '@mainline/backstage-plugin-mainline-react/testing';
import { deliveryTranslationRef } from './deliveryTranslationRef';
import ko from './ko';

describe('Korean', () => {
  it('says every message of the delivery pages, with the same variables', () => {
    expect(messageVariables(ko.messages)).toEqual(
      messageVariables(defaultMessages(deliveryTranslationRef)),
    );
  });
});
