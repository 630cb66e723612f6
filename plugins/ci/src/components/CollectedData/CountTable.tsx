import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  type MarkState,
  StateMark,
  useLocale,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './CountTable.module.css';

/** How many runs GitHub says each word of, the most frequent first. */
export function CountTable(props: {
  title: string;
  /** What the words are. */
  word: string;
  counts: Record<string, number>;
  stateOf: (word: string) => MarkState;
}) {
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const rows = Object.entries(props.counts).sort(
    ([a, many], [b, more]) => more - many || a.localeCompare(b),
  );
  return (
    <table className={styles.root}>
      <caption className={styles.title}>{props.title}</caption>
      <thead>
        <tr>
          <th scope="col">{props.word}</th>
          <th scope="col" className={styles.number}>
            {t('data.number')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([word, count]) => (
          <tr key={word}>
            <th scope="row">
              <StateMark state={props.stateOf(word)} word={word} />
            </th>
            <td className={styles.number}>{count.toLocaleString(locale)}</td>
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td colSpan={2} className={styles.none}>
              {t('data.none')}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
