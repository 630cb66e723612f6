import { Alert, Button } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import { mainlineTranslationRef } from '../translation';
import { failureWords } from './failureWords';

/**
 * Says what could not be read, what still holds, and offers to try again.
 *
 * @public
 */
export function LoadFailure(props: {
  error: Error;
  /** What was to be read: "The services could not be read". */
  title: string;
  /** Older data is still on screen. */
  stale?: boolean;
  /** What the server says in the reader's language; default: as it says it. */
  sentenceOf?: (words: Words) => string;
  onRetry: () => void;
}) {
  const { t } = useTranslationRef(mainlineTranslationRef);

  if (isForbidden(props.error)) {
    return (
      <Alert
        role="alert"
        status="warning"
        icon
        title={t('error.forbidden')}
        description={t('error.forbiddenHint')}
      />
    );
  }
  const words = failureWords(props.error);
  const { sentenceOf = ({ sentence }) => sentence } = props;
  const sentence = words ? sentenceOf(words) : t('error.unreachable');
  return (
    <Alert
      role="alert"
      status={props.stale ? 'warning' : 'danger'}
      icon
      title={props.title}
      description={props.stale ? `${sentence} ${t('error.stale')}` : sentence}
      customActions={
        <Button size="small" variant="secondary" onPress={props.onRetry}>
          {t('error.retry')}
        </Button>
      }
    />
  );
}

function isForbidden(error: Error): boolean {
  const { cause, statusCode } = error as Error & { statusCode?: unknown };
  return (
    error.name === 'NotAllowedError' ||
    statusCode === 403 ||
    (cause instanceof Error && cause.name === 'NotAllowedError')
  );
}
