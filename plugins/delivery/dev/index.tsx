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
import deliveryPlugin, {
  deliveryApiRef,
  deliveryTranslationsModule,
} from '../src';
import { FixtureDeliveryApi } from '../src/testing/FixtureDeliveryApi';
import { type ScenarioName, scenarioNames } from '../src/testing/scenarios';

/*
 * `yarn start` here shows the pages without a backend. The scenario is chosen in the address and kept for the tab:
 * http://localhost:3000/delivery?scenario=many — usual, empty, error, not-deployable, many, long-names. A deployment that
 * is asked for walks through its phases in a few seconds.
 */
const stored = chosenScenario();
const name: ScenarioName =
  scenarioNames.find(each => each === stored) ?? 'usual';
const delivery = new FixtureDeliveryApi(name, Date.now(), { pace: 1_500 });

const services = [
  delivery.scenario.service.service,
  ...delivery.scenario.rows.map(row => row.service),
];

const app = createApp({
  features: [
    catalogPlugin,
    deliveryPlugin,
    deliveryTranslationsModule,
    ...devFeatures({
      pluginId: 'delivery',
      apiRef: deliveryApiRef,
      api: delivery,
      entities: [
        ...new Map(services.map(each => [each.entityRef, each])).values(),
      ].map(service => serviceEntity(service)),
    }),
  ],
});

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
