import type { ReactElement } from 'react';
import styles from './StateMark.module.css';
import type { MarkState } from './MarkState';

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round' as const,
};

const shapes: Record<MarkState, ReactElement> = {
  passing: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.8 8.3 7 10.5l4.2-4.6" {...stroke} className={styles.cut} />
    </>
  ),
  failing: (
    <>
      <path
        d="M8 1.2 15.2 14H.8Z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.2"
        strokeLinejoin="round"
      />
      <path
        d="m6.2 7.7 3.6 3.6m0-3.6-3.6 3.6"
        {...stroke}
        strokeWidth={1.8}
        className={styles.cut}
      />
    </>
  ),
  running: (
    <>
      <circle cx="8" cy="8" r="6" {...stroke} strokeOpacity="0.3" />
      <path d="M8 2a6 6 0 0 1 6 6" {...stroke} className={styles.arc} />
    </>
  ),
  waiting: <path d="M5.5 3.5v9m5-9v9" {...stroke} strokeWidth={2.4} />,
  flaky: (
    <path
      d="M2 6.2c2-2.4 4-2.4 6 0s4 2.4 6 0M2 11c2-2.4 4-2.4 6 0s4 2.4 6 0"
      {...stroke}
    />
  ),
  cancelled: <path d="M3.5 8h9" {...stroke} />,
  skipped: <path d="M3.5 8h9" {...stroke} />,
  neutral: <path d="M3.5 8h9" {...stroke} />,
  unknown: (
    <>
      <path
        d="M5.4 5.7a2.7 2.7 0 1 1 4 2.4c-.9.5-1.4 1-1.4 2"
        {...stroke}
        strokeWidth={1.8}
      />
      <circle cx="8" cy="13" r="1.2" fill="currentColor" />
    </>
  ),
  'no-data': <circle cx="8" cy="8" r="2" fill="currentColor" />,
};

/** The bare shape; {@link StateMark} gives it its word and colour. */
export function StateShape(props: { state: MarkState; size: number }) {
  return (
    <svg
      className={styles.shape}
      width={props.size}
      height={props.size}
      viewBox="0 0 16 16"
      aria-hidden
      focusable="false"
    >
      {shapes[props.state]}
    </svg>
  );
}
