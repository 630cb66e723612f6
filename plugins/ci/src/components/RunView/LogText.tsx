import { useEffect, useRef } from 'react';
import type { LogLine } from './logLines';
import styles from './LogText.module.css';

const chunk = 200;

/** Lines with their numbers. Long logs are laid out block by block as they are scrolled to. */
export function LogText(props: {
  lines: LogLine[];
  wrap?: boolean;
  /** Starts at the end, where a failure is. */
  fromEnd?: boolean;
  label: string;
}) {
  const { lines, fromEnd } = props;
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fromEnd && root.current) {
      root.current.scrollTop = root.current.scrollHeight;
    }
  }, [fromEnd]);

  const blocks = Array.from(
    { length: Math.ceil(lines.length / chunk) },
    (_, index) => lines.slice(index * chunk, (index + 1) * chunk),
  );
  return (
    <div
      ref={root}
      className={`${styles.root} ${props.wrap ? styles.wrap : ''}`}
      role="region"
      aria-label={props.label}
      // Scrolls by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {blocks.map(block => (
        <div
          key={block[0].number}
          className={styles.block}
          style={{ containIntrinsicSize: `auto ${block.length * 18}px` }}
        >
          {block.map(line => (
            <div key={line.number} className={styles.line}>
              <span className={styles.number} aria-hidden>
                {line.number}
              </span>
              <span
                className={
                  line.kind === 'plain' ? styles.text : styles[line.kind]
                }
              >
                {line.text}
              </span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
