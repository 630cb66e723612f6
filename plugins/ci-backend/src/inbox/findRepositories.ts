import type {
  Instant,
  RepositoryFact,
  RepositoryLocator,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import {
  repositoryToRow,
  rowsByKey,
  sameRow,
  slugKey,
  type LocatorRow,
  type RepositoryRow,
} from '../facts';
import {
  lockLocators,
  readLocatorsSoon,
  takeLocator,
  type LocatorKey,
} from './locators';

type Repository = RepositoryFact | RepositoryLocator;

/** Whether a delivery's repository is one of ours, and whether its source is to be asked about it. */
export type FoundRepository =
  | {
      found: true;
      repositoryId: string;
      look: boolean;
      /** Its row, where it was met on the way. */
      stored?: RepositoryRow;
    }
  | { found: false; reason: string; look: boolean };

/** A stored repository with one of the names that led to it. */
type MappedRow = RepositoryRow & { named_host: string; named_slug_key: string };

/** What a repository calls for before anything is written. */
interface Plan {
  repository: Repository;
  found: FoundRepository;
  /** The name to take for it; if it can't be taken, it is not found. */
  take?: { locator: LocatorRow; repository: RepositoryFact };
  /** Names that the source is to be asked for again. */
  soon: LocatorKey[];
}

/**
 * Finds the stored repositories that deliveries speak of, if services map to them; in the order that they were given in.
 *
 * What a delivery says about the repository itself may be late and has no age, so it is never written over what is
 * stored: where it differs, the source is asked again. Only a repository that a service looks for and that was not
 * read yet is stored from it, so that facts need not wait.
 */
export async function findRepositories(options: {
  tx: Knex.Transaction;
  repositories: Repository[];
  at: Instant;
}): Promise<FoundRepository[]> {
  const { tx, repositories, at } = options;
  const distinct = new Map(repositories.map(each => [keyOf(each), each]));
  const plans = new Map<string, Plan>();
  const planFor = await readKnown(tx, [...distinct.values()]);
  for (const [key, repository] of distinct) plans.set(key, planFor(repository));

  // Before repositories' own rows, as whoever reads them from their source does: else the two would wait for each other.
  const touched = [...plans.values()].flatMap(({ take, soon }) => [
    ...soon,
    ...(take ? [take.locator] : []),
  ]);
  if (touched.length > 0) {
    await lockLocators({ tx, locators: touched });
    await carryOut({ tx, plans: [...plans.values()], at });
  }
  return repositories.flatMap(each => plans.get(keyOf(each))?.found ?? []);
}

function keyOf(repository: Repository): string {
  return JSON.stringify(repository);
}

/** Reads what is known, in two statements however many there are; answers how to plan with it. */
async function readKnown(
  tx: Knex.Transaction,
  repositories: Repository[],
): Promise<(repository: Repository) => Plan> {
  const ids = repositories.flatMap(each => ('id' in each ? each.id : []));
  const mapped: MappedRow[] = await tx('repository_locators')
    .join(
      'repositories',
      'repositories.id',
      'repository_locators.repository_id',
    )
    .whereIn('repositories.id', ids)
    .select('repositories.*', {
      named_host: 'repository_locators.host',
      named_slug_key: 'repository_locators.slug_key',
    });
  const rowsOf = (id: string) => mapped.filter(row => row.id === id);
  const byName = await rowsByKey<LocatorRow>({
    tx,
    table: 'repository_locators',
    columns: ['host', 'slug_key'],
    keys: repositories
      .filter(each => !('id' in each) || rowsOf(each.id).length === 0)
      .map(({ host, slug }) => [host, slugKey(slug)]),
  });

  return repository => {
    const locator = byName.find(
      ({ host, slug_key }) =>
        host === repository.host && slug_key === slugKey(repository.slug),
    );
    if (!('id' in repository)) {
      return locator?.repository_id
        ? foundAs(repository, locator.repository_id)
        : missing(repository, locator);
    }
    const rows = rowsOf(repository.id);
    if (rows.length > 0) {
      const [stored] = rows;
      const isAsStored = sameRow(repositoryToRow(repository), stored);
      const names = rows.map(({ named_host: host, named_slug_key }) => ({
        host,
        slug_key: named_slug_key,
      }));
      return foundAs(repository, repository.id, {
        soon: isAsStored ? [] : names,
        stored,
      });
    }
    if (locator?.repository_id !== null) return missing(repository, locator);
    return {
      repository,
      found: { found: true, repositoryId: repository.id, look: true },
      take: { locator, repository },
      soon: [],
    };
  };
}

function foundAs(
  repository: Repository,
  repositoryId: string,
  { soon = [], stored }: { soon?: LocatorKey[]; stored?: RepositoryRow } = {},
): Plan {
  const look = soon.length > 0;
  const found = { found: true as const, repositoryId, look, stored };
  return { repository, found, soon };
}

function missing(repository: Repository, locator?: LocatorRow): Plan {
  const name = `${repository.host}/${repository.slug}`;
  return {
    repository,
    found: {
      found: false,
      look: locator !== undefined,
      reason: locator
        ? `${name} is not known by that name and id yet. It is read from its source, and its builds with it.`
        : `No service maps to ${name}. Its builds are read once one does.`,
    },
    soon: locator ? [locator] : [],
  };
}

async function carryOut(options: {
  tx: Knex.Transaction;
  plans: Plan[];
  at: Instant;
}): Promise<void> {
  const { tx, plans, at } = options;
  const taken = new Map<string, RepositoryFact>();
  for (const plan of plans) {
    if (!plan.take) continue;
    const { locator, repository } = plan.take;
    if (await takeLocator({ tx, locator, repository })) {
      taken.set(repository.id, repository);
    } else Object.assign(plan, missing(repository, locator));
  }
  await readLocatorsSoon({ tx, locators: plans.flatMap(p => p.soon), at });
  if (taken.size === 0) return;
  await tx<RepositoryRow>('repositories')
    .insert(
      [...taken.values()]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(fact => ({ ...repositoryToRow(fact), next_read_at: at })),
    )
    .onConflict('id')
    .ignore();
}
