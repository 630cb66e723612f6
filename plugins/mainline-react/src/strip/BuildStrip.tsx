import type { SyntheticEvent } from 'react';
import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StripBuild } from '@mainline/backstage-plugin-ci-common';
import { type MarkState, markOf, useStateWords } from '../state';
import { formatAge, formatDuration, useNow } from '../time';
import { mainlineTranslationRef, useLocale } from '../translation';
import { barHeights } from './barHeights';
import styles from './BuildStrip.module.css';

const fills: Record<MarkState, string> = {
  passing: styles.passing,
  failing: styles.failing,
  flaky: styles.flaky,
  running: styles.running,
  waiting: styles.muted,
  cancelled: styles.muted,
  skipped: styles.muted,
  neutral: styles.muted,
  unknown: styles.muted,
  'no-data': styles.muted,
};

// A bar inside a row that is a link itself must not open the row.
const keep = (event: SyntheticEvent) => event.stopPropagation();

/**
 * One bar per build, the newest at the right: its height is the duration, its fill the outcome; a failure is notched.
 *
 * @public
 */
export function BuildStrip(props: {
  /** Newest last. */
  builds: StripBuild[];
  /** Where a bar leads; absent: bars only tell. */
  hrefOf?: (build: StripBuild) => string;
}) {
  const { builds, hrefOf } = props;
  const { t } = useTranslationRef(mainlineTranslationRef);
  const { ofAttempt } = useStateWords();
  const locale = useLocale();
  const now = useNow();

  const newest = builds[builds.length - 1];
  if (!newest) return <span className={styles.empty}>{t('strip.empty')}</span>;

  const say = (build: StripBuild) => {
    const told = {
      word: ofAttempt(build),
      age: formatAge(build.at, { now, locale }),
      sha: build.shortSha,
    };
    return build.durationMs === undefined
      ? t('strip.buildWithoutDuration', told)
      : t('strip.build', {
          ...told,
          duration: formatDuration(build.durationMs, locale),
        });
  };
  const heights = barHeights(builds.map(build => build.durationMs));
  const count = (outcome: StripBuild['outcome']) =>
    String(builds.filter(build => build.outcome === outcome).length);

  return (
    <span
      className={styles.root}
      role="group"
      aria-label={t('strip.name', {
        count: builds.length,
        passing: count('passing'),
        failing: count('failing'),
        newest: ofAttempt(newest),
      })}
    >
      {builds.map((build, index) => {
        const said = say(build);
        const bar = (
          <span
            className={`${styles.bar} ${fills[markOf(build)]}`}
            style={{ height: `${heights[index]}%` }}
          />
        );
        const key = `${build.runId}/${build.attempt}/${build.shortSha}`;
        return hrefOf ? (
          <Link
            key={key}
            to={hrefOf(build)}
            className={styles.build}
            title={said}
            aria-label={said}
            // Reached by arrow keys inside a table; twenty tab stops a row would bury the rest of the page.
            tabIndex={-1}
            onClick={keep}
            onPointerDown={keep}
            onMouseDown={keep}
            onKeyDown={keep}
          >
            {bar}
          </Link>
        ) : (
          <span
            key={key}
            className={styles.build}
            title={said}
            role="img"
            aria-label={said}
          >
            {bar}
          </span>
        );
      })}
    </span>
  );
}
