import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  DailyFigures,
  FixingFigures,
  SelfCheck,
  SelfCheckAnswer,
  SelfCheckQuestion,
  SelfCheckRules,
  TestedFigures,
} from '@mainline/backstage-plugin-ci-common';
import { ciTranslationRef } from '../../translation';
import type { Formats } from './useFormats';

type Translate = ReturnType<
  typeof useTranslationRef<(typeof ciTranslationRef)['T']>
>['t'];

interface Said {
  t: Translate;
  formats: Formats;
  rules: SelfCheckRules;
}

/** What an answer rests on: a sentence with its figure and window, and what else there is to say. */
export function useFigureText(
  rules: SelfCheckRules,
  formats: Formats,
): (selfCheck: SelfCheck, question: SelfCheckQuestion) => string[] {
  const { t } = useTranslationRef(ciTranslationRef);
  const said = { t, formats, rules };
  return (selfCheck, question) => {
    switch (question) {
      case 'daily':
        return ofDaily(said, selfCheck.daily);
      case 'tested':
        return ofTested(said, selfCheck.tested);
      case 'fixing':
        return ofFixing(said, selfCheck.fixing);
      default:
        return [];
    }
  };
}

function ofDaily(
  { t, formats, rules }: Said,
  answer: SelfCheckAnswer<DailyFigures>,
): string[] {
  const { figures } = answer;
  const window = formats.window(answer);
  const { medianWorkingMs, oldBranches } = figures;
  return [
    figures.share === undefined
      ? t(answer.dormant ? 'selfCheck.dormantHint' : 'selfCheck.figure.none', {
          window,
        })
      : t('selfCheck.figure.daily', {
          ...partOf(figures, formats),
          limit: formats.workingDays(rules.daily.withinWorkingDays),
          window,
        }),
    medianWorkingMs !== undefined &&
      t('selfCheck.figure.dailyMedian', {
        duration: formats.workingLength(medianWorkingMs),
      }),
    oldBranches > 0 &&
      t('selfCheck.figure.oldBranches', {
        count: oldBranches,
        limit: formats.workingDays(rules.daily.branchWorkingDays),
      }),
    cannotTell({ t, formats, rules }, figures),
  ].filter(isText);
}

function ofTested(
  said: Said,
  answer: SelfCheckAnswer<TestedFigures>,
): string[] {
  const { t, formats } = said;
  const { figures } = answer;
  const { unbuilt, greenWithoutTests } = figures;
  const window = formats.window(answer);
  return [
    figures.share === undefined
      ? t(answer.dormant ? 'selfCheck.dormantHint' : 'selfCheck.figure.none', {
          window,
        })
      : t('selfCheck.figure.tested', { ...partOf(figures, formats), window }),
    unbuilt > 0 && t('selfCheck.figure.unbuilt', { count: unbuilt }),
    greenWithoutTests > 0 &&
      t('selfCheck.figure.greenWithoutTests', { count: greenWithoutTests }),
    cannotTell(said, figures),
  ].filter(isText);
}

function ofFixing(
  { t, formats }: Said,
  answer: SelfCheckAnswer<FixingFigures>,
): string[] {
  const { builds, reds, medianWorkingMs, leftOver, flaky, flakyShare } =
    answer.figures;
  const window = formats.window(answer);
  let first: string;
  if (reds === 0) {
    first =
      builds === 0
        ? t('selfCheck.figure.noBuilds', { window })
        : t('selfCheck.figure.neverRed', { builds: String(builds), window });
  } else if (medianWorkingMs === undefined) {
    first = t('selfCheck.figure.onlyFlaky', { count: reds, window });
  } else {
    first = t('selfCheck.figure.reds', {
      count: reds,
      window,
      duration: formats.workingWords(medianWorkingMs),
    });
  }
  return [
    first,
    leftOver > 0 && t('selfCheck.figure.leftOver', { count: leftOver }),
    flaky > 0 &&
      flakyShare !== undefined &&
      t('selfCheck.figure.flaky', {
        count: flaky,
        share: formats.share(flakyShare),
      }),
  ].filter(isText);
}

function partOf(
  figures: { share?: number; countedFor: number; countedAgainst: number },
  formats: Formats,
) {
  return {
    part: String(figures.countedFor),
    all: String(figures.countedFor + figures.countedAgainst),
    share: formats.share(figures.share ?? 0),
  };
}

function cannotTell(
  { t, formats }: Said,
  figures: { cannotTell: number; shareAtLeast?: number; shareAtMost?: number },
): string | false {
  const { cannotTell: count, shareAtLeast, shareAtMost } = figures;
  if (count === 0 || shareAtLeast === undefined || shareAtMost === undefined) {
    return false;
  }
  return t('selfCheck.figure.cannotTell', {
    count,
    least: formats.share(shareAtLeast),
    most: formats.share(shareAtMost),
  });
}

function isText(value: string | false): value is string {
  return value !== false;
}
