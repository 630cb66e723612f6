import { createApp } from '@backstage/frontend-defaults';
import { ciTranslationsModule } from '@mainline/backstage-plugin-ci';
import { deliveryTranslationsModule } from '@mainline/backstage-plugin-delivery';
import { homeModule } from './modules/home';
import { onboardingTranslationsModule } from '@mainline/backstage-plugin-onboarding';
import { navModule } from './modules/nav';

/** Plugins come from package.json: `app.packages: all` in app-config.yaml. Modules of the app are named here. */
export default createApp({
  features: [
    homeModule,
    navModule,
    ciTranslationsModule,
    deliveryTranslationsModule,
    onboardingTranslationsModule,
  ],
});
