import { expect, test } from '@playwright/test';
import { openHealthPage } from './opening';

/** On a portal started with `--recorded`: see playwright.config.ts. */
test('recorded repositories show their CI health, their runs, a job and its log', async ({
  page,
}) => {
  await openHealthPage(page);
  await expect(page.getByRole('row', { name: /ants/ })).toContainText(
    /red for/,
  );
  await page.getByRole('row', { name: /ants/ }).getByRole('rowheader').click();

  const checkIn = page.getByRole('listitem').filter({ hasText: '32664cb' });
  await expect(
    checkIn.getByRole('link', { name: /CodeQL.*passed/ }),
  ).toBeVisible();
  await expect(
    checkIn.getByRole('link', { name: /Lint.*failed/ }),
  ).toBeVisible();
  await expect(
    checkIn.getByRole('link', { name: /Tests.*running/ }),
  ).toBeVisible();

  await checkIn.getByRole('link', { name: /Lint/ }).click();
  await page.getByRole('button', { name: /Show the failing step/ }).click();
  await expect(page.getByRole('region', { name: /log/i })).toContainText(
    'exit code',
  );
});

test('145 runs are counted by status and conclusion, and the contradiction is told', async ({
  page,
}) => {
  await openHealthPage(page);
  await page.getByRole('link', { name: 'Collected data' }).click();
  const count = (word: string) =>
    page.getByRole('row', { name: new RegExp(`^${word} \\d+$`) });
  await expect(page.getByText('145').first()).toBeVisible();
  await expect(count('success')).toContainText('123');
  await expect(count('cancelled')).toContainText('10');
  await expect(count('failure')).toContainText('3');
  await expect(count('startup_failure')).toContainText('4');
  await expect(count('action_required')).toContainText('3');
  await expect(count('in_progress')).toContainText('2');
  await expect(page.getByText(/6804432015/)).toBeVisible();
});
