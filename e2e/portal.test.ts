import { expect, test } from '@playwright/test';
import { signInAsGuest } from './signInAsGuest';

test('the portal opens, names itself, and lets a guest in', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/Mainline/);

  await signInAsGuest(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
