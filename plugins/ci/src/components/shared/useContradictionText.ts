import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Contradiction } from '@mainline/backstage-plugin-ci-common';
import {
  formatTimeOfDay,
  useLocale,
  useNow,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';

/** Says a contradiction of the source, and which of its words stands. */
export function useContradictionText(): (value: Contradiction) => string {
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const now = useNow();
  return ({ words, at, resolvedBy }) =>
    t(`contradiction.${resolvedBy}`, {
      words: words.join(t('contradiction.and')),
      time: formatTimeOfDay(at, { now, locale }),
    });
}
