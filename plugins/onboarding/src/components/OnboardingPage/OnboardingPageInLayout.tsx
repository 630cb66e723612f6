import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { TitledPage } from '@mainline/backstage-plugin-mainline-react';
import { rootRouteRef } from '../../routes';
import { onboardingTranslationRef } from '../../translation';
import { OnboardingPage } from './OnboardingPage';

/** For the frontend system, in the layout of the portal. */
export function OnboardingPageInLayout() {
  const { t } = useTranslationRef(onboardingTranslationRef);
  const rootRoute = useRouteRef(rootRouteRef);
  return (
    <TitledPage title={t('page.title')} titleLink={rootRoute()}>
      <OnboardingPage />
    </TitledPage>
  );
}
