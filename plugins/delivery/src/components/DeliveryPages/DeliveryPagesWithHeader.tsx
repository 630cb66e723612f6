import { PluginHeader } from '@backstage/ui';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { RiRocketLine } from '@remixicon/react';
import { rootRouteRef } from '../../routes';
import { deliveryTranslationRef } from '../../translation';
import { DeliveryPages } from './DeliveryPages';

/** For the older frontend system, which draws no header around a page. */
export function DeliveryPagesWithHeader() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const matrixRoute = useRouteRef(rootRouteRef);
  return (
    <>
      <PluginHeader
        title={t('page.title')}
        icon={<RiRocketLine />}
        titleLink={matrixRoute()}
      />
      <DeliveryPages />
    </>
  );
}
