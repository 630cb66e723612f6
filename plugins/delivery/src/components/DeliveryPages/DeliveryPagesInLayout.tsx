import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { TitledPage } from '@mainline/backstage-plugin-mainline-react';
import { rootRouteRef } from '../../routes';
import { deliveryTranslationRef } from '../../translation';
import { DeliveryPages } from './DeliveryPages';

/** For the frontend system, in the layout of the portal. */
export function DeliveryPagesInLayout() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const rootRoute = useRouteRef(rootRouteRef);
  return (
    <TitledPage title={t('page.title')} titleLink={rootRoute()}>
      <DeliveryPages />
    </TitledPage>
  );
}
