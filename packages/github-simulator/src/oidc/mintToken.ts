import { slugOf } from '../render/repository';
import { Job, Repository, Run, World } from '../world';
import { environmentOfJob } from '../world/jobDeployments';
import { OidcIssuer } from './OidcIssuer';
import { tokenClaims } from './tokenClaims';

/** @public */
export interface TokenOptions {
  /** The address of the repository's owner, as at GitHub, unless told. */
  audience?: string;
  /** The job that asks; the first unless told. Its environment is in the token. */
  job?: Job;
  /** Replaces claims, for tokens that a receiver should not believe. */
  claims?: Record<string, unknown>;
}

/** A token of the newest attempt of a run. */
export function mintToken(
  issuer: OidcIssuer,
  world: World,
  repository: Repository,
  run: Run,
  options: TokenOptions = {},
): Promise<string> {
  const attempt = world.newestAttempt(run);
  const job = options.job ?? attempt.jobs.at(0);
  const [owner] = slugOf(repository).split('/');
  const { issuer: base } = issuer.configuration();
  return issuer.mint({
    aud: options.audience ?? `${base}/${owner}`,
    ...tokenClaims(
      repository,
      run,
      attempt,
      job && environmentOfJob(repository, run, job),
    ),
    ...options.claims,
  });
}
