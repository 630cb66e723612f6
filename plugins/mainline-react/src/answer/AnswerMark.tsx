import type { ReactElement } from 'react';
import type {
  SelfCheckEvidence,
  SelfCheckVerdict,
} from '@mainline/backstage-plugin-ci-common';
import styles from './AnswerMark.module.css';

/**
 * What the mark of the self-check can say: an answer, how a piece of evidence counts, or that a service is dormant.
 *
 * @public
 */
export type AnswerMarkState =
  | SelfCheckVerdict
  | SelfCheckEvidence['verdict']
  | 'dormant';

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2.4,
  strokeLinecap: 'round' as const,
  strokeLinejoin: 'round' as const,
};

/*
 * Bare strokes, where the states of builds are filled shapes: a "no" is something to work on, and must not be taken for a red
 * mainline across a list.
 */
const check = <path d="M2.5 8.6 6.2 12.3 13.5 4" {...stroke} />;
const cross = <path d="m3.5 3.5 9 9m0-9-9 9" {...stroke} />;
const dash = <path d="M3.5 8h9" {...stroke} />;
const dot = <circle cx="8" cy="8" r="2.2" fill="currentColor" />;
const question = (
  <>
    <path
      d="M5.4 5.2a2.7 2.7 0 1 1 4 2.4c-.9.5-1.4 1-1.4 2"
      {...stroke}
      strokeWidth={2}
    />
    <circle cx="8" cy="12.8" r="1.3" fill="currentColor" />
  </>
);

const shapes: Record<AnswerMarkState, ReactElement> = {
  yes: check,
  'counts-for': check,
  no: cross,
  'counts-against': cross,
  'not-enough-data': dot,
  'cannot-tell': question,
  'does-not-count': dash,
  dormant: dash,
};

const tones: Record<AnswerMarkState, string> = {
  yes: styles.yes,
  'counts-for': styles.yes,
  no: styles.no,
  'counts-against': styles.no,
  'not-enough-data': styles.muted,
  'cannot-tell': styles.muted,
  'does-not-count': styles.muted,
  dormant: styles.muted,
};

/**
 * An answer of the self-check as word, shape and colour; the one place that draws it.
 *
 * @public
 */
export function AnswerMark(props: {
  state: AnswerMarkState;
  word: string;
  /** Draws the shape alone; the word is still its accessible name and its hover. */
  shapeOnly?: boolean;
  size?: number;
  className?: string;
}) {
  const { state, word, shapeOnly, size = 14 } = props;
  return (
    <span
      className={`${styles.root} ${tones[state]} ${props.className ?? ''}`}
      data-answer={state}
      {...(shapeOnly ? { role: 'img', 'aria-label': word, title: word } : {})}
    >
      <svg
        className={styles.shape}
        width={size}
        height={size}
        viewBox="0 0 16 16"
        aria-hidden
        focusable="false"
      >
        {shapes[state]}
      </svg>
      {!shapeOnly && <span className={styles.word}>{word}</span>}
    </span>
  );
}
