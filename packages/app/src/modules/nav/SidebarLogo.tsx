import { Link, useSidebarOpenState } from '@backstage/core-components';
import styles from './SidebarLogo.module.css';

/** The way home, at the head of the sidebar. */
export const SidebarLogo = () => {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" underline="none" className={styles.link} aria-label="Mainline">
      <svg className={styles.mark} viewBox="0 0 32 32" aria-hidden="true">
        <path d="M4 22h24M9 22c6 0 4-12 11-12h3" />
        <circle cx="9" cy="22" r="3" />
        <circle className={styles.head} cx="23" cy="10" r="3" />
        <circle cx="23" cy="22" r="3" />
      </svg>
      {isOpen && <span className={styles.name}>Mainline</span>}
    </Link>
  );
};
