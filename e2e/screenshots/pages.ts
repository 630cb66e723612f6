import { expect, type Page } from '@playwright/test';

/** A page that is pictured in docs/images. */
export interface PicturedPage {
  /** Begins the name of its pictures. */
  readonly name: string;
  readonly path: string;
  /** Brings the page into the state to be pictured, and waits for what must be on it: an empty page looks settled too. */
  readonly prepare: (page: Page) => Promise<void>;
}

/** Every page that `npm run screenshots` takes, of the generated organisation that `npm start` shows. */
export const picturedPages: readonly PicturedPage[] = [
  {
    name: 'health',
    path: '/ci',
    // The first of all: the history is still being read.
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
    name: 'service',
    path: '/catalog/default/component/checkout/ci',
    prepare: page =>
      expect(page.getByText(/Mainline is red for/)).toBeVisible(),
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
];
