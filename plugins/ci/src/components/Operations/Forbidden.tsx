import { Alert } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ciOperationsReadPermission } from '@mainline/backstage-plugin-ci-common';
import { ciTranslationRef } from '../../translation';

/** Which permission is missing, and what the server says of it. */
export function Forbidden(props: { sentence?: string }) {
  const { t } = useTranslationRef(ciTranslationRef);
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={t('operations.forbidden')}
      description={
        props.sentence ??
        t('operations.forbiddenHint', {
          permission: ciOperationsReadPermission.name,
        })
      }
    />
  );
}
