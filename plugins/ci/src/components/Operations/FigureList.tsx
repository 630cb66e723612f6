import { Link } from '@backstage/ui';
import { useLocale } from '@mainline/backstage-plugin-mainline-react';
import styles from './FigureList.module.css';

export interface FigureRow {
  label: string;
  /** A number is written as the reader's language does. */
  value: string | number;
  /** Whether it is one that should be nothing, and is not. */
  bad?: boolean;
  /** Where it says which. */
  href?: string;
}

/** Figures with what they are figures of. */
export function FigureList(props: { rows: FigureRow[] }) {
  const locale = useLocale();
  return (
    <dl className={styles.root}>
      {props.rows.map(({ label, value, bad, href }) => (
        <div key={label} className={styles.row}>
          <dt>{href ? <Link href={href}>{label}</Link> : label}</dt>
          <dd className={bad ? styles.bad : undefined}>
            {typeof value === 'number' ? value.toLocaleString(locale) : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
