import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  deploymentOutcomes,
  isSayable,
  valueKinds,
} from '@mainline/backstage-plugin-delivery-common';
import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import { useSentence } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';

/** What the backends of delivery say, in the reader's language. */
export function useDeliverySentence() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const ofState = (state: string) => {
    const known = deploymentOutcomes.find(each => each === state);
    return known && t(`state.${known}`);
  };
  return useSentence(deliveryTranslationRef, {
    group: 'said',
    isSayable,
    kinds: valueKinds,
    ofState,
  });
}

/** Why a deployment stands as it does, in the reader's language. */
export function useReasonOf() {
  const sentenceOf = useDeliverySentence();
  return ({
    reason,
    reasonMessages: messages,
  }: Pick<Deployment, 'reason' | 'reasonMessages'>): string | undefined =>
    reason && sentenceOf({ sentence: reason, messages });
}
