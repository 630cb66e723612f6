import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { progress } from '../progress';
import { benchState } from '../project';
import type { SuiteContext } from '../suites';
import { freePort } from './freePort';
import { portalConfig } from './portalConfig';
import { PortalStore } from './PortalStore';
import { startBackend } from './startBackend';
import { startOrganisation, type Organisation } from './startOrganisation';
import { startPostgres } from './startPostgres';
import { waitUntilCollected } from './waitUntilCollected';

const collectWithinMs = 60 * 60_000;

/** A portal that has collected everything. */
export interface BenchPortal {
  backendUrl: string;
  organisation: Organisation;
  store: PortalStore;
  collected: {
    /** From the moment when the backend was ready until all was read and projected. */
    ms: number;
    /** Asked of GitHub until then. */
    requests: number;
    /** Stored then, by plugin and table. */
    rows: Record<string, number>;
  };
  stop: () => Promise<void>;
}

/** PostgreSQL, the simulated organisation, and the portal's backend on both; resolves when all was read and projected. */
export async function startPortal({
  options,
  signal,
  onEnd,
}: SuiteContext): Promise<BenchPortal> {
  await mkdir(benchState, { recursive: true });
  const inState = (file: string) => path.join(benchState, file);

  progress('Starting PostgreSQL …');
  const postgres = await startPostgres();
  onEnd(postgres.stop);
  const store = new PortalStore(postgres);
  onEnd(() => store.close());

  progress('Making up the organisation …');
  const backendUrl = `http://localhost:${await freePort()}`;
  const shared = {
    backendUrl,
    catalogFile: inState('catalog.yaml'),
    webhookSecret: randomBytes(24).toString('hex'),
    claimAudience: 'mainline',
  };
  const organisation = await startOrganisation({ ...options, ...shared });
  onEnd(() => organisation.github.close());

  const configFile = inState('app-config.bench.yaml');
  const githubUrl = organisation.github.url;
  const config = portalConfig({ ...shared, postgres, githubUrl });
  // JSON is YAML too.
  await writeFile(configFile, JSON.stringify(config, undefined, 2), {
    mode: 0o600,
  });

  progress('Starting the backend …');
  const backend = await startBackend({
    url: backendUrl,
    configFile,
    logFile: inState('backend.log'),
    signal,
  });
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= backend.stop());
  onEnd(stop);

  progress(`Waiting until ${organisation.services} services were read …`);
  const begun = performance.now();
  await Promise.race([
    backend.died,
    waitUntilCollected(store, {
      services: organisation.services,
      withinMs: collectWithinMs,
      signal,
    }),
  ]);
  const ms = performance.now() - begun;
  const requests = organisation.github.requests.count;
  await store.analyze();
  const collected = { ms, requests, rows: await store.rows() };
  return { backendUrl, organisation, store, collected, stop };
}
