import {
  Account,
  Attempt,
  Conclusion,
  Job,
  Repository,
  Run,
  RunPlan,
  Status,
} from './model';
import { playAttempt, PlayedAttempt } from './playAttempt';

/** An attempt that was told as a whole: its jobs are worked out whenever somebody reads them, and never kept. */
export class WholeAttempt implements Attempt {
  readonly number: number;
  readonly triggeringActor: Account;
  readonly startedAt: number;
  updatedAt: number;
  status: Status;
  conclusion?: Conclusion;
  plan: RunPlan;
  readonly #of: { repository: Repository; run: Run; failedOnly: boolean };

  constructor(
    begun: Omit<Attempt, 'jobs' | 'conclusion'>,
    of: { repository: Repository; run: Run; failedOnly: boolean },
  ) {
    this.number = begun.number;
    this.triggeringActor = begun.triggeringActor;
    this.startedAt = begun.startedAt;
    this.updatedAt = begun.updatedAt;
    this.status = begun.status;
    this.plan = begun.plan;
    this.#of = of;
  }

  get jobs(): Job[] {
    return this.#play().jobs;
  }

  plannedEnd(): number {
    return this.#play().end;
  }

  plannedConclusion(): Conclusion {
    return this.plan.outcome === 'held' ? 'success' : this.plan.outcome;
  }

  #play(): PlayedAttempt {
    const { repository, run, failedOnly } = this.#of;
    const previous = failedOnly
      ? run.attempts.find(({ number }) => number === this.number - 1)
      : undefined;
    return playAttempt(repository, run, this, previous);
  }
}
