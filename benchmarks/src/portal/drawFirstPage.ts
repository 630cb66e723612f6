import { chromium } from '@playwright/test';

const drawnWithinMs = 5 * 60_000;

/**
 * Opens the page over all services in a browser as a guest does, and resolves when it shows a service.
 *
 * @param browser - a Chromium
 */
export async function drawFirstPage(
  browser: string,
  portalUrl: string,
): Promise<void> {
  const opened = await chromium.launch({
    executablePath: browser,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  try {
    const page = await opened.newPage({
      viewport: { width: 1440, height: 900 },
    });
    page.setDefaultTimeout(drawnWithinMs);
    await page.goto(`${portalUrl}/ci`);
    const service = page.getByRole('rowheader').first();
    const enter = page.getByRole('button', { name: 'Enter' });
    await enter.or(service).first().waitFor();
    if (await enter.isVisible()) await enter.click();
    await service.waitFor();
  } finally {
    await opened.close();
  }
}
