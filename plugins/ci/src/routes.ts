import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** `/ci` */
export const rootRouteRef = createRouteRef({ id: 'ci' });

/** What was collected, below the page over all services. */
export const dataRouteRef = createSubRouteRef({
  id: 'ci-data',
  parent: rootRouteRef,
  path: '/data',
});

/** The self-check over teams, below the page over all services. */
export const selfCheckRouteRef = createSubRouteRef({
  id: 'ci-self-check',
  parent: rootRouteRef,
  path: '/self-check',
});

/** How collecting stands, below the page over all services. */
export const operationsRouteRef = createSubRouteRef({
  id: 'ci-operations',
  parent: rootRouteRef,
  path: '/operations',
});

/** The tab of an entity. */
export const entityCiRouteRef = createRouteRef({ id: 'ci-entity' });

/** One run, below the tab. */
export const runRouteRef = createSubRouteRef({
  id: 'ci-entity-run',
  parent: entityCiRouteRef,
  path: '/runs/:runId',
});

/** The self-check of one service, below the tab. */
export const entitySelfCheckRouteRef = createSubRouteRef({
  id: 'ci-entity-self-check',
  parent: entityCiRouteRef,
  path: '/self-check',
});

/** Where the tab lies below its entity's page. */
export const entityTabPath = '/ci';
