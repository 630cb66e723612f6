import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import type {
  Checklist,
  ChecklistProgress,
  ItemProgress,
  ServiceChecklists,
} from '@mainline/backstage-plugin-onboarding-common';
import {
  say,
  serviceJoins,
} from '@mainline/backstage-plugin-onboarding-common';
import { ago, day } from '@mainline/backstage-plugin-mainline-react/testing';

export const scenarioNames = [
  'usual',
  'complete',
  'empty',
  'error',
  'away',
  'many',
  'long-names',
  'not-allowed',
  'unlisted',
] as const;

export type ScenarioName = (typeof scenarioNames)[number];

export interface Scenario {
  checklists: Checklist[];
  progress: ChecklistProgress[];
  confirm: ServiceChecklists['confirm'];
}

const link = '/catalog/default/component/catalog/ci';

const done: Record<string, Words> = {
  'repository-found': say('repositoryFound.read', {
    repository: 'acme/catalog',
  }),
  'webhook-arrived': say('webhookArrived.arrived', { day: '2026-11-02' }),
  'mainline-built': say('mainlineBuilt.green', { branch: 'main' }),
  'tests-seen': say('testsSeen.yes'),
  'owner-exists': say('ownerExists.known', { owner: 'group:default/team-a' }),
  'way-to-production': inOrder(
    say('wayToProduction.ends', { environment: 'production' }),
    say('wayToProduction.deploys', { workflow: 'deploy.yml' }),
  ),
  'deployed-once': say('deployedOnce.inside', {
    version: 'b456',
    environment: 'Production',
    day: '2026-11-03',
  }),
};

const remedies: Record<string, ItemProgress['result']> = {
  'repository-found': {
    state: 'open',
    ...say('repositoryFound.noAnnotation'),
    remedy: {
      ...say('repositoryFound.annotate'),
      annotation: {
        name: 'github.com/project-slug',
        value: 'owner/repository',
      },
    },
  },
  'webhook-arrived': {
    state: 'open',
    ...say('webhookArrived.none'),
    remedy: say('webhookArrived.install'),
    link: 'https://github.com/acme/catalog/settings/hooks',
  },
  'deployed-once': {
    state: 'open',
    ...say('deployedOnce.never'),
    remedy: say('deployedOnce.deploy'),
    link: '/catalog/default/component/catalog/delivery',
  },
};

/** How a service stands: done but for what is named. */
export function progress(
  name: string,
  options: {
    now: number;
    title?: string;
    owner?: string;
    open?: string[];
    away?: string[];
  },
): ChecklistProgress {
  const { now, open = [], away = [] } = options;
  const items = serviceJoins.items.map(({ name: item, by }): ItemProgress => {
    const since = ago(3 * day, now);
    if (away.includes(item)) {
      return {
        item,
        state: 'cannot-tell',
        result: {
          state: 'cannot-tell',
          ...say('plugin.notAnswering', { plugin: 'ci' }),
        },
        since: ago(day / 24, now),
        lastKnown: { state: 'done', ...done[item], since },
      };
    }
    const state = open.includes(item) ? 'open' : 'done';
    if ('person' in by) {
      return state === 'open'
        ? { item, state, since }
        : {
            item,
            state,
            since,
            confirmed: {
              by: 'user:default/kim',
              at: since,
              note: 'Tried on Monday; the numbers are in docs/runbook.md.',
            },
          };
    }
    const result = remedies[item];
    return {
      item,
      state,
      result:
        state === 'open' && result
          ? result
          : {
              state,
              ...(state === 'open'
                ? { sentence: 'It is not so yet.' }
                : done[item]),
              link,
            },
      since,
    };
  });
  return {
    checklist: serviceJoins.name,
    service: `component:default/${name}`,
    serviceTitle: options.title ?? name,
    owner: options.owner,
    items,
    done: items.filter(({ state }) => state === 'done').length,
    total: items.length,
    checkedAt: ago(60_000, now),
  };
}

const teamA = 'group:default/team-a';
const teamB = 'group:default/team-b';
const firstOpen = ['webhook-arrived', 'deployed-once', 'ready-for-the-night'];

/** The states of the pages, one for each thing that they have to be good at. */
export function scenario(name: ScenarioName, now: number): Scenario {
  const all: Scenario = {
    checklists: [serviceJoins],
    confirm: { allowed: true },
    progress: [
      progress('basket', {
        now,
        owner: teamB,
        open: ['repository-found'],
        away: ['webhook-arrived', 'mainline-built', 'tests-seen'],
      }),
      progress('catalog', { now, owner: teamA, open: firstOpen }),
      progress('orders', { now, owner: teamB, open: ['deployed-once'] }),
      progress('search', { now, owner: teamA }),
      progress('mailer', { now }),
    ],
  };
  switch (name) {
    case 'complete':
      return {
        ...all,
        progress: [
          progress('catalog', { now, owner: teamA }),
          progress('search', { now, owner: teamA }),
        ],
      };
    case 'empty':
    case 'unlisted':
      return { ...all, progress: [] };
    case 'away':
      return {
        ...all,
        progress: [
          progress('catalog', {
            now,
            owner: teamA,
            open: ['deployed-once'],
            away: ['repository-found', 'mainline-built', 'tests-seen'],
          }),
        ],
      };
    case 'many':
      return {
        ...all,
        progress: [
          ...all.progress,
          ...Array.from({ length: 445 }, (_, index) =>
            progress(`service-${index}`, {
              now,
              owner: `group:default/team-${index % 30}`,
              open: serviceJoins.items
                .slice(0, Math.max(0, (index % 9) - 2))
                .map(item => item.name),
            }),
          ),
        ],
      };
    case 'long-names':
      return {
        ...all,
        progress: [
          progress('catalog', {
            now,
            title:
              'catalog-of-everything-that-was-ever-sold-in-any-shop-of-the-company-v2',
            owner:
              'group:default/the-team-that-looks-after-everything-that-nobody-else-does',
            open: firstOpen,
          }),
        ],
      };
    case 'not-allowed':
      return {
        ...all,
        confirm: {
          allowed: false,
          ...say('confirm.notAllowed', {
            service: 'component:default/catalog',
            owner: 'group:default/team-a',
          }),
        },
      };
    default:
      return all;
  }
}
