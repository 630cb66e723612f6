import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { NoServices } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';

export function MatrixEmpty(props: { narrowed: boolean; onClear: () => void }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <NoServices
      {...props}
      words={{
        filtered: t('empty.filtered'),
        clear: t('filter.clear'),
        none: t('empty.services'),
        hint: t('empty.servicesHint'),
      }}
    />
  );
}
