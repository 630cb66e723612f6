import { setTimeout as pause } from 'node:timers/promises';
import type { ServicesPage } from '@mainline/backstage-plugin-ci-common';
import type { DataDescription, Figure } from '../../figures/Figure';
import { DemoPortal } from '../../portal/DemoPortal';
import { drawFirstPage } from '../../portal/drawFirstPage';
import { jsonOf, PortalClient } from '../../portal/PortalClient';
import { signInAsGuest } from '../../portal/signInAsGuest';
import { progress } from '../../progress';
import type { SuiteContext } from '../Suite';

const startedWithinMs = 15 * 60_000;

/**
 * `npm start` until its first page shows something: with empty databases, and again with what the first start left. Packages and
 * toolchain are there already.
 */
export async function measureStart({
  options,
  signal: stopped,
  onEnd,
}: SuiteContext): Promise<{ figures: Figure[]; data: DataDescription }> {
  const signal = AbortSignal.any([
    stopped,
    AbortSignal.timeout(2 * startedWithinMs),
  ]);
  await DemoPortal.forget();
  onEnd(() => DemoPortal.forget());
  const start = (name: string) => startOnce(name, { options, signal, onEnd });
  const fresh = await start('fresh');
  const kept = await start('kept');
  return {
    figures: [
      ...tellStart('start-fresh', 'npm start -- --fresh', fresh),
      ...tellStart('start', 'npm start', kept),
    ],
    data: {
      scenario: 'demo',
      database: 'sqlite',
      services: kept.services,
      days: options.days,
    },
  };
}

interface Start {
  /** Until its address is printed. */
  announcedMs: number;
  /** Until `GET /api/ci/services` answers a service that was read. */
  answeredMs: number;
  /** Until the page shows a service; undefined without a browser. */
  drawnMs?: number;
  services: number;
}

async function startOnce(
  name: string,
  {
    options,
    signal,
    onEnd,
  }: Pick<SuiteContext, 'options' | 'signal' | 'onEnd'>,
): Promise<Start> {
  progress(`Starting the demo (${name}) …`);
  const begun = performance.now();
  const portal = await DemoPortal.start(name, options);
  onEnd(() => portal.stop());
  try {
    const took = () => performance.now() - begun;
    const browser = process.env.PLAYWRIGHT_CHROMIUM;
    if (!browser) progress('There is no browser here: no page is drawn.');
    const [announcedMs, answered, drawnMs] = await Promise.race([
      portal.died,
      Promise.all([
        portal.announced.then(took),
        untilAnswered(portal.url, signal).then(services => ({
          services,
          ms: took(),
        })),
        browser &&
          portal.announced.then(url => drawFirstPage(browser, url)).then(took),
      ]),
    ]);
    return {
      announcedMs,
      answeredMs: answered.ms,
      drawnMs: drawnMs || undefined,
      services: answered.services,
    };
  } finally {
    await portal.stop();
  }
}

/** @returns how many services there are */
async function untilAnswered(
  url: string,
  signal: AbortSignal,
): Promise<number> {
  for (;;) {
    signal.throwIfAborted();
    const page = await firstPage(url).catch(() => undefined);
    if (page?.items.some(({ completeUpTo }) => completeUpTo)) {
      return page.totalItems;
    }
    await pause(250, undefined, { signal });
  }
}

async function firstPage(url: string): Promise<ServicesPage> {
  const token = await signInAsGuest(url);
  const client = new PortalClient({ baseUrl: url, token });
  try {
    return jsonOf(await client.get('/api/ci/services?limit=50'));
  } finally {
    client.close();
  }
}

function tellStart(metric: string, command: string, start: Start): Figure[] {
  const figure = (
    suffix: string,
    ms: number | undefined,
    until: string,
  ): Figure[] =>
    ms === undefined
      ? []
      : [
          {
            metric: `${metric}.${suffix}`,
            value: ms / 1000,
            unit: 's',
            query: `${command}, everything cached, until ${until}`,
            samples: 1,
          },
        ];
  return [
    ...figure('address', start.announcedMs, 'its address is printed'),
    ...figure(
      'rows',
      start.answeredMs,
      'GET /api/ci/services?limit=50 answers a service that was read',
    ),
    ...figure('page', start.drawnMs, 'Chromium shows a service on /ci'),
  ];
}
