import type { CiApi } from '@mainline/backstage-plugin-ci-common';
import {
  type PageOptions,
  renderPluginPage,
} from '@mainline/backstage-plugin-mainline-react/testing';
import { ciApiRef } from '../api';
import { rootRouteRef } from '../routes';

/** Renders a page against a ci backend in memory. */
export function renderPage(
  page: JSX.Element,
  options: PageOptions & { ci: CiApi },
) {
  return renderPluginPage(page, {
    ...options,
    api: [ciApiRef, options.ci],
    root: { path: '/all-services', ref: rootRouteRef },
  });
}
