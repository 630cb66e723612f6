import '@backstage/cli/asset-types';
// This is an app of its own, which has to bring the styles.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import ReactDOM from 'react-dom/client';
import { createApp } from '@backstage/frontend-defaults';
import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  chosenScenario,
  devFeatures,
  serviceEntity,
} from '@mainline/backstage-plugin-mainline-react/testing';
import onboardingPlugin, {
  onboardingApiRef,
  onboardingTranslationsModule,
} from '../src';
import {
  FixtureOnboardingApi,
  type ScenarioName,
  scenarioNames,
} from '../src/testing';

/*
 * `yarn start` here shows the pages without a backend. The scenario is chosen in the address and kept for the tab:
 * http://localhost:3000/onboarding?scenario=away — usual, complete, empty, error, away, many, long-names, not-allowed, unlisted.
 * `/my-checklist` shows what a home page shows.
 */
const stored = chosenScenario();
const name: ScenarioName =
  scenarioNames.find(each => each === stored) ?? 'usual';
const onboarding = new FixtureOnboardingApi(name);

const home = createFrontendModule({
  pluginId: 'onboarding',
  extensions: [
    PageBlueprint.make({
      name: 'my-checklist',
      params: {
        path: '/my-checklist',
        title: 'My checklist',
        loader: () =>
          import('../src/components/MyChecklist').then(m => (
            <div style={{ maxWidth: 480, padding: 24 }}>
              <m.MyChecklist />
            </div>
          )),
      },
    }),
  ],
});

const names = new Set([
  'catalog',
  ...onboarding.scenario.progress.map(({ service }) => service.split('/')[1]),
]);

const app = createApp({
  features: [
    catalogPlugin,
    onboardingPlugin,
    onboardingTranslationsModule,
    home,
    ...devFeatures({
      pluginId: 'onboarding',
      apiRef: onboardingApiRef,
      api: onboarding,
      entities: [...names].map(each =>
        serviceEntity({ name: each, owner: 'group:default/team-a' }),
      ),
    }),
  ],
});

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
