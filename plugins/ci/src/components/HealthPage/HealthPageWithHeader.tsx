import { Header } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ciTranslationRef } from '../../translation';
import { HealthPage } from './HealthPage';

/** For the older frontend system, which draws no header around a page. */
export function HealthPageWithHeader() {
  const { t } = useTranslationRef(ciTranslationRef);
  return (
    <>
      <Header title={t('page.title')} />
      <HealthPage />
    </>
  );
}
