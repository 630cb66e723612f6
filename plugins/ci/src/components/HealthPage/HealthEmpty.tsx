import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { NoServices } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';

export function HealthEmpty(props: { narrowed: boolean; onClear: () => void }) {
  const { t } = useTranslationRef(ciTranslationRef);
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
