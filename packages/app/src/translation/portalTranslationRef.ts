import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** The words of the portal around the plugins: names of its pages in the sidebar and in the title of the document. */
export const portalTranslationRef = createTranslationRef({
  id: 'portal',
  messages: {
    page: {
      home: 'Home',
      ci: 'CI health',
      delivery: 'Delivery',
      onboarding: 'Onboarding',
      catalog: 'Catalog',
      catalogGraph: 'Catalog Graph',
      notifications: 'Notifications',
      search: 'Search',
    },
    search: {
      all: 'All results',
    },
    menu: 'Menu',
    more: 'More',
    settings: 'Settings',
  },
});
