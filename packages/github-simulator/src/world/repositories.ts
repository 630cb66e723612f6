import { Account, Repository, WorkflowDefinition } from './model';
import { takeId, WorldState } from './WorldState';

/** @public */
export interface RepositoryOptions {
  name: string;
  owner: Account;
  description?: string;
  language?: string;
  /** `main` unless told. */
  defaultBranch?: string;
  workflows?: WorkflowDefinition[];
  customProperties?: Record<string, string>;
}

/** A repository without a commit yet. */
export function addRepository(
  state: WorldState,
  options: RepositoryOptions,
): Repository {
  const now = state.clock.now();
  const repository: Repository = {
    id: takeId(state, 'repository'),
    name: options.name,
    owner: options.owner,
    description: options.description ?? '',
    language: options.language ?? 'TypeScript',
    defaultBranch: options.defaultBranch ?? 'main',
    createdAt: now,
    pushedAt: now,
    customProperties: options.customProperties ?? {},
    branches: new Map(),
    tags: new Map(),
    conflicting: new Set(),
    commits: new Map(),
    activities: [],
    workflows: (options.workflows ?? []).map(definition => ({
      ...definition,
      id: takeId(state, 'workflow'),
      state: 'active',
      createdAt: now,
      updatedAt: now,
      runCount: 0,
    })),
    pullRequests: [],
    runs: [],
    environments: [],
    deployments: [],
  };
  state.repositories.push(repository);
  return repository;
}

/** By name or `owner/name`; GitHub's names know no case. */
export function findRepository(
  state: WorldState,
  ref: string,
): Repository | undefined {
  const wanted = ref.toLowerCase();
  return state.repositories.find(({ name, owner }) =>
    wanted.includes('/')
      ? `${owner.login}/${name}`.toLowerCase() === wanted
      : name.toLowerCase() === wanted,
  );
}

/** The old name leads to the repository until another takes it. */
export function renameRepository(
  state: WorldState,
  repository: Repository,
  name: string,
) {
  const slug = (repositoryName: string) =>
    `${repository.owner.login}/${repositoryName}`.toLowerCase();
  state.formerSlugs.set(slug(repository.name), repository);
  state.formerSlugs.delete(slug(name));
  repository.name = name;
}
