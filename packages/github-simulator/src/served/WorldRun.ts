import { renderRun } from '../render/run';
import { Attempt, Repository, Run } from '../world';
import { ServedRun } from './ServedRun';

const SECOND = 1_000;

/** A run of a generated world, as of one of its attempts. */
export class WorldRun implements ServedRun {
  constructor(
    private readonly base: string,
    private readonly repository: Repository,
    private readonly run: Run,
    private readonly attempt: Attempt,
  ) {}

  get id() {
    return this.run.id;
  }

  get workflowId() {
    return this.run.workflow.id;
  }

  get actor() {
    return this.run.actor.login;
  }

  get branch() {
    return this.run.branch;
  }

  get event() {
    return this.run.event;
  }

  get status() {
    return this.attempt.status;
  }

  get conclusion() {
    return this.attempt.conclusion ?? null;
  }

  get headSha() {
    return this.run.sha;
  }

  get checkSuiteId() {
    return this.run.checkSuiteId;
  }

  get createdAt() {
    return Math.floor(this.run.createdAt / SECOND) * SECOND;
  }

  render() {
    return renderRun(this.base, this.repository, this.run, this.attempt);
  }
}
