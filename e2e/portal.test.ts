import { expect, test } from '@playwright/test';
import { openHealthPage, signInAsGuest } from './opening';

test('a red mainline is found, followed to its failing step, and its log is read', async ({
  page,
}) => {
  await openHealthPage(page);
  await expect(page).toHaveTitle(/Mainline/);

  const row = page.getByRole('row', { name: /checkout/ });
  await expect(row).toContainText(/red for/);
  await row.getByRole('rowheader').click();

  await expect(page).toHaveURL(/\/catalog\/default\/component\/checkout\/ci/);
  await expect(page.getByText(/Mainline is red for/)).toBeVisible();
  await expect(page.getByText(/3 check-ins since/)).toBeVisible();
  await page.getByRole('link', { name: /See the failing step/ }).click();

  await expect(page).toHaveURL(/\/ci\/runs\/\d+/);
  await expect(page.getByText('Run unit tests')).toBeVisible();
  await page.getByRole('button', { name: /Show the failing step/ }).click();
  await expect(
    page.getByText(/Process completed with exit code/),
  ).toBeVisible();

  await page.goBack();
  await expect(page.getByText(/Mainline is red for/)).toBeVisible();
});

test('services are found by keyboard, and the address holds what was asked', async ({
  page,
}) => {
  await openHealthPage(page);
  await expect(page.getByRole('row', { name: /checkout/ })).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.type('pay');
  await expect(page.getByRole('row', { name: /payments/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /inventory/ })).toHaveCount(0);
  await expect(page).toHaveURL(/q=pay/);

  await page.reload();
  await expect(page.getByRole('row', { name: /payments/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /inventory/ })).toHaveCount(0);
});

test('what happens at GitHub appears without a reload', async ({ page }) => {
  await openHealthPage(page);
  await expect(page.getByRole('row', { name: /checkout/ })).toBeVisible();
  // Every bar of a strip is a build and its outcome. The simulated organisation checks in every half minute or so.
  const builds = () =>
    page
      .locator('a[href*="/ci/runs/"]')
      .evaluateAll(bars =>
        bars.map(
          bar =>
            `${bar.getAttribute('href')} ${
              bar.getAttribute('aria-label')?.split(' ')[0]
            }`,
        ),
      );
  await expect.poll(async () => (await builds()).length).toBeGreaterThan(20);
  const before = await builds();
  await expect.poll(builds, { timeout: 150_000 }).not.toEqual(before);
});

test('a service that is not mapped says which annotation to add', async ({
  page,
}) => {
  await signInAsGuest(page, '/catalog/default/component/back-office/ci');
  await expect(page.getByText('github.com/project-slug').first()).toBeVisible();
});

test('the overview of a service says how its mainline is', async ({ page }) => {
  await signInAsGuest(page, '/catalog/default/component/checkout');
  await expect(page.getByText(/red for/).first()).toBeVisible();
});
