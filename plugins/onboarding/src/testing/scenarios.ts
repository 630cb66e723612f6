import type {
  Checklist,
  ChecklistProgress,
  ItemProgress,
  ServiceChecklists,
} from '@mainline/backstage-plugin-onboarding-common';
import { serviceJoins } from '@mainline/backstage-plugin-onboarding-common';
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

const sentences: Record<string, string> = {
  'repository-found': 'It is built from acme/catalog.',
  'webhook-arrived':
    'The first webhook delivery about its repository arrived on 2026-11-02.',
  'mainline-built': 'Workflows build main: it is green at present.',
  'tests-seen': 'The self-check sees tests run on its changes.',
  'owner-exists': 'It belongs to group:default/team-a.',
  'way-to-production':
    'Its pipeline ends in production. deploy.yml deploys it.',
  'deployed-once': 'b456 was deployed to Production on 2026-11-03.',
};

const remedies: Record<string, ItemProgress['result']> = {
  'repository-found': {
    state: 'open',
    sentence: 'Nothing says which repository it is built from.',
    remedy: {
      sentence: 'Add the annotation to its catalog-info.yaml.',
      annotation: {
        name: 'github.com/project-slug',
        value: 'owner/repository',
      },
    },
  },
  'webhook-arrived': {
    state: 'open',
    sentence: 'No webhook delivery about its repository has arrived yet.',
    remedy: {
      sentence:
        'Install the GitHub App of the portal on the repository, or add a webhook to it that sends to /api/ci/webhooks/github; then push once.',
    },
    link: 'https://github.com/acme/catalog/settings/hooks',
  },
  'deployed-once': {
    state: 'open',
    sentence: 'It was never deployed.',
    remedy: {
      sentence: 'Deploy it to the first environment of its pipeline.',
    },
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
          sentence: 'The ci plugin does not answer at present.',
        },
        since: ago(day / 24, now),
        lastKnown: { state: 'done', sentence: sentences[item], since },
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
              sentence:
                state === 'open' ? 'It is not so yet.' : sentences[item],
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
          sentence:
            "The portal's permissions do not let you confirm items of component:default/catalog: ask its owner (group:default/team-a).",
        },
      };
    default:
      return all;
  }
}
