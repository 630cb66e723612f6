import { createExtensionInput } from '@backstage/frontend-plugin-api';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  bareWidget,
  ServiceColumnBlueprint,
} from '@mainline/backstage-plugin-mainline-react';

const redMainlines = HomePageWidgetBlueprint.make({
  name: 'red-mainlines',
  params: {
    name: 'RedMainlines',
    title: 'Red mainlines',
    description:
      'What is red, since when, whose it is, where it fails and who is on it',
    layout: { width: { defaultColumns: 8 }, height: { defaultRows: 6 } },
    components: () =>
      import('./components/home').then(m => ({ Content: m.RedMainlines })),
    componentProps: bareWidget,
  },
});

const myServices = HomePageWidgetBlueprint.makeWithOverrides({
  name: 'my-services',
  inputs: {
    columns: createExtensionInput([ServiceColumnBlueprint.dataRefs.column]),
  },
  *factory(originalFactory, { inputs }) {
    const columns = inputs.columns.map(each =>
      each.get(ServiceColumnBlueprint.dataRefs.column),
    );
    yield* originalFactory({
      name: 'MyServices',
      title: 'My services',
      description: 'The services that your teams own, and how each of them is',
      layout: { width: { defaultColumns: 8 }, height: { defaultRows: 8 } },
      components: () =>
        import('./components/home').then(m => ({
          Content: () => <m.MyServices columns={columns} />,
        })),
      componentProps: bareWidget,
    });
  },
});

/** What the Home page of a portal may show of CI. */
export const homeWidgets = [redMainlines, myServices];
