import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mainlineTranslationRef } from '../translation';
import type { MarkState } from './MarkState';
import styles from './StateMark.module.css';
import { StateShape } from './StateShape';

/** @public */
export interface StateMarkProps {
  state: MarkState;
  /** Said in place of the state's own word: "red for 2h 14m", or the source's word for a state that is not known. */
  word?: string;
  /** Draws the shape alone; the word is still its accessible name and its hover. */
  shapeOnly?: boolean;
  size?: number;
}

const tones: Record<MarkState, string> = {
  passing: styles.passing,
  failing: styles.failing,
  running: styles.running,
  flaky: styles.flaky,
  waiting: styles.muted,
  cancelled: styles.muted,
  skipped: styles.muted,
  neutral: styles.muted,
  unknown: styles.muted,
  'no-data': styles.muted,
};

/**
 * A state as word, shape and colour; the one place that draws it.
 *
 * @public
 */
export function StateMark(props: StateMarkProps) {
  const { state, shapeOnly, size = 14 } = props;
  const { t } = useTranslationRef(mainlineTranslationRef);
  const word =
    props.word ?? t(state === 'no-data' ? 'state.noData' : `state.${state}`);

  return (
    <span
      className={`${styles.root} ${tones[state]}`}
      data-state={state}
      {...(shapeOnly ? { role: 'img', 'aria-label': word, title: word } : {})}
    >
      <StateShape state={state} size={size} />
      {!shapeOnly && (
        <span className={styles.word} title={word}>
          {word}
        </span>
      )}
    </span>
  );
}
