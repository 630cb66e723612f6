import { Alert } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { failureWords } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { useDeliverySentence } from '../shared';
import { isAnswered } from './isAnswered';

/** Why the request was not made; or that nobody knows whether it was, and that trying again is safe. */
export function OrderFailure(props: { error: Error }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const sentenceOf = useDeliverySentence();
  const words = failureWords(props.error);
  const sentence = words && sentenceOf(words);
  return isAnswered(props.error) ? (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('dialog.failure')}
      description={sentence}
    />
  ) : (
    <Alert
      role="alert"
      status="warning"
      icon
      title={t('dialog.noAnswer')}
      description={[sentence, t('dialog.noAnswerHint')]
        .filter(Boolean)
        .join(' ')}
    />
  );
}
