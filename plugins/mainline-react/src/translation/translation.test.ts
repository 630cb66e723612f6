import type { TranslationRef } from '@backstage/frontend-plugin-api';
import ko from './ko';
import { mainlineTranslationRef } from './mainlineTranslationRef';

/** The messages that a reference was made with. Backstage keeps them, but not in its public types. */
function messagesOf(ref: TranslationRef): Record<string, string> {
  const { getDefaultMessages } = ref as TranslationRef & {
    getDefaultMessages: () => Record<string, string>;
  };
  return getDefaultMessages.call(ref);
}

const variables = (message: string) =>
  [...message.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('Korean', () => {
  it('says every shared word, with the same variables', () => {
    const english = messagesOf(mainlineTranslationRef);
    expect(Object.keys(ko.messages).sort()).toEqual(
      Object.keys(english).sort(),
    );
    for (const [key, message] of Object.entries(ko.messages)) {
      expect([key, variables(message)]).toEqual([key, variables(english[key])]);
    }
  });
});
