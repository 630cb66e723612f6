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
  for (const name of namesOf(repository)) {
    if (!state.repositoriesByName.has(name)) {
      state.repositoriesByName.set(name, repository);
    }
  }
  return repository;
}

/** By name or `owner/name`; GitHub's names know no case. */
export function findRepository(
  state: WorldState,
  ref: string,
): Repository | undefined {
  return state.repositoriesByName.get(ref.toLowerCase());
}

/** As if it had never been there. */
export function forgetRepository(state: WorldState, repository: Repository) {
  state.repositories.splice(state.repositories.indexOf(repository), 1);
  indexAnew(state);
}

function namesOf({ name, owner }: Repository): string[] {
  return [name.toLowerCase(), `${owner.login}/${name}`.toLowerCase()];
}

/** Renaming and deleting are rare; the first of two with one name has it. */
function indexAnew(state: WorldState) {
  state.repositoriesByName.clear();
  for (const repository of [...state.repositories].reverse()) {
    for (const name of namesOf(repository)) {
      state.repositoriesByName.set(name, repository);
    }
  }
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
  indexAnew(state);
}
