import { PluginHeader } from '@backstage/ui';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { RiListCheck3 } from '@remixicon/react';
import { rootRouteRef } from '../../routes';
import { onboardingTranslationRef } from '../../translation';
import { OnboardingPage } from './OnboardingPage';

/** For the older frontend system, which draws no header around a page. */
export function OnboardingPageWithHeader() {
  const { t } = useTranslationRef(onboardingTranslationRef);
  const rootRoute = useRouteRef(rootRouteRef);
  return (
    <>
      <PluginHeader
        title={t('page.title')}
        icon={<RiListCheck3 />}
        titleLink={rootRoute()}
      />
      <OnboardingPage />
    </>
  );
}
