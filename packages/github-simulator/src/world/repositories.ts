import { Account, Repository, WorkflowDefinition } from './model';
import { takeId, tell, WorldState } from './WorldState';

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
    isArchived: false,
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

/** It answers to no name and no id from now on. */
export function forgetRepository(state: WorldState, repository: Repository) {
  state.repositories.splice(state.repositories.indexOf(repository), 1);
  for (const [slug, found] of state.formerSlugs) {
    if (found === repository) state.formerSlugs.delete(slug);
  }
  indexAnew(state);
  tell(state, { type: 'repository', action: 'deleted', repository });
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
  const from = repository.name;
  move(state, repository, { name });
  tell(state, {
    type: 'repository',
    action: 'renamed',
    repository,
    changes: { repository: { name: { from } } },
  });
}

/** To another owner; its id stays, and the old name leads to it. */
export function transferRepository(
  state: WorldState,
  repository: Repository,
  owner: Account,
) {
  const from = repository.owner;
  move(state, repository, { owner });
  tell(state, {
    type: 'repository',
    action: 'transferred',
    repository,
    movedFrom: from,
  });
}

export function archiveRepository(
  state: WorldState,
  repository: Repository,
  isArchived: boolean,
) {
  repository.isArchived = isArchived;
  const action = isArchived ? 'archived' : 'unarchived';
  tell(state, { type: 'repository', action, repository });
}

/** Another branch becomes the default one. */
export function changeDefaultBranch(
  state: WorldState,
  repository: Repository,
  branch: string,
) {
  if (!repository.branches.has(branch)) {
    throw new Error(`'${repository.name}' has no branch '${branch}'`);
  }
  const from = repository.defaultBranch;
  repository.defaultBranch = branch;
  tell(state, {
    type: 'repository',
    action: 'edited',
    repository,
    changes: { default_branch: { from } },
  });
}

function move(
  state: WorldState,
  repository: Repository,
  to: Partial<Pick<Repository, 'name' | 'owner'>>,
) {
  const slug = () => `${repository.owner.login}/${repository.name}`;
  state.formerSlugs.set(slug().toLowerCase(), repository);
  Object.assign(repository, to);
  state.formerSlugs.delete(slug().toLowerCase());
  indexAnew(state);
}
