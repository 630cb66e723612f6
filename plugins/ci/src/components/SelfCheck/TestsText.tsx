import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { TestEvidence } from '@mainline/backstage-plugin-ci-common';
import { ciTranslationRef } from '../../translation';
import { useServiceLinks } from '../shared';

/** What says that a test ran: the best of it, and how many more do. */
export function TestsText(props: { tests: TestEvidence[]; entityRef: string }) {
  const [best, ...others] = props.tests;
  const { t } = useTranslationRef(ciTranslationRef);
  const links = useServiceLinks();
  if (!best) return null;

  const words = [
    best.tests !== undefined &&
      t('selfCheck.evidence.tests', { count: best.tests }),
    best.failed &&
      t('selfCheck.evidence.testsFailed', { number: String(best.failed) }),
    best.skipped &&
      t('selfCheck.evidence.testsSkipped', { number: String(best.skipped) }),
    t(`selfCheck.evidence.by.${best.kind}`),
    others.length > 0 &&
      t('selfCheck.evidence.toldMore', { number: String(others.length) }),
  ]
    .filter(Boolean)
    .join(' · ');
  if (!best.runId) return <span>{words}</span>;
  return (
    <Link
      href={links.run(props.entityRef, {
        runId: best.runId,
        attempt: best.attempt,
      })}
      variant="body-small"
      standalone
    >
      {words}
    </Link>
  );
}
