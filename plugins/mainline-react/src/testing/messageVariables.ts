import type { TranslationRef } from '@backstage/frontend-plugin-api';

/** Every message with the variables that it names, as `{ 'strip.name_one': ['newest'] }`: the same in each language. */
export function messageVariables(
  messages: Record<string, string | null>,
): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [
      key,
      [...(message ?? '').matchAll(/\{\{(\w+)\}\}/g)]
        .map(([, name]) => name)
        .sort(),
    ]),
  );
}

/** The messages that a reference was made with. Backstage keeps them, but not in its public types. */
export function defaultMessages(ref: TranslationRef): Record<string, string> {
  const { getDefaultMessages } = ref as TranslationRef & {
    getDefaultMessages: () => Record<string, string>;
  };
  return getDefaultMessages.call(ref);
}
