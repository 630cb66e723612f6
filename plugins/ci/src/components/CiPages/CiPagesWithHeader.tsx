import { PluginHeader } from '@backstage/ui';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { RiPulseLine } from '@remixicon/react';
import { rootRouteRef } from '../../routes';
import { ciTranslationRef } from '../../translation';
import { CiPages } from './CiPages';

/** For the older frontend system, which draws no header around a page. */
export function CiPagesWithHeader() {
  const { t } = useTranslationRef(ciTranslationRef);
  const servicesRoute = useRouteRef(rootRouteRef);
  return (
    <>
      <PluginHeader
        title={t('page.title')}
        icon={<RiPulseLine />}
        titleLink={servicesRoute()}
      />
      <CiPages />
    </>
  );
}
