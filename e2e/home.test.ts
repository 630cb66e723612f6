import { expect, test } from '@playwright/test';
import { signInAsGuest } from './opening';

test('the portal opens on what is red, and from there one comes to the service', async ({
  page,
}) => {
  await signInAsGuest(page);
  await expect(page).toHaveTitle(/^Home \|/);

  // Until the history was read, more may be red than is.
  const red = page.getByRole('region', { name: /red mainline/ });
  await expect(red).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole('progressbar')).toHaveCount(0, {
    timeout: 90_000,
  });
  await expect(
    red.getByRole('listitem').filter({ hasText: 'checkout' }),
  ).toContainText(/red for/);
  await expect(
    page.getByRole('region', { name: /Deployments|being deployed/ }),
  ).toBeVisible();
  await red.getByRole('link', { name: 'checkout', exact: true }).click();
  await expect(page).toHaveURL(/\/catalog\/default\/component\/checkout\/ci/);
});

test('search finds a service and an environment, and Ctrl+K opens it', async ({
  page,
}) => {
  await signInAsGuest(page);
  await expect(page.getByRole('region', { name: /red/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  const term = dialog.getByRole('textbox');
  // What is new in the catalog is indexed within a minute.
  await expect(async () => {
    await term.fill('checkou');
    await term.fill('checkout');
    await expect(
      dialog.getByRole('link', { name: 'checkout', exact: true }),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
  await expect(dialog.getByText(/red for/)).toBeVisible();

  await term.fill('production');
  await dialog.getByRole('link', { name: 'Production', exact: true }).click();
  await expect(page).toHaveURL(/\/delivery\?environment=production/);
  await expect(
    page.getByRole('columnheader', { name: 'Production' }),
  ).toBeVisible();
  await expect(
    page.getByRole('columnheader', { name: 'Integration' }),
  ).toHaveCount(0);
});
