import { renderCommit } from '../render/commit';
import {
  renderFullPullRequest,
  renderPullRequest,
} from '../render/pullRequest';
import { Repository } from '../world';
import { ServedPullRequest } from './ServedGithub';

/** The pull requests of one repository of a generated world. */
export class ServedPullRequests {
  constructor(
    private readonly repository: Repository,
    private readonly base: string,
  ) {}

  list(): ServedPullRequest[] {
    const { owner, pullRequests } = this.repository;
    return pullRequests
      .map(one => ({
        number: one.number,
        state: one.state === 'open' ? ('open' as const) : ('closed' as const),
        head: `${owner.login}:${one.branch}`,
        base: one.baseBranch,
        createdAt: one.openedAt,
        updatedAt: one.updatedAt,
        render: () => renderPullRequest(this.base, this.repository, one),
      }))
      .reverse();
  }

  read(number: number) {
    const found = this.#find(number);
    return found && renderFullPullRequest(this.base, this.repository, found);
  }

  commits(number: number) {
    return (this.#find(number)?.commits ?? [])
      .map(sha => this.repository.commits.get(sha))
      .filter(commit => commit !== undefined)
      .map(commit => renderCommit(this.base, this.repository, commit));
  }

  /** They are numbered in the order in which they were opened. */
  #find(number: number) {
    return this.repository.pullRequests[number - 1];
  }
}
