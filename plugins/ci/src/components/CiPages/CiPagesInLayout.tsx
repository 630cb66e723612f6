import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { TitledPage } from '@mainline/backstage-plugin-mainline-react';
import { rootRouteRef } from '../../routes';
import { ciTranslationRef } from '../../translation';
import { CiPages } from './CiPages';

/** For the frontend system, in the layout of the portal. */
export function CiPagesInLayout() {
  const { t } = useTranslationRef(ciTranslationRef);
  const rootRoute = useRouteRef(rootRouteRef);
  return (
    <TitledPage title={t('page.title')} titleLink={rootRoute()}>
      <CiPages />
    </TitledPage>
  );
}
