import { expect, test, type Page } from '@playwright/test';
import { openHealthPage, signInAsGuest } from './opening';

// What is shown live is behind while the history is being read.
test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await openHealthPage(page);
  await page.close();
});

test('a version is deployed from a service, followed to its end, and seen in other windows without a reload', async ({
  page,
  browser,
}) => {
  const matrix = await (await browser.newContext()).newPage();
  const tab = await (await browser.newContext()).newPage();
  const { version } = await openDialog(page, 'catalog', 'uat');
  await signInAsGuest(matrix, '/delivery?q=catalog');
  await signInAsGuest(tab, '/catalog/default/component/catalog/delivery');
  const cell = matrix
    .getByRole('row', { name: /catalog/ })
    .getByRole('gridcell')
    .nth(1);
  const stage = tab
    .getByRole('row', { name: new RegExp(`${version}\\b`) })
    .first();
  await expect(cell).not.toContainText('running');
  await expect(stage).toBeVisible();

  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('exactly once');
  await expect(dialog).toContainText(
    `deploy service=catalog environment=uat version=${version}`,
  );
  // It runs for half a minute: who looks one window after the other may be late.
  const seenRunning = Promise.all([
    expect(dialog).toContainText('smoke tests', { timeout: 120_000 }),
    expect(cell).toContainText('running', { timeout: 120_000 }),
  ]);
  await deploy(page, `Deploy ${version} to uat`);
  await seenRunning;
  await expect(dialog).toContainText(`${version} was deployed to uat.`, {
    timeout: 120_000,
  });
  await expect(cell).toContainText(version, { timeout: 60_000 });
  await expect(cell).not.toContainText('running', { timeout: 60_000 });
  await expect(
    tab
      .getByRole('listitem')
      .filter({ has: tab.getByRole('heading', { name: 'User acceptance' }) })
      .getByRole('link', { name: version, exact: true }),
  ).toBeVisible({ timeout: 60_000 });

  // From the cell to the deployment, who asked for it, and its run.
  await cell.click();
  const panel = matrix.getByRole('dialog', { name: /catalog in / });
  await expect(panel).toContainText('guest');
  await panel
    .getByRole('region', { name: 'Live' })
    .getByRole('link', { name: version, exact: true })
    .click();
  await expect(matrix).toHaveURL(/\/delivery\/deployments\//);
  await expect(matrix.getByText('claimed by its run')).toBeVisible();
});

test('a deployment that fails says at which job and step', async ({ page }) => {
  const { version } = await openDialog(page, 'shipping', 'uat');
  await deploy(page, `Deploy ${version} to uat`);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`Deploying ${version} to uat failed.`, {
    timeout: 120_000,
  });
  await expect(dialog).toContainText('smoke tests');
});

test('what stops a deployment is said at its field, and the button does nothing', async ({
  page,
}) => {
  await signInAsGuest(
    page,
    '/catalog/default/component/payments/delivery?deploy=production&version=nonsense',
  );
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/nonsense/).last()).toBeVisible();
  await expect(
    dialog.getByRole('button', { name: /^Deploy/ }).last(),
  ).toBeDisabled();
});

test('the matrix is read by keyboard, and its address holds what was asked', async ({
  page,
}) => {
  await signInAsGuest(page, '/delivery');
  await expect(page.getByRole('row', { name: /checkout/ })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('check');
  await expect(page.getByRole('row', { name: /catalog/ })).toHaveCount(0);
  await expect(page).toHaveURL(/q=check/);
  await page.reload();
  await expect(page.getByRole('row', { name: /checkout/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /catalog/ })).toHaveCount(0);

  await page.getByRole('link', { name: 'checkout' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('dialog', { name: /checkout in / }),
  ).toBeVisible();
});

/** Once it was explained, the button names the deed. */
async function deploy(page: Page, deed: string) {
  const button = page.getByRole('button', { name: deed, exact: true });
  await expect(button).toBeEnabled({ timeout: 60_000 });
  await button.click();
}

/** The dialog, filled in with the version that integration has: it may go to `uat`. */
async function openDialog(page: Page, service: string, environment: string) {
  const tab = `/catalog/default/component/${service}/delivery`;
  await signInAsGuest(page, tab);
  const live = page
    .getByRole('listitem')
    .filter({ hasText: 'Integration' })
    .getByRole('link')
    .first();
  await expect(live).toHaveText(/^b\d+$/, { timeout: 120_000 });
  const version = (await live.innerText()).trim();
  await page.goto(`${tab}?deploy=${environment}&version=${version}`);
  await expect(page.getByRole('dialog')).toBeVisible();
  return { version };
}
