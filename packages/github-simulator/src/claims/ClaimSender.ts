import { OidcIssuer } from '../oidc/OidcIssuer';
import { mintToken } from '../oidc/mintToken';
import { Attempt, Job, Repository, Run, World } from '../world';

/** A runner waits no longer. */
const TIMEOUT_MS = 10_000;

/** `{correlation_id}` */
const INPUT = /\{(\w+)\}/g;

/** Where the claiming steps of deploy workflows ask whether they may go on. @public */
export interface ClaimTarget {
  /** May hold inputs of the run by their name: `http://localhost:7007/api/…/{correlation_id}/claim`. */
  url: string;
  /** For whom the token is; the receiver checks it. */
  audience: string;
}

/** One claim, and what came of it. @public */
export interface Claim {
  runId: number;
  attempt: number;
  job: string;
  url: string;
  /** On the simulator's clock. */
  at: number;
  /** Undefined where there was no answer. */
  status?: number;
  error?: string;
}

/** Claims deployments for the jobs of a world. */
export class ClaimSender {
  readonly #underway = new Set<Promise<boolean>>();
  readonly #stopped = new AbortController();
  readonly #claims: Claim[] = [];

  constructor(
    private readonly options: {
      target: ClaimTarget;
      issuer: OidcIssuer;
      world: World;
    },
  ) {}

  get claims(): readonly Claim[] {
    return this.#claims;
  }

  /**
   * Whether the job may go on: a 2xx says so. Never rejects, because what went wrong is part of the claim. Undefined for a
   * run without the inputs that the address names: nobody asked for it with them, and the step is skipped.
   */
  claim(
    repository: Repository,
    run: Run,
    attempt: Attempt,
    job: Job,
  ): Promise<boolean> | undefined {
    const url = fillIn(this.options.target.url, run.inputs);
    if (!url) return undefined;
    const claim: Claim = {
      runId: run.id,
      attempt: attempt.number,
      job: job.name,
      url,
      at: this.options.world.clock.now(),
    };
    this.#claims.push(claim);
    const sending = this.#send(claim, repository, run, job).finally(() =>
      this.#underway.delete(sending),
    );
    this.#underway.add(sending);
    return sending;
  }

  /** Resolves when every claim so far was answered or given up. */
  async settled() {
    while (this.#underway.size) await Promise.all(this.#underway);
  }

  async stop() {
    this.#stopped.abort();
    await this.settled();
  }

  async #send(
    claim: Claim,
    repository: Repository,
    run: Run,
    job: Job,
  ): Promise<boolean> {
    const { issuer, target, world } = this.options;
    try {
      const token = await mintToken(issuer, world, repository, run, {
        audience: target.audience,
        job,
      });
      const response = await fetch(claim.url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.any([
          this.#stopped.signal,
          AbortSignal.timeout(TIMEOUT_MS),
        ]),
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          run_id: claim.runId,
          run_attempt: claim.attempt,
          inputs: run.inputs,
          digest: digestOf(run, job),
        }),
      });
      await response.body?.cancel();
      claim.status = response.status;
      return response.ok;
    } catch (error) {
      claim.error = String(error);
      return false;
    }
  }
}

function digestOf(run: Run, job: Job): string | undefined {
  const told = run.workflow.jobs.find(({ name }) => name === job.name);
  return typeof told?.claimDigest === 'function'
    ? told.claimDigest(run.inputs.version, run.inputs)
    : told?.claimDigest;
}

/** The address with the run's inputs in it; undefined where one of them is empty. */
function fillIn(
  url: string,
  inputs: Record<string, string>,
): string | undefined {
  const named = Array.from(url.matchAll(INPUT), ([, name]) => name);
  if (named.some(name => !inputs[name])) return undefined;
  return url.replace(INPUT, (_whole, name: string) =>
    encodeURIComponent(inputs[name]),
  );
}
