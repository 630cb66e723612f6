import { defaultMessages, messageVariables } from '../testing';
import ko from './ko';
import { mainlineTranslationRef } from './mainlineTranslationRef';

describe('Korean', () => {
  it('says every shared word, with the same variables', () => {
    expect(messageVariables(ko.messages)).toEqual(
      messageVariables(defaultMessages(mainlineTranslationRef)),
    );
  });
});
