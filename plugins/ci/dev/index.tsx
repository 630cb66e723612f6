import '@backstage/cli/asset-types';
// This is an app of its own, which has to bring the styles.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import ReactDOM from 'react-dom/client';
import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
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

const app = createApp({
  features: [
    catalogPlugin,
    ciPlugin,
    ciTranslationsModule,
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
