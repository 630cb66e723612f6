import type { Config } from '@backstage/config';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** Who signs the tokens of a host's runs, and for whom they have to be. */
export interface ClaimIssuer {
  /** A host of `integrations.github`. */
  host: string;
  /** As in the tokens; its keys are at `/.well-known/jwks` below it. */
  issuer: string;
  audience: string;
}

const key = 'delivery.github.claims';

const githubCom: ClaimIssuer = {
  host: 'github.com',
  issuer: 'https://token.actions.githubusercontent.com',
  audience: 'mainline',
};

/** `delivery.github.claims`, and github.com's own issuer unless another one is said for that host. */
export function readClaimIssuers(
  config: RootConfigService,
  hosts: string[],
): ClaimIssuer[] {
  const said = (config.getOptionalConfigArray(key) ?? []).map((entry, index) =>
    readIssuer(entry, `${key}[${index}]`, hosts),
  );
  said.forEach((one, index) => {
    const twin = said
      .slice(0, index)
      .find(({ host, issuer }) => host === one.host || issuer === one.issuer);
    if (twin) {
      throw new InputError(
        `${key}[${index}] has the host or the issuer of an entry before: give each host one issuer of its own.`,
      );
    }
  });
  return said.some(
    ({ host, issuer }) =>
      host === githubCom.host || issuer === githubCom.issuer,
  )
    ? said
    : [githubCom, ...said];
}

function readIssuer(entry: Config, where: string, hosts: string[]) {
  const host = entry.getString('host').toLowerCase();
  if (!hosts.includes(host)) {
    throw new InputError(
      `${where}.host is '${host}', which is no host of integrations.github: name one of ${hosts.join(
        ', ',
      )}.`,
    );
  }
  const issuer = entry.getString('issuer');
  if (!isTrustworthy(issuer)) {
    throw new InputError(
      `${where}.issuer is '${issuer}': give an address that begins with https://, as in https://${host}/_services/token. Whoever can answer in its place can claim any deployment.`,
    );
  }
  return { host, issuer, audience: entry.getString('audience') };
}

/** Keys must not be read over the network in the clear; a simulator on the same machine is no network. */
function isTrustworthy(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname } = new URL(issuer);
  return (
    protocol === 'https:' ||
    (protocol === 'http:' &&
      ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  );
}
