import type { OnboardingApi } from '@mainline/backstage-plugin-onboarding-common';
import {
  type PageOptions,
  renderPluginPage,
} from '@mainline/backstage-plugin-mainline-react/testing';
import { onboardingApiRef } from '../api';
import { rootRouteRef } from '../routes';

/** Renders a page against an onboarding backend in memory. */
export function renderPage(
  page: JSX.Element,
  options: PageOptions & { onboarding: OnboardingApi },
) {
  return renderPluginPage(page, {
    ...options,
    api: [onboardingApiRef, options.onboarding],
    root: { path: '/onboarding', ref: rootRouteRef },
  });
}
