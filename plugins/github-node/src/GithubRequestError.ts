import { CustomErrorBase } from '@backstage/errors';

/**
 * GitHub answered no: a status from 400 to 499 that is not about its limits.
 *
 * @public
 */
export class GithubRequestError extends CustomErrorBase {
  override readonly name = 'GithubRequestError';

  readonly host: string;
  /** `GET /repos/{owner}/{repo}` */
  readonly route: string;
  readonly status: number;
  /** GitHub's own sentence. */
  readonly reason: string;

  constructor(answer: {
    host: string;
    route: string;
    status: number;
    reason: string;
  }) {
    const { host, route, status, reason } = answer;
    super(`${host} answered ${status} to ${route}: ${reason}`);
    this.host = host;
    this.route = route;
    this.status = status;
    this.reason = reason;
  }
}
