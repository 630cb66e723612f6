import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { TranslationRef } from '@backstage/frontend-plugin-api';
import type {
  Message,
  ValueKinds,
  Words,
} from '@mainline/backstage-plugin-mainline-common';
import { formatValue } from './formatValue';
import { useLocale } from './useLocale';

/**
 * What a backend says, in the reader's language. What has no translation stands as it was written: the words of another module,
 * of a newer backend, of what was stored before there were messages.
 *
 * @param ref - what translates the messages
 * @param options - `group`: where in it they stand; `isSayable`: whether a message is one of them; `kinds`: what their values are;
 *   `ofState`: how the pages call a state, undefined for a word that they do not know
 * @public
 */
export function useSentence(
  ref: TranslationRef,
  options: {
    group: string;
    isSayable: (message: Message) => boolean;
    kinds?: ValueKinds;
    ofState?: (state: string) => string | undefined;
  },
): (words: Words) => string {
  const { group, isSayable, kinds = {}, ofState } = options;
  const { t } = useTranslationRef(ref);
  const locale = useLocale();
  // Which key it is and what it takes, the backend said.
  const say = t as unknown as (
    key: string,
    options: { replace: Record<string, string> },
  ) => string;
  const sayOne = ({ key, values = {} }: Message) =>
    say(`${group}.${key}`, {
      replace: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          formatValue(value, { kind: kinds[name], locale, ofState }),
        ]),
      ),
    });
  return ({ sentence, messages = [] }) =>
    messages.length > 0 && messages.every(isSayable)
      ? messages.map(sayOne).join(' ')
      : sentence;
}
