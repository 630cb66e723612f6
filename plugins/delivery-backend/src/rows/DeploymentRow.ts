/** Where a deployment that was asked for here is stored. JSON is kept as text. */
export interface DeploymentRow {
  id: string;
  service: string;
  service_name: string;
  environment: string;
  /** `service@environment` while it is not at its end: unique, so that one at a time is on its way. */
  active_key: string | null;
  asked: string;
  version: string;
  sha: string;
  check_in: string | null;
  digest: string | null;
  repository_id: string | null;
  deployer: string;
  plan: string;
  explanation: string;
  state: string;
  phase: string;
  reason: string | null;
  reason_messages: string | null;
  requested_by: string;
  idempotency_key: string;
  requested_at: string;
  started_at: string | null;
  ended_at: string | null;
  run_repository_id: string | null;
  run_id: string | null;
  run_attempt: number | null;
  run_url: string | null;
  claim: string;
  claimed_run_id: string | null;
  claimed_run_attempt: number | null;
  sends_again: string | null;
  sent_again_as: string | null;
  look_at: string | null;
}
