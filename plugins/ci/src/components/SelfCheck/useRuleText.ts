import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  SelfCheckQuestion,
  SelfCheckRules,
} from '@mainline/backstage-plugin-ci-common';
import { Info } from 'luxon';
import { ciTranslationRef } from '../../translation';
import type { Formats } from './useFormats';

/** The rule that a question was answered by, in words. */
export function useRuleText(
  rules: SelfCheckRules,
  formats: Formats,
): (question: SelfCheckQuestion) => string {
  const { t } = useTranslationRef(ciTranslationRef);
  const { daily, tested, fixing } = rules;
  return question => {
    switch (question) {
      case 'daily':
        return t('selfCheck.rule.daily', {
          share: formats.share(daily.yesFromShare),
          branch: formats.workingDays(daily.branchWorkingDays),
          min: String(daily.minCommits),
        });
      case 'tested':
        return t('selfCheck.rule.tested', {
          share: formats.share(tested.yesFromShare),
          min: String(tested.minCheckIns),
        });
      case 'fixing':
        return t('selfCheck.rule.fixing', {
          limit: formats.workingWords(fixing.fixWithinMs),
          flaky: formats.share(fixing.maxFlakyShare),
          builds: String(fixing.minBuilds),
          advice: formats.duration(fixing.adviceMs),
        });
      default:
        return '';
    }
  };
}

/** When the team works: only that time runs on the clocks. */
export function useCalendarText(
  { calendar }: SelfCheckRules,
  { locale }: Formats,
): string {
  const { t } = useTranslationRef(ciTranslationRef);
  const { workingDays, from, until, timeZone, holidays } = calendar;
  const days = [...workingDays].sort((a, b) => a - b);
  const names = Info.weekdays('short', { locale });
  const name = (day: number) => names[day - 1];
  const isRow =
    days.length > 2 && days[days.length - 1] - days[0] === days.length - 1;
  return t('selfCheck.rule.calendar', {
    days: isRow
      ? `${name(days[0])}–${name(days[days.length - 1])}`
      : new Intl.ListFormat(locale, { style: 'narrow' }).format(days.map(name)),
    from,
    until,
    zone: timeZone,
    holidays:
      holidays.length > 0
        ? t('selfCheck.rule.holidays', { count: holidays.length })
        : '',
  });
}
