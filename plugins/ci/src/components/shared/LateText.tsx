import type { SyntheticEvent } from 'react';
import { Link } from 'react-router-dom';
import styles from './MainlineText.module.css';

/** The row around it is a link too, and would follow its own. */
const keep = (event: SyntheticEvent) => event.stopPropagation();

/** How old the data is where that is too old; for operators a link to why. */
export function LateText(props: { text: string; href?: string }) {
  const { text, href } = props;
  if (!href) {
    return (
      <span className={styles.late} title={text}>
        {text}
      </span>
    );
  }
  return (
    <Link
      to={href}
      className={styles.late}
      title={text}
      onClick={keep}
      onPointerDown={keep}
      onMouseDown={keep}
      onKeyDown={keep}
    >
      {text}
    </Link>
  );
}
