import { SimulatedClock } from '../clock';
import { Faults } from '../faults/Faults';
import { OidcIssuer } from '../oidc/OidcIssuer';
import { ServedGithub } from '../served/ServedGithub';
import { WebhookSender } from '../webhooks/WebhookSender';
import { Exchange } from './Exchange';
import { LogLinks } from './LogLinks';
import { RateLimiter } from './RateLimiter';
import { RequestLog } from './RequestLog';

/** What all routes share. */
export interface RestContext {
  base: () => string;
  clock: SimulatedClock;
  github: ServedGithub;
  limiter: RateLimiter;
  requests: RequestLog;
  logLinks: LogLinks;
  faults: Faults;
  issuer: OidcIssuer;
  sender: WebhookSender;
  /** If set, other tokens are refused. */
  token?: string;
  /** How `return_run_details` of a dispatch is taken: `told` as on github.com, else as by older Enterprise Servers. */
  runDetails: 'told' | 'ignored' | 'refused';
  onResponse?: (exchange: Exchange) => void;
}
