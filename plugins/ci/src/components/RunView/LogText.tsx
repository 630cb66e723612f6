import { type MouseEvent, useEffect, useRef } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ciTranslationRef } from '../../translation';
import type { LogLine } from './logLines';
import styles from './LogText.module.css';
import type { LineLinks } from './useLineLinks';

const chunk = 200;

/** Lines with their numbers. Long logs are laid out block by block as they are scrolled to. */
export function LogText(props: {
  lines: LogLine[];
  wrap?: boolean;
  /** Starts at the end, where a failure is. */
  fromEnd?: boolean;
  label: string;
  /** Where a line's own address leads; its number is the link. */
  links?: LineLinks;
  /** The line that the address names: marked, and scrolled to. */
  line?: number;
}) {
  const { lines, fromEnd, links, line: wanted } = props;
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fromEnd && root.current) {
      root.current.scrollTop = root.current.scrollHeight;
    }
  }, [fromEnd]);

  useEffect(() => {
    if (wanted === undefined) return;
    root.current
      ?.querySelector(`[data-line="${wanted}"]`)
      ?.scrollIntoView?.({ block: 'center' });
  }, [wanted, lines]);

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
            <div
              key={line.number}
              data-line={line.number}
              className={`${styles.line} ${
                line.number === wanted ? styles.wanted : ''
              }`}
              aria-current={line.number === wanted || undefined}
            >
              <LineNumber number={line.number} links={links} />
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

function LineNumber(props: { number: number; links?: LineLinks }) {
  const { number, links } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  if (!links) {
    return (
      <span className={styles.number} aria-hidden>
        {number}
      </span>
    );
  }
  const follow = (event: MouseEvent) => {
    // Another tab, or a download, is the browser's business.
    if (
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey
    ) {
      return;
    }
    event.preventDefault();
    links.open(number);
  };
  return (
    <a
      className={styles.number}
      href={links.hrefOf(number)}
      aria-label={t('log.line', { number: String(number) })}
      // Thousands of tab stops would bury what comes after the log.
      tabIndex={-1}
      onClick={follow}
    >
      {number}
    </a>
  );
}
