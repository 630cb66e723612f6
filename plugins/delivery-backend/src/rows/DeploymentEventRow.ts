/** One line of the audit. */
export interface DeploymentEventRow {
  id: number;
  deployment_id: string;
  service: string;
  environment: string;
  at: string;
  action: string;
  by: string | null;
  detail: string | null;
  detail_messages: string | null;
}
