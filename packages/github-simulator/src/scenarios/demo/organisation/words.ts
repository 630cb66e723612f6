/** A part of the business, and what its services are about. */
export interface BusinessDomain {
  name: string;
  title: string;
  /** Parts of the business that belong together are one Domain of the catalog. */
  area: 'shop' | 'money' | 'goods' | 'people' | 'platform';
  nouns: string[];
}

const domain = (
  area: BusinessDomain['area'],
  title: string,
  ...nouns: string[]
): BusinessDomain => ({
  area,
  title,
  name: title.toLowerCase().replace(/[^a-z]+/g, '-'),
  nouns,
});

export const AREAS: Record<BusinessDomain['area'], string> = {
  shop: 'What customers see and buy',
  money: 'Everything that is paid, owed or booked',
  goods: 'From the supplier to the door',
  people: 'Customers, partners and what they agreed to',
  platform: 'What the other services stand on',
};

export const BUSINESS_DOMAINS: BusinessDomain[] = [
  domain('shop', 'Storefront', 'home', 'banner', 'navigation', 'landing'),
  domain('shop', 'Checkout', 'basket', 'order', 'address', 'voucher'),
  domain('money', 'Payments', 'card', 'refund', 'wallet', 'mandate'),
  domain('shop', 'Search', 'query', 'suggestion', 'synonym', 'ranking'),
  domain('shop', 'Catalogue', 'product', 'category', 'variant', 'brand'),
  domain('money', 'Pricing', 'price', 'discount', 'margin', 'campaign'),
  domain('goods', 'Inventory', 'stock', 'reservation', 'shelf', 'count'),
  domain('goods', 'Shipping', 'parcel', 'carrier', 'label', 'tracking'),
  domain('goods', 'Returns', 'return', 'inspection', 'restock', 'complaint'),
  domain('people', 'Accounts', 'account', 'profile', 'household', 'preference'),
  domain('people', 'Identity', 'login', 'session', 'passkey', 'permission'),
  domain('people', 'Loyalty', 'points', 'tier', 'reward', 'referral'),
  domain('shop', 'Recommendations', 'similar', 'bundle', 'trend', 'taste'),
  domain('shop', 'Reviews', 'review', 'rating', 'question', 'photo'),
  domain('people', 'Support', 'ticket', 'chat', 'callback', 'answer'),
  domain('money', 'Fraud', 'risk', 'velocity', 'device', 'chargeback'),
  domain('money', 'Billing', 'invoice', 'dunning', 'statement', 'credit'),
  domain('money', 'Ledger', 'journal', 'posting', 'balance', 'closing'),
  domain('money', 'Tax', 'vat', 'duty', 'exemption', 'declaration'),
  domain('people', 'Messaging', 'mail', 'push-message', 'template', 'digest'),
  domain('people', 'Consent', 'consent', 'erasure', 'disclosure', 'cookie'),
  domain('goods', 'Warehouse', 'picking', 'packing', 'dock', 'wave'),
  domain('goods', 'Procurement', 'supplier', 'purchase', 'contract', 'demand'),
  domain('goods', 'Marketplace', 'seller', 'offer', 'listing', 'payout'),
  domain('shop', 'Content', 'article', 'image', 'video', 'translation'),
  domain('shop', 'Mobile', 'app-config', 'deep-link', 'widget', 'offline'),
  domain('platform', 'Analytics', 'event', 'funnel', 'metric', 'cohort'),
  domain(
    'platform',
    'Experiments',
    'experiment',
    'flag',
    'audience',
    'verdict',
  ),
  domain('platform', 'Gateway', 'edge', 'quota', 'route', 'api-key'),
  domain('platform', 'Scheduling', 'cron', 'queue', 'batch', 'calendar'),
  domain('goods', 'Stores', 'branch', 'till', 'pickup', 'opening-hours'),
  domain('money', 'Subscriptions', 'plan', 'renewal', 'trial', 'pause'),
  domain('goods', 'Fulfilment', 'allocation', 'promise', 'split', 'backorder'),
  domain('people', 'Partners', 'affiliate', 'agency', 'feed', 'commission'),
];

/** What a service does with its noun. The first ones are taken more often. */
export const ROLES = [
  { suffix: '', about: 'Keeps every % and answers for it' },
  { suffix: '-api', about: 'Answers questions about each %' },
  { suffix: '-worker', about: 'Does what takes longer with a %' },
  { suffix: '-rules', about: 'Decides what may become of a %' },
  { suffix: '-sync', about: 'Keeps each % the same on both sides' },
  { suffix: '-importer', about: 'Reads each % that others send' },
  { suffix: '-exporter', about: 'Hands each % to others' },
  { suffix: '-history', about: 'Remembers what each % was before' },
  { suffix: '-notifier', about: 'Tells people about a %' },
  { suffix: '-reports', about: 'Adds up every % of a day' },
  { suffix: '-validation', about: 'Finds what is wrong with a %' },
  { suffix: '-admin', about: 'Lets people of the house look after a %' },
  {
    suffix: '-cache',
    about: 'Answers quickly for a % that was asked for before',
  },
  { suffix: '-archive', about: 'Keeps each % for as long as the law wants it' },
  {
    suffix: '-eligibility-and-availability-calculation',
    about:
      'Works out for whom, where, when and under which conditions each % may be offered at all',
  },
] as const;

/** Where there are more teams than domains, others do the same elsewhere. */
export const PLACES = [
  '',
  'europe',
  'americas',
  'asia',
  'outlet',
  'business',
  'wholesale',
  'pro',
  'lab',
  'legacy',
  'express',
  'local',
] as const;

export const LANGUAGES = [
  'TypeScript',
  'TypeScript',
  'Java',
  'Java',
  'Kotlin',
  'Go',
  'Python',
  'C#',
] as const;
