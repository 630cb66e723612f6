import styles from './DigestText.module.css';

const shownDigits = 12;

/** The digest of an artifact, short; the whole on hover. */
export function DigestText(props: { digest: string }) {
  const { digest } = props;
  const shown = digest.indexOf(':') + 1 + shownDigits;
  return (
    <code className={styles.root} title={digest}>
      {digest.slice(0, shown)}
    </code>
  );
}
