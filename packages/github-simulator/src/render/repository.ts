import { Schemas } from '../served/ServedGithub';
import { Repository } from '../world';
import { renderAccount } from './account';
import { nodeId } from './nodeId';
import { repositoryUrls } from './repositoryUrls';
import { isoSeconds } from './time';

/** A repository as runs and lists carry it. */
export function renderMinimalRepository(base: string, repository: Repository) {
  const slug = slugOf(repository);
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: slug,
    private: true,
    owner: renderAccount(base, repository.owner),
    html_url: `${base}/${slug}`,
    description: repository.description,
    fork: false,
    ...repositoryUrls(`${base}/repos/${slug}`),
  } satisfies Schemas['minimal-repository'];
}

/** A repository as lists of repositories and webhooks carry it. */
export function renderRepository(base: string, repository: Repository) {
  const slug = slugOf(repository);
  const host = new URL(base).host;
  return {
    ...renderMinimalRepository(base, repository),
    git_url: `git://${host}/${slug}.git`,
    ssh_url: `git@${host}:${slug}.git`,
    clone_url: `${base}/${slug}.git`,
    svn_url: `${base}/${slug}`,
    mirror_url: null,
    homepage: null,
    language: repository.language,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: repository.commits.size * 12,
    default_branch: repository.defaultBranch,
    open_issues: openPullRequests(repository),
    open_issues_count: openPullRequests(repository),
    is_template: false,
    topics: [],
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: repository.isArchived,
    disabled: false,
    visibility: 'private' as const,
    pushed_at: isoSeconds(repository.pushedAt),
    created_at: isoSeconds(repository.createdAt),
    updated_at: isoSeconds(repository.pushedAt),
    license: null,
    allow_forking: false,
    web_commit_signoff_required: false,
    custom_properties: repository.customProperties,
  };
}

/** A repository as it is read on its own. */
export function renderFullRepository(
  base: string,
  repository: Repository,
): Schemas['full-repository'] {
  return {
    ...renderRepository(base, repository),
    permissions: {
      admin: false,
      maintain: false,
      push: true,
      triage: true,
      pull: true,
    },
    organization: renderAccount(base, repository.owner),
    network_count: 0,
    subscribers_count: 1,
    allow_squash_merge: true,
    allow_merge_commit: false,
    allow_rebase_merge: false,
    allow_auto_merge: true,
    allow_update_branch: true,
    delete_branch_on_merge: true,
  };
}

/** `owner/name` */
export function slugOf(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

function openPullRequests(repository: Repository) {
  return repository.pullRequests.filter(({ state }) => state === 'open').length;
}
