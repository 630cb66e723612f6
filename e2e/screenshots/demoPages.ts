import { expect } from '@playwright/test';
import type { PicturedPage } from './pages';

/** A red service of the team that a guest belongs to. */
const redOfMine = '/catalog/default/component/banner';

/** The pages of 450 services, as `npm start` shows them: `npm run screenshots -- --demo`. */
export const demoPages: readonly PicturedPage[] = [
  {
    name: 'demo-home',
    path: '/',
    prepare: page => expect(page.getByText(/red for/).first()).toBeVisible(),
  },
  {
    name: 'demo-health',
    path: '/ci',
    prepare: page => expect(page.getByText(/red for/).first()).toBeVisible(),
  },
  {
    name: 'demo-service',
    path: `${redOfMine}/ci`,
    prepare: async page => {
      await expect(page.getByText(/Mainline is/)).toBeVisible();
      await expect(
        page.getByRole('list', { name: /check-ins/i }),
      ).toBeVisible();
    },
  },
  {
    name: 'demo-self-check',
    path: `${redOfMine}/ci/self-check`,
    prepare: page => expect(page.getByText('The rule').first()).toBeVisible(),
  },
  {
    name: 'demo-self-check-teams',
    path: '/ci/self-check',
    prepare: page => expect(page.getByText('All teams')).toBeVisible(),
  },
  {
    name: 'demo-operations',
    path: '/ci/operations',
    prepare: page => expect(page.getByText('Lag').first()).toBeVisible(),
  },
  {
    name: 'demo-matrix',
    path: '/delivery',
    prepare: page => expect(page.getByText(/^b\d+$/).first()).toBeVisible(),
  },
  {
    name: 'demo-delivery',
    path: `${redOfMine}/delivery`,
    prepare: page => expect(page.getByText('Candidates')).toBeVisible(),
  },
  {
    name: 'demo-onboarding',
    path: '/onboarding',
    prepare: page => expect(page.getByText(/\d of \d/).first()).toBeVisible(),
  },
  {
    name: 'demo-service-onboarding',
    path: `${redOfMine}/onboarding`,
    prepare: page =>
      expect(page.getByText('A webhook arrived').first()).toBeVisible(),
  },
];
