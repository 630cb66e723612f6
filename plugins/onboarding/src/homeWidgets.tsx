import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  bareWidget,
  ServiceColumnBlueprint,
} from '@mainline/backstage-plugin-mainline-react';

const myChecklist = HomePageWidgetBlueprint.make({
  name: 'my-checklist',
  params: {
    name: 'My checklist',
    title: 'My checklist',
    description: 'What is open of the services of my teams',
    layout: { width: { defaultColumns: 4 }, height: { defaultRows: 6 } },
    components: () =>
      import('./components/MyChecklist').then(m => ({
        Content: m.MyChecklist,
      })),
    componentProps: bareWidget,
  },
});

const checklist = ServiceColumnBlueprint.make({
  name: 'checklist',
  params: {
    loader: () =>
      import('./components/MyChecklist').then(m => ({
        Title: m.ChecklistTitle,
        Cell: m.ChecklistCell,
      })),
  },
});

/** What the Home page of a portal may show of onboarding. */
export const homeWidgets = [myChecklist, checklist];
