import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  SelfCheckQuestion,
  SelfCheckVerdict,
} from '@mainline/backstage-plugin-ci-common';
import type { AnswerMarkState } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';

/** What a mark shows: missing data of a service that nobody writes for is said as dormant. */
export function markOfAnswer(
  answer: SelfCheckVerdict,
  dormant: boolean,
): AnswerMarkState {
  return dormant && answer === 'not-enough-data' ? 'dormant' : answer;
}

/** The answers of the self-check in the reader's words. */
export function useAnswerWords() {
  const { t } = useTranslationRef(ciTranslationRef);
  const answer = (verdict: SelfCheckVerdict, dormant = false): string =>
    dormant && verdict === 'not-enough-data'
      ? t('selfCheck.dormant')
      : t(`selfCheck.answer.${verdict}`);
  const name = (question: SelfCheckQuestion): string =>
    t(`selfCheck.name.${question}`);
  return {
    answer,
    name,
    /** `checks in daily: yes` */
    both: (
      question: SelfCheckQuestion,
      verdict: SelfCheckVerdict,
      dormant = false,
    ) =>
      t('selfCheck.markOf', {
        name: name(question),
        answer: answer(verdict, dormant),
      }),
  };
}
