import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { serviceJoins } from '@mainline/backstage-plugin-onboarding-common';
import type {
  Checklist,
  ChecklistItem,
} from '@mainline/backstage-plugin-onboarding-common';
import { onboardingTranslationRef } from '../../translation';

const keys = {
  'repository-found': 'repositoryFound',
  'webhook-arrived': 'webhookArrived',
  'mainline-built': 'mainlineBuilt',
  'tests-seen': 'testsSeen',
  'owner-exists': 'ownerExists',
  'way-to-production': 'wayToProduction',
  'deployed-once': 'deployedOnce',
  'ready-for-the-night': 'readyForTheNight',
} as const;

/**
 * The words of a checklist in the reader's language: those of the built-in one are translated, as long as configuration left them as
 * they are; others stand as they were written.
 */
export function useChecklistWords() {
  const { t } = useTranslationRef(onboardingTranslationRef);

  const keyOf = (item: ChecklistItem) => {
    const builtIn = serviceJoins.items.find(
      ({ name, title }) => name === item.name && title === item.title,
    );
    return builtIn && isKey(builtIn.name) ? keys[builtIn.name] : undefined;
  };
  const isBuiltIn = (checklist: Checklist) =>
    checklist.name === serviceJoins.name &&
    checklist.title === serviceJoins.title;

  return {
    titleOf: (checklist: Checklist) =>
      isBuiltIn(checklist) ? t('builtIn.serviceJoins') : checklist.title,
    descriptionOf: (checklist: Checklist) =>
      isBuiltIn(checklist) && checklist.description === serviceJoins.description
        ? t('builtIn.serviceJoinsWhy')
        : checklist.description,
    itemTitle: (item: ChecklistItem) => {
      const key = keyOf(item);
      return key ? t(`builtIn.${key}`) : item.title;
    },
    itemDescription: (item: ChecklistItem) => {
      const key = keyOf(item);
      const isSame = serviceJoins.items.some(
        ({ name, description }) =>
          name === item.name && description === item.description,
      );
      return key && isSame ? t(`builtIn.${key}Why`) : item.description;
    },
    statement: (item: ChecklistItem) => {
      if (!('person' in item.by)) return '';
      const { statement } = item.by.person;
      const isSame = serviceJoins.items.some(
        ({ by }) => 'person' in by && by.person.statement === statement,
      );
      return isSame ? t('builtIn.readyForTheNightStatement') : statement;
    },
  };
}

function isKey(name: string): name is keyof typeof keys {
  return name in keys;
}
