import type { TranslationRef } from '@backstage/frontend-plugin-api';
import { deliveryTranslationRef } from './deliveryTranslationRef';
import ko from './ko';

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
  it('says every message of the delivery pages, with the same variables', () => {
    const english = messagesOf(deliveryTranslationRef);
    expect(Object.keys(ko.messages).sort()).toEqual(
      Object.keys(english).sort(),
    );
    for (const [key, message] of Object.entries(ko.messages)) {
      expect([key, variables(message)]).toEqual([key, variables(english[key])]);
    }
  });
});
