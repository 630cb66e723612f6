import { Account } from '../../world';

/** The organisation that owns the repositories. */
export const ORGANISATION = 'mainline-demo';

export interface Team {
  name: string;
  title: string;
  system: string;
  about: string;
  /** Role accounts: nobody in particular. */
  logins: string[];
}

export const TEAMS: Team[] = [
  {
    name: 'storefront',
    title: 'Storefront',
    system: 'shop',
    about: 'Everything that a customer sees before paying',
    logins: ['storefront-dev-1', 'storefront-dev-2', 'storefront-dev-3'],
  },
  {
    name: 'payments',
    title: 'Payments',
    system: 'checkout-and-payments',
    about: 'Prices, baskets and money',
    logins: ['payments-dev-1', 'payments-dev-2'],
  },
  {
    name: 'customers',
    title: 'Customers',
    system: 'customer-care',
    about: 'Accounts, consent and messages',
    logins: ['customers-dev-1', 'customers-dev-2'],
  },
  {
    name: 'logistics',
    title: 'Logistics',
    system: 'fulfilment',
    about: 'From the warehouse to the door',
    logins: ['logistics-dev-1', 'logistics-dev-2'],
  },
];

export const DEPENDABOT = 'dependabot[bot]';

/** Whoever lets versions into production; owns nothing. */
export const RELEASE_TEAM = {
  name: 'release',
  title: 'Release',
  logins: ['release-manager-1'],
};

/** Deploys by itself what passed the commit stage. Made here, because accounts of the world draw from its random numbers. */
export const DEPLOYER: Account = {
  id: 89_000_001,
  login: 'shop-deployer',
  type: 'User',
};
