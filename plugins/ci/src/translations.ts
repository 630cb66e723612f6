import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { mainlineTranslations } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslations } from './translation';

/**
 * Korean for the CI pages. Add it to the features of the app, and the language to its settings:
 *
 * ```ts
 * createApp({ features: [ciPlugin, ciTranslationsModule] });
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
export const ciTranslationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'mainline',
      params: { resource: mainlineTranslations },
    }),
    TranslationBlueprint.make({
      name: 'ci',
      params: { resource: ciTranslations },
    }),
  ],
});
