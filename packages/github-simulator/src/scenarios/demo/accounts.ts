import { Account } from '../../world';

/** The organisation that owns the repositories. */
export const ORGANISATION = 'mainline-demo';

export const DEPENDABOT = 'dependabot[bot]';

/** Deploys by itself what passed the commit stage. Made here, because accounts of the world draw from its random numbers. */
export const DEPLOYER: Account = {
  id: 89_000_001,
  login: 'demo-deployer',
  type: 'User',
};

/** Whoever lets versions into production; owns nothing. */
export const RELEASE_TEAM = {
  name: 'release',
  title: 'Release',
  logins: ['release-manager-1', 'release-manager-2'],
};

/** Whoever looks after the environments. */
export const PLATFORM_TEAM = {
  name: 'environments',
  title: 'Environments',
  logins: ['environments-dev-1', 'environments-dev-2'],
};
