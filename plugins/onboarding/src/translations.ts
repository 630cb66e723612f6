import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { mainlineTranslations } from '@mainline/backstage-plugin-mainline-react';
import { onboardingTranslations } from './translation';

/**
 * Korean for the onboarding pages. Add it to the features of the app, and the language to its settings:
 *
 * ```ts
 * createApp({ features: [onboardingPlugin, onboardingTranslationsModule] });
 * ```
 *
 * ```yaml
 * app:
 *   extensions:
 *     - api:app/app-language:
 *         config:
 *           availableLanguages: [en, ko]
 * ```
 *
 * @public
 */
export const onboardingTranslationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'mainline',
      params: { resource: mainlineTranslations },
    }),
    TranslationBlueprint.make({
      name: 'onboarding',
      params: { resource: onboardingTranslations },
    }),
  ],
});
