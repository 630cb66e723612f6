import { Schemas } from './ServedGithub';

/** A run in a list: what lists are filtered by, and how it is told once it is on the page that was asked for. */
export interface ServedRun {
  readonly id: number;
  readonly workflowId: number;
  readonly actor: string | undefined;
  readonly branch: string | null;
  readonly event: string;
  readonly status: string | null;
  readonly conclusion: string | null;
  readonly headSha: string;
  readonly checkSuiteId: number | undefined;
  /** In milliseconds, of whole seconds. */
  readonly createdAt: number;
  /** As of the newest attempt. */
  render(): Schemas['workflow-run'];
}
