import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  SelfCheckRules,
  WouldTurn,
} from '@mainline/backstage-plugin-ci-common';
import { ciTranslationRef } from '../../translation';
import type { Formats } from './useFormats';

/** What would turn an answer. */
export function useTurnText(
  rules: SelfCheckRules,
  formats: Formats,
): (wouldTurn: WouldTurn) => string {
  const { t } = useTranslationRef(ciTranslationRef);
  return wouldTurn => {
    const { code } = wouldTurn;
    // Where a code names a number and none is said, there is at least one.
    const count = wouldTurn.count ?? wouldTurn.evidenceIds?.length ?? 1;
    const isCounted = wouldTurn.count !== undefined;
    const duration = formats.workingLength(wouldTurn.workingMs ?? 0);
    switch (code) {
      case 'read-all-facts':
      case 'read-open-branches':
      case 'check-in':
        return t(`selfCheck.turn.${code}`);
      case 'more-commits-in-time':
        return isCounted
          ? t('selfCheck.turn.more-commits-in-time', { count })
          : t('selfCheck.turn.commitsInTimePlain');
      case 'more-late-commits':
        return isCounted
          ? t('selfCheck.turn.more-late-commits', { count })
          : t('selfCheck.turn.lateCommitsPlain');
      case 'more-tested-check-ins':
        return isCounted
          ? t('selfCheck.turn.more-tested-check-ins', { count })
          : t('selfCheck.turn.testedPlain');
      case 'more-untested-check-ins':
        return isCounted
          ? t('selfCheck.turn.more-untested-check-ins', { count })
          : t('selfCheck.turn.untestedPlain');
      case 'read-pull-requests':
      case 'read-jobs':
      case 'read-changed-paths':
      case 'read-what-cannot-be-told':
      case 'more-commits':
      case 'merge-old-branches':
      case 'more-check-ins':
      case 'more-builds':
      case 'fix-what-is-red':
      case 'no-red-left-over':
      case 'fewer-flaky':
        return t(`selfCheck.turn.${code}`, { count });
      case 'fix-faster':
        return t('selfCheck.turn.fix-faster', {
          duration,
          limit: formats.workingLength(rules.fixing.fixWithinMs),
        });
      case 'slower-fixes-or-left-over':
        return t('selfCheck.turn.slower-fixes-or-left-over', { duration });
      default:
        return t('selfCheck.turn.unknown', { word: String(code) });
    }
  };
}
