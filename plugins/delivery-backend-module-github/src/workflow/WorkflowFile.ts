/** An input of a workflow that is started by hand. */
export interface WorkflowInput {
  /** `string`, `choice`, `boolean`, `number`, `environment`, or a word that GitHub added later. */
  type: string;
  required: boolean;
  hasDefault: boolean;
  /** What may be chosen, of a `choice`. */
  options?: string[];
}

/** What a workflow's file says, as far as it matters for deploying. */
export interface WorkflowFile {
  name?: string;
  runName?: string;
  /** Whether it can be started by hand. */
  hasDispatch: boolean;
  inputs: Map<string, WorkflowInput>;
  /** Whether a step of it claims its deployment. */
  claims: boolean;
}

/** What came of reading a workflow's file; `missing` where there is none. */
export type WorkflowReading =
  | { ok: true; file: WorkflowFile }
  | { ok: false; missing: true }
  | { ok: false; missing: false; mistake: string };
