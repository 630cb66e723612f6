import { Alert } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  failureWords,
  LoadFailure,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { useCiSentence } from '../shared';

/** A log that is gone is told apart from one that could not be read: trying again brings only the second. */
export function LogFailure(props: { error: Error; onRetry: () => void }) {
  const { t } = useTranslationRef(ciTranslationRef);
  const sentenceOf = useCiSentence();
  const words = failureWords(props.error);
  if (isGone(props.error)) {
    return (
      <Alert
        status="info"
        icon
        title={t('log.expired')}
        description={[words && sentenceOf(words), t('log.expiredHint')]
          .filter(Boolean)
          .join(' ')}
      />
    );
  }
  return (
    <LoadFailure
      error={props.error}
      title={t('log.failure')}
      sentenceOf={sentenceOf}
      onRetry={props.onRetry}
    />
  );
}

function isGone(error: Error): boolean {
  const { statusCode, cause } = error as Error & { statusCode?: unknown };
  return (
    error.name === 'NotFoundError' ||
    statusCode === 404 ||
    statusCode === 410 ||
    (cause instanceof Error && cause.name === 'NotFoundError')
  );
}
