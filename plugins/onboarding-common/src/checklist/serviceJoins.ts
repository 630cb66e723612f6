import type { Checklist } from './Checklist';

/**
 * The checklist that is there without any configuration: what a service does once to be part of continuous integration and
 * delivery. Configuration may put another in its place.
 *
 * @public
 */
export const serviceJoins: Checklist = {
  name: 'service-joins',
  title: 'A service joins',
  description:
    'What a service does once to be built, deployed and looked after like the others.',
  items: [
    {
      name: 'repository-found',
      title: 'Its repository is found',
      description:
        'Without its repository nothing is known of its builds. An annotation in the catalog says which one it is.',
      by: { check: 'ci.repository-found' },
    },
    {
      name: 'webhook-arrived',
      title: 'A webhook arrived',
      description:
        'GitHub tells the portal of every build at once. Without webhooks builds are seen minutes later.',
      by: { check: 'ci.webhook-arrived' },
    },
    {
      name: 'mainline-built',
      title: 'Mainline was built',
      description: 'A workflow builds every check-in of mainline.',
      by: { check: 'ci.mainline-built' },
    },
    {
      name: 'tests-seen',
      title: 'Tests were seen',
      description:
        'A suite of tests validates every change: the second question of the self-check.',
      by: { check: 'ci.tests-seen' },
    },
    {
      name: 'owner-exists',
      title: 'Its owner exists',
      description:
        'Someone is there to ask: a team or a person that the catalog knows.',
      by: { check: 'catalog.owner-exists' },
    },
    {
      name: 'way-to-production',
      title: 'Its way to production is declared',
      description:
        'Its pipeline ends in a production environment that the portal knows, and a workflow can deploy it.',
      by: { check: 'delivery.way-to-production' },
    },
    {
      name: 'deployed-once',
      title: 'It was deployed once',
      description:
        'To any environment, by this portal or in any other way: what was done once can be done again.',
      by: { check: 'delivery.deployed-once' },
    },
    {
      name: 'ready-for-the-night',
      title: 'The team is ready for a bad night',
      description:
        'Try it once in daylight: deploy the version before, and call the number.',
      by: {
        person: {
          statement:
            'Everyone on the team knows how to roll it back, and whom to call at night.',
        },
      },
    },
  ],
};
