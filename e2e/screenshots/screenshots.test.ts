import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { signInAsGuest } from '../opening';
import { demoPages } from './demoPages';
import { picturedPages } from './pages';

const images = path.resolve('docs/images');
const isDemo = process.env.MAINLINE_E2E_SCENARIO === 'demo';

/** The first reading of a history shows its progress: for seconds, or for minutes where there are 450 services. */
const readWithin = isDemo ? 30 * 60_000 : 60_000;
if (isDemo) test.setTimeout(readWithin + 120_000);

const variants = [
  { name: 'light', theme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark', theme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: 'phone', theme: 'light', viewport: { width: 390, height: 844 } },
] as const;

for (const variant of variants) {
  test.describe(variant.name, () => {
    test.use({ viewport: variant.viewport });

    for (const pictured of isDemo ? demoPages : picturedPages) {
      test(`${pictured.name} is pictured (${variant.name})`, async ({
        page,
      }) => {
        // Backstage keeps the chosen theme here.
        await page.addInitScript(
          theme => window.localStorage.setItem('theme', theme),
          variant.theme,
        );
        await signInAsGuest(page, pictured.path);
        await pictured.prepare(page);
        await settled(page);
        await page.screenshot({
          path: path.join(images, `${pictured.name}-${variant.name}.png`),
          animations: 'disabled',
        });
      });
    }
  });
}

/** Waits until nothing is being loaded any more. */
async function settled(page: Page) {
  await expect(page.getByRole('progressbar')).toHaveCount(0, {
    timeout: readWithin,
  });
  await page.evaluate(() => document.fonts.ready);
}
