import { useSentence } from '@mainline/backstage-plugin-mainline-react';
import {
  isSayable,
  valueKinds,
} from '@mainline/backstage-plugin-onboarding-common';
import { onboardingTranslationRef } from '../../translation';

/** What the backend of onboarding says, in the reader's language. */
export function useOnboardingSentence() {
  return useSentence(onboardingTranslationRef, {
    group: 'said',
    isSayable,
    kinds: valueKinds,
  });
}
