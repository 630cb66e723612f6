import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  type CiSummary,
  outcomeOf,
} from '@mainline/backstage-plugin-ci-common';
import { StateMark } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { useContradictionText, useServiceLinks } from '../shared';
import styles from './ContradictionList.module.css';

/** Each contradiction in one sentence, with the word that stands and the way to its run. */
export function ContradictionList(props: {
  contradictions: CiSummary['contradictions'];
}) {
  const { t } = useTranslationRef(ciTranslationRef);
  const links = useServiceLinks();
  const say = useContradictionText();
  if (props.contradictions.length === 0) return null;
  return (
    <ul className={styles.root} aria-label={t('data.contradictions')}>
      {props.contradictions.map(each => {
        const { repositoryId, runId, attempt, conclusion, service } = each;
        const name = t('data.run', { run: runId, attempt: String(attempt) });
        return (
          <li
            key={`${repositoryId}/${runId}/${attempt}`}
            className={styles.item}
          >
            <span className={styles.head}>
              <StateMark
                state={outcomeOf({ status: 'completed', conclusion })}
                word={conclusion}
              />
              <span className={styles.repository}>{each.repository}</span>
              {service ? (
                <Link href={links.run(service, { runId, attempt })}>
                  {name}
                </Link>
              ) : (
                <span>{name}</span>
              )}
            </span>
            <span className={styles.text}>{say(each.contradiction)}</span>
          </li>
        );
      })}
    </ul>
  );
}
