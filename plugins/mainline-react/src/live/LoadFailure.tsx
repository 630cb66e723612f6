import { Alert, Button } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mainlineTranslationRef } from '../translation';
import { failureSentence } from './failureWords';

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
  const sentence = failureSentence(props.error) ?? t('error.unreachable');
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
