import { Schemas } from '../../served/ServedGithub';

/** A repository as its runs carry it, with the rest that a full one has. */
export function renderRecordedRepository(
  recorded: Schemas['minimal-repository'],
  defaultBranch: string,
  lastPush: string,
): Schemas['full-repository'] {
  const page = recorded.html_url;
  return {
    ...recorded,
    license: null,
    permissions: {
      admin: false,
      maintain: false,
      push: false,
      triage: false,
      pull: true,
    },
    code_of_conduct: undefined,
    default_branch: defaultBranch,
    clone_url: `${page}.git`,
    git_url: `${page.replace(/^https:/, 'git:')}.git`,
    ssh_url: `git@github.com:${recorded.full_name}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 0,
    open_issues: 0,
    open_issues_count: 0,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: false,
    disabled: false,
    pushed_at: lastPush,
    created_at: lastPush,
    updated_at: lastPush,
    network_count: 0,
    subscribers_count: 0,
  };
}
