import { WORKFLOWS } from './workflows';

export interface Service {
  name: string;
  team: string;
  description: string;
  language?: string;
  defaultBranch?: string;
  workflows: Array<keyof typeof WORKFLOWS>;
  /** Changes on a working day. */
  pace: number;
  /** Hours before the opening from which on its own story is told instead of everyday changes. */
  storyFromHours: number;
}

export const LONG_NAME =
  'customer-communication-preferences-and-consent-management-svc';

/** A dozen repositories and two odd ones: one without a run, one with a very long name. */
export const SERVICES: Service[] = [
  {
    name: 'catalog',
    team: 'storefront',
    description: 'What the shop sells',
    workflows: ['ci', 'lint', 'nightly', 'deploy'],
    pace: 3,
    storyFromHours: 0.5,
  },
  {
    name: 'checkout',
    team: 'payments',
    description: 'From the basket to the order',
    workflows: ['ci', 'lint', 'e2e', 'deploy'],
    pace: 4,
    storyFromHours: 4,
  },
  {
    name: 'payments',
    team: 'payments',
    description: 'Takes money and gives it back',
    workflows: ['ci', 'lint', 'nightly', 'deploy'],
    pace: 2,
    storyFromHours: 3,
  },
  {
    name: 'search',
    team: 'storefront',
    description: 'Finds what the shop sells',
    language: 'Kotlin',
    workflows: ['ci', 'lint', 'deployUnclaimed'],
    pace: 2,
    storyFromHours: 20,
  },
  {
    name: 'accounts',
    team: 'customers',
    description: 'Who the customers are',
    workflows: ['ci', 'lint', 'e2e'],
    pace: 2,
    storyFromHours: 1,
  },
  {
    name: 'pricing',
    team: 'payments',
    description: 'What it costs today',
    language: 'Go',
    workflows: ['ci', 'lint', 'nightly'],
    pace: 2,
    storyFromHours: 2,
  },
  {
    name: 'notifications',
    team: 'customers',
    description: 'Mails and messages',
    workflows: ['ci', 'lint', 'e2e'],
    pace: 1.5,
    storyFromHours: 150,
  },
  {
    name: 'shipping',
    team: 'logistics',
    description: 'Parcels and carriers',
    language: 'Java',
    workflows: ['ci', 'lint', 'deploy'],
    pace: 2,
    storyFromHours: 30,
  },
  {
    name: 'inventory',
    team: 'logistics',
    description: 'What is in which warehouse',
    language: 'Java',
    defaultBranch: 'master',
    workflows: ['ci', 'lint'],
    pace: 2,
    storyFromHours: 23 * 24,
  },
  {
    name: 'recommendations',
    team: 'storefront',
    description: 'What else one might like',
    language: 'Python',
    workflows: ['ci', 'lint', 'autoMerge', 'nightly'],
    pace: 2,
    storyFromHours: 6,
  },
  {
    name: 'web-frontend',
    team: 'storefront',
    description: 'The shop in a browser',
    workflows: ['ci', 'lint', 'e2e', 'dependabot'],
    pace: 5,
    storyFromHours: 7,
  },
  {
    name: 'gateway',
    team: 'logistics',
    description: 'The door to everything behind',
    language: 'Go',
    workflows: ['ci', 'lint', 'deployByTicket'],
    pace: 1.5,
    storyFromHours: 0.7,
  },
  {
    name: 'gift-cards',
    team: 'payments',
    description: 'Cards with money on them; begun the other day',
    workflows: ['ci', 'lint'],
    pace: 0,
    storyFromHours: 30 * 24,
  },
  {
    name: LONG_NAME,
    team: 'customers',
    description:
      'Which messages a customer agreed to receive, on which channel, since when, by which consent text and for which purpose',
    workflows: ['ci', 'lint'],
    pace: 1,
    storyFromHours: 5,
  },
];
