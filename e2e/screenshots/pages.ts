import { expect, type Page } from '@playwright/test';

/** A page that is pictured in docs/images. */
export interface PicturedPage {
  /** Begins the name of its pictures. */
  readonly name: string;
  readonly path: string;
  /** Brings the page into the state to be pictured, and waits for what must be on it: an empty page looks settled too. */
  readonly prepare: (page: Page) => Promise<void>;
}

/** Every page that `npm run screenshots` takes, of the small shop: it has a service for each state of a page. */
export const picturedPages: readonly PicturedPage[] = [
  {
    name: 'home',
    path: '/',
    // The first of all: the history is still being read.
    prepare: page =>
      expect(page.getByText(/red for/).first()).toBeVisible({
        timeout: 90_000,
      }),
  },
  {
    name: 'search',
    path: '/search?query=production',
    // An index is there within half a minute.
    prepare: page =>
      expect(async () => {
        await page.reload();
        await expect(
          page.getByRole('link', { name: 'Production', exact: true }),
        ).toBeVisible({ timeout: 5_000 });
      }).toPass({ timeout: 90_000 }),
  },
  {
    name: 'health',
    path: '/ci',
    prepare: page =>
      expect(page.getByText(/red for/).first()).toBeVisible({
        timeout: 90_000,
      }),
  },
  {
    name: 'health-nothing-found',
    path: '/ci?q=no-such-service',
    prepare: page => expect(page.getByText(/No service/).first()).toBeVisible(),
  },
  {
    name: 'health-error',
    path: '/ci',
    prepare: async page => {
      await page.route('**/api/ci/**', route =>
        route.fulfill({
          status: 503,
          json: {
            error: {
              name: 'ServiceUnavailableError',
              message: 'The ci backend is starting. Try again in a moment.',
            },
            response: { statusCode: 503 },
          },
        }),
      );
      await page.goto('/ci');
      await expect(
        page.getByRole('button', { name: /Retry|Try again/ }),
      ).toBeVisible();
    },
  },
  {
    name: 'collected-data',
    path: '/ci/data',
    prepare: page =>
      expect(page.getByText('Completed runs by conclusion')).toBeVisible(),
  },
  {
    name: 'operations',
    path: '/ci/operations',
    prepare: page =>
      expect(
        page.getByText(/^Complete: |repositories are late/).first(),
      ).toBeVisible({ timeout: 90_000 }),
  },
  {
    name: 'service',
    path: '/catalog/default/component/checkout/ci',
    prepare: page =>
      expect(page.getByText(/Mainline is red for/)).toBeVisible(),
  },
  {
    name: 'self-check',
    path: '/catalog/default/component/checkout/ci/self-check',
    prepare: page =>
      expect(page.getByText('The rule').first()).toBeVisible({
        timeout: 120_000,
      }),
  },
  {
    name: 'onboarding',
    path: '/onboarding',
    prepare: page =>
      expect(page.getByText(/\d of \d/).first()).toBeVisible({
        timeout: 120_000,
      }),
  },
  {
    name: 'service-onboarding',
    path: '/catalog/default/component/catalog/onboarding',
    prepare: page =>
      expect(page.getByText('A webhook arrived').first()).toBeVisible(),
  },
  {
    name: 'service-not-mapped',
    path: '/catalog/default/component/back-office/ci',
    prepare: page =>
      expect(page.getByText('github.com/project-slug').first()).toBeVisible(),
  },
  {
    name: 'service-without-build',
    path: '/catalog/default/component/gift-cards/ci',
    prepare: page => expect(page.getByText(/no build/i).first()).toBeVisible(),
  },
  {
    name: 'service-long-names',
    path: '/catalog/default/component/customer-communication-preferences-and-consent-management-svc/ci',
    prepare: page =>
      expect(page.getByText(/Mainline is/).first()).toBeVisible(),
  },
  {
    name: 'run',
    path: '/catalog/default/component/checkout/ci',
    prepare: async page => {
      await page.getByRole('link', { name: /See the failing step/ }).click();
      await page.getByRole('button', { name: /Show the failing step/ }).click();
      await expect(page.getByText(/exit code/).first()).toBeVisible();
    },
  },
  {
    name: 'overview-card',
    path: '/catalog/default/component/checkout',
    prepare: page => expect(page.getByText(/red for/).first()).toBeVisible(),
  },
  {
    name: 'matrix',
    path: '/delivery',
    prepare: page =>
      expect(page.getByText(/^b\d+$/).first()).toBeVisible({
        timeout: 90_000,
      }),
  },
  {
    name: 'matrix-nothing-found',
    path: '/delivery?q=no-such-service',
    prepare: page => expect(page.getByText(/No service/).first()).toBeVisible(),
  },
  {
    name: 'matrix-error',
    path: '/delivery',
    prepare: async page => {
      await page.route('**/api/delivery/**', route =>
        route.fulfill({
          status: 503,
          json: {
            error: {
              name: 'ServiceUnavailableError',
              message:
                'The delivery backend is starting. Try again in a moment.',
            },
            response: { statusCode: 503 },
          },
        }),
      );
      await page.goto('/delivery');
      await expect(
        page.getByRole('button', { name: /Retry|Try again/ }),
      ).toBeVisible();
    },
  },
  {
    name: 'delivery',
    path: '/catalog/default/component/catalog/delivery',
    prepare: page =>
      expect(
        page.getByRole('button', { name: /^Promote/ }).first(),
      ).toBeVisible(),
  },
  {
    name: 'delivery-long-names',
    path: '/catalog/default/component/customer-communication-preferences-and-consent-management-svc/delivery',
    prepare: page => expect(page.getByText('Candidates')).toBeVisible(),
  },
  {
    name: 'deploy-dialog',
    path: '/catalog/default/component/catalog/delivery',
    prepare: async page => {
      await page
        .getByRole('button', { name: /^Promote .* to Production/ })
        .first()
        .click();
      await expect(
        page.getByRole('button', { name: /^Deploy b\d+ to/ }),
      ).toBeVisible();
    },
  },
  {
    name: 'deploy-dialog-stopped',
    path: '/catalog/default/component/checkout/delivery?deploy=production&version=latest',
    prepare: page =>
      expect(page.getByText(/can't go to production/)).toBeVisible(),
  },
  {
    name: 'deployment',
    path: '/catalog/default/component/payments/delivery?deploy=integration&version=latest',
    prepare: async page => {
      await page.getByRole('button', { name: /^Deploy b\d+ to/ }).click();
      await expect(page.getByText(/was deployed to/)).toBeVisible({
        timeout: 120_000,
      });
      await page.getByRole('link', { name: 'Its own page' }).click();
      await expect(page.getByText('claimed by its run')).toBeVisible();
    },
  },
];
