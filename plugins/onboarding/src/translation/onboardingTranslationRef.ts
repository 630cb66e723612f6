import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { onboardingMessages } from '@mainline/backstage-plugin-onboarding-common';

/** The words of the onboarding pages. */
export const onboardingTranslationRef = createTranslationRef({
  id: 'onboarding',
  messages: {
    page: {
      title: 'Onboarding',
      loading: 'Reading checklists',
      failure: 'The checklists could not be read',
      counts: 'What is left',
      open: '{{number}} with open items',
      complete: '{{number}} complete',
      all_one: '{{count}} service',
      all_other: '{{count}} services',
      mine: 'My services',
      others: 'Other services',
      everything: 'All services',
      noneOpen: 'Nothing is open here.',
      more: 'Show {{number}} more',
      shown: '{{shown}} of {{total}} services',
    },
    filter: {
      owner: 'Owner',
      mine: 'My services',
      checklist: 'Checklist',
      clear: 'Clear filters',
    },
    empty: {
      filtered: 'No service fits these filters',
      services: 'No service has a checklist yet',
      hint: 'Services that CI lists are checked every minute or so. Give a component of the catalog the annotation of its repository:',
    },
    state: {
      done: 'done',
      open: 'open',
      cannotTell: 'cannot tell',
    },
    progress: {
      text: '{{done}} of {{total}}',
      label:
        '{{done}} of {{total}} done, {{open}} open, {{unknown}} that nobody can tell of',
      checked: 'checked',
    },
    list: {
      loading: 'Reading the checklist',
      failure: 'The checklist could not be read',
      complete: 'All done. Nothing is missing.',
      done_one: '{{count}} done',
      done_other: '{{count}} done',
      show: 'Show',
      hide: 'Hide',
      open: 'See the whole checklist',
      items: 'Items of {{checklist}}',
      unlisted: 'It is not checked yet',
      unlistedHint:
        'Services that CI lists are checked every minute or so. If this one does not come, CI may not know it:',
    },
    item: {
      todo: 'To do',
      look: 'Look at it',
      lastDone: 'Last known: done.',
      lastOpen: 'Last known: open.',
      confirmedBy: 'Confirmed by {{person}}',
      waits: 'Waits for a person to confirm: “{{statement}}”',
    },
    confirm: {
      open: 'Confirm…',
      openOf: 'Confirm: {{item}}',
      title: 'Confirm: {{item}}',
      statement: 'You say for {{service}}:',
      note: 'Note (optional)',
      noteHint: 'Where it is written down, when you tried it',
      tooLong: 'At most {{most}} characters; these are {{length}}.',
      yes: 'Confirm',
      cancel: 'Cancel',
      failure: 'It could not be confirmed',
      takeBack: 'Take back',
      takeBackOf: 'Take back: {{item}}',
      takeBackFailure: 'It could not be taken back',
    },
    mine: {
      label: 'My checklist',
      column: 'Checklist',
      unread: 'not read',
      loading: 'Reading my checklist',
      failure: 'Your checklist could not be read',
      complete: 'Your services have nothing open.',
      none: 'None of your services is checked yet.',
      more_one: '{{count}} more service',
      more_other: '{{count}} more services',
      all: 'See all my services',
    },
    said: onboardingMessages,
    builtIn: {
      serviceJoins: 'A service joins',
      serviceJoinsWhy:
        'What a service does once to be built, deployed and looked after like the others.',
      repositoryFound: 'Its repository is found',
      repositoryFoundWhy:
        'Without its repository nothing is known of its builds. An annotation in the catalog says which one it is.',
      webhookArrived: 'A webhook arrived',
      webhookArrivedWhy:
        'GitHub tells the portal of every build at once. Without webhooks builds are seen minutes later.',
      mainlineBuilt: 'Mainline was built',
      mainlineBuiltWhy: 'A workflow builds every check-in of mainline.',
      testsSeen: 'Tests were seen',
      testsSeenWhy:
        'A suite of tests validates every change: the second question of the self-check.',
      ownerExists: 'Its owner exists',
      ownerExistsWhy:
        'Someone is there to ask: a team or a person that the catalog knows.',
      wayToProduction: 'Its way to production is declared',
      wayToProductionWhy:
        'Its pipeline ends in a production environment that the portal knows, and a workflow can deploy it.',
      deployedOnce: 'It was deployed once',
      deployedOnceWhy:
        'To any environment, by this portal or in any other way: what was done once can be done again.',
      readyForTheNight: 'The team is ready for a bad night',
      readyForTheNightWhy:
        'Try it once in daylight: deploy the version before, and call the number.',
      readyForTheNightStatement:
        'Everyone on the team knows how to roll it back, and whom to call at night.',
    },
  },
});
