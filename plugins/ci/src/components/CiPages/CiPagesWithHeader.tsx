import { Header } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ciTranslationRef } from '../../translation';
import { CiPages } from './CiPages';

/** For the older frontend system, which draws no header around a page. */
export function CiPagesWithHeader() {
  const { t } = useTranslationRef(ciTranslationRef);
  return (
    <>
      <Header title={t('page.title')} />
      <CiPages />
    </>
  );
}
