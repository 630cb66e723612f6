import '@backstage/cli/asset-types';
// This is an app of its own, which has to bring the styles.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import ReactDOM from 'react-dom/client';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  chosenScenario,
  devFeatures,
  serviceEntity,
} from '@mainline/backstage-plugin-mainline-react/testing';
import ciPlugin, { ciApiRef, ciTranslationsModule } from '../src';
import { FixtureCiApi } from '../src/testing/FixtureCiApi';
import type { ScenarioName } from '../src/testing/scenarios';

/*
 * `yarn start` here shows the pages without a backend. The scenario is chosen in the address and kept for the tab:
 * http://localhost:3000/ci?scenario=many — usual, empty, error, unmapped, many, long-names,
 * first-reading, every-evidence.
 */
const ci = new FixtureCiApi((chosenScenario() ?? 'usual') as ScenarioName);

/** `?may=nothing` shows the pages to a reader without permissions. */
const may = new URLSearchParams(window.location.search).get('may');

const permissions = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ApiBlueprint.make({
      name: 'permission',
      params: defineParams =>
        defineParams({
          api: permissionApiRef,
          deps: {},
          factory: () => ({
            authorize: async () => ({
              result:
                may === 'nothing'
                  ? AuthorizeResult.DENY
                  : AuthorizeResult.ALLOW,
            }),
          }),
        }),
    }),
  ],
});

const app = createApp({
  features: [
    catalogPlugin,
    ciPlugin,
    ciTranslationsModule,
    permissions,
    ...devFeatures({
      pluginId: 'ci',
      apiRef: ciApiRef,
      api: ci,
      entities: ci.scenario.services.map(({ service }) =>
        serviceEntity(
          service,
          service.mapping.mapped
            ? { 'github.com/project-slug': service.mapping.repository.slug }
            : undefined,
        ),
      ),
    }),
  ],
});

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
