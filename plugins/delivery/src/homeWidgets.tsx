import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  bareWidget,
  ServiceColumnBlueprint,
} from '@mainline/backstage-plugin-mainline-react';

const activity = HomePageWidgetBlueprint.make({
  name: 'activity',
  params: {
    name: 'Deployments',
    title: 'Deployments',
    description: 'What is being deployed now, and what failed last',
    layout: { width: { defaultColumns: 4 }, height: { defaultRows: 6 } },
    components: () =>
      import('./components/home').then(m => ({ Content: m.Activity })),
    componentProps: bareWidget,
  },
});

const production = ServiceColumnBlueprint.make({
  name: 'production',
  params: {
    loader: () =>
      import('./components/home').then(m => ({
        Title: m.ProductionTitle,
        Cell: m.ProductionCell,
      })),
  },
});

/** What the Home page of a portal may show of delivery. */
export const homeWidgets = [activity, production];
