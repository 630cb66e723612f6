/**
 * A small, stateful stand-in for the parts of GitHub that Mainline uses, for the demo and the tests.
 *
 * @packageDocumentation
 */
export type { CatalogEntity } from './catalog/CatalogEntity';
export type { Claim, ClaimTarget } from './claims/ClaimSender';
export * from './clock';
export type { Fault, FaultKind, Faults } from './faults/Faults';
export type {
  GithubSimulator,
  GithubSimulatorOptions,
} from './GithubSimulator';
export type { InProcessAnswer } from './rest/askInProcess';
export type { Exchange } from './rest/Exchange';
export type { LoggedRequest, RequestLog } from './rest/RequestLog';
export type {
  RedTruth,
  ServiceTruth,
  Truth,
  VersionTruth,
} from './scenarios/demo/truth/Truth';
export type { ScenarioName, SuppliedReport } from './scenarios/Scenario';
export type { TokenOptions } from './oidc/mintToken';
export { startGithubSimulator } from './startGithubSimulator';
export type { WebhookDelivery } from './webhooks/WebhookDelivery';
export type { WebhookTarget } from './webhooks/WebhookSender';
export * from './world';
