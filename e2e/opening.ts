import { expect, type Page } from '@playwright/test';

/** Opens a page of the portal as its guest. */
export async function signInAsGuest(page: Page, path = '/') {
  await page.goto(path);
  const enter = page.getByRole('button', { name: 'Enter' });
  await enter.click();
  await expect(enter).toBeHidden();
}

/** Opens the page over all services, and waits until their history was read for the first time. */
export async function openHealthPage(page: Page) {
  await signInAsGuest(page, '/ci');
  await expect(page.getByText(/complete up to/)).toBeVisible({
    timeout: 180_000,
  });
  await expect(page.getByRole('progressbar')).toHaveCount(0, {
    timeout: 180_000,
  });
}
