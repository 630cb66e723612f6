import {
  isSayable,
  valueKinds,
  type ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';
import { useSentence } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';

/** What the backends of ci say, in the reader's language. */
export function useCiSentence() {
  return useSentence(ciTranslationRef, {
    group: 'said',
    isSayable,
    kinds: valueKinds,
  });
}

/** Why the source of a service can't be read, in the reader's language. */
export function useSourceErrorOf() {
  const sentenceOf = useCiSentence();
  return ({
    sourceError: sentence,
    sourceErrorMessages: messages,
  }: Pick<ServiceHealth, 'sourceError' | 'sourceErrorMessages'>):
    | string
    | undefined => sentence && sentenceOf({ sentence, messages });
}
