import { Alert } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  failureSentence,
  mainlineTranslationRef,
} from '@mainline/backstage-plugin-mainline-react';

/** Says what is as it was, and why. Nothing where nothing failed. */
export function DeedFailure(props: {
  /** What still holds: "It is still parked". */
  title: string;
  failure: Error | undefined;
}) {
  const { t } = useTranslationRef(mainlineTranslationRef);
  if (!props.failure) return null;
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={props.title}
      description={failureSentence(props.failure) ?? t('error.unreachable')}
    />
  );
}
