import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import type { NotedStatement } from '../../../backends/StatementLog';
import type { Figure } from '../../../figures/Figure';
import type { MadeUpOrganisation } from '../../../madeUp/MadeUpOrganisation';
import type { MadeUpDelivery } from '../../../madeUp/MadeUpSource';
import type { CollectingPortal } from '../../../portal/CollectingPortal';
import { untilTrue } from '../../../portal/untilTrue';
import { progress } from '../../../progress';
import { percentile } from '../../../sampling/percentile';
import type { SuiteContext } from '../../Suite';
import { rowsTouched } from './rowsTouched';

/** What is of one transaction may still be on its way when what it wrote is seen. */
const lingerMs = 300;
const door = '/api/ci/webhooks/made-up';
/** Says where a transaction begins and ends, and asks for nothing. */
const bracket = /^(begin|commit|rollback|savepoint|release)\b/i;

/**
 * What one new run costs: every statement from its delivery at the door until the row of its service is made from it, in a
 * repository with the longest history and in one with a usual one. The self-check takes its turn up to a minute later, and is not
 * among them.
 */
export async function measureNewRun(
  portal: CollectingPortal,
  organisation: MadeUpOrganisation,
  { options, signal }: SuiteContext,
): Promise<Figure[]> {
  const { samples } = options;
  progress(`Measuring ${samples} new runs …`);
  const of = { long: [] as Cost[], usual: [] as Cost[] };
  const client = await portal.store.connect();
  try {
    for (let n = 0; n < samples; n += 1) {
      const which = { n, client, signal };
      of.long.push(await costOfRun(portal, organisation, 0, which));
      of.usual.push(await costOfRun(portal, organisation, 1, which));
    }
  } finally {
    await client.end();
  }
  const medianOf = (costs: Cost[], what: 'statements' | 'rows') =>
    percentile(
      costs.map(cost => cost[what]),
      0.5,
    );
  const about = {
    query: `one new run in a repository of ${organisation.runsOf(
      0,
    )} runs, from its delivery until the row of its service is current`,
    yardstick: `the same in a repository of ${organisation.runsOf(1)} runs`,
    samples,
  };
  return [
    {
      metric: 'new-run.statements',
      value: medianOf(of.long, 'statements'),
      unit: 'statements',
      against: medianOf(of.usual, 'statements'),
      ...about,
      aim: { value: 10 },
      details: { statements: of.long[samples - 1].texts },
    },
    {
      metric: 'new-run.rows-touched',
      value: medianOf(of.long, 'rows'),
      unit: 'rows',
      against: medianOf(of.usual, 'rows'),
      ...about,
      aim: { value: 500 },
    },
  ];
}

interface Cost {
  statements: number;
  rows: number;
  /** The statements, each with the rows that it touched. */
  texts: string[];
}

async function costOfRun(
  portal: CollectingPortal,
  organisation: MadeUpOrganisation,
  index: number,
  { n, client, signal }: { n: number; client: Client; signal: AbortSignal },
): Promise<Cost> {
  const repository = organisation.repository(index);
  const delivery: MadeUpDelivery = {
    id: `new-${index}-${n}`,
    repository: repository.fact,
    runs: [repository.newRun(n, new Date())],
  };
  await portal.ask('POST', '/api/observing/statements');
  const response = await fetch(`${portal.url}${door}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(delivery),
    signal,
  });
  if (response.status !== 202) {
    throw new Error(`The delivery was answered ${response.status}.`);
  }
  await untilTrue({
    look: async () =>
      (await isCurrent(portal, delivery)) || `${delivery.id} is not applied`,
    everyMs: 20,
    withinMs: 60_000,
    signal,
    died: portal.died,
  });
  await pause(lingerMs, undefined, { signal });
  const { statements } = await portal.ask<{ statements: NotedStatement[] }>(
    'GET',
    '/api/observing/statements',
  );
  const asked = statements.filter(({ text }) => !bracket.test(text));
  const rows: number[] = [];
  for (const statement of asked) {
    rows.push(await rowsTouched(client, statement));
  }
  return {
    statements: asked.length,
    rows: rows.reduce((sum, each) => sum + each, 0),
    texts: asked.map(({ text }, at) => `${rows[at]}: ${text.slice(0, 120)}`),
  };
}

async function isCurrent(
  { store }: CollectingPortal,
  { id, repository }: MadeUpDelivery,
): Promise<boolean> {
  const applied = await store.count('deliveries', { id, state: 'applied' });
  if (applied === 0) return false;
  const row = await store
    .knex('repositories')
    .where({ id: repository.id })
    .first('facts_version', 'health_version');
  return BigInt(row.health_version) >= BigInt(row.facts_version);
}
