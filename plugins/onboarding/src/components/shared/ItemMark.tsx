import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ItemState } from '@mainline/backstage-plugin-onboarding-common';
import {
  type MarkState,
  StateMark,
} from '@mainline/backstage-plugin-mainline-react';
import { onboardingTranslationRef } from '../../translation';

/** What the mark of an item shows. Open is no failure: nobody is red for what was not done yet. */
export function markOfItem(state: ItemState): MarkState {
  switch (state) {
    case 'done':
      return 'passing';
    case 'open':
      return 'waiting';
    case 'cannot-tell':
      return 'unknown';
    default:
      state satisfies never;
      return 'unknown';
  }
}

const words = {
  done: 'state.done',
  open: 'state.open',
  'cannot-tell': 'state.cannotTell',
} as const;

/** The state of an item as mark and word. */
export function ItemMark(props: {
  state: ItemState;
  shapeOnly?: boolean;
  size?: number;
}) {
  const { state, ...rest } = props;
  const { t } = useTranslationRef(onboardingTranslationRef);
  return (
    <StateMark
      state={markOfItem(state)}
      word={words[state] ? t(words[state]) : String(state)}
      {...rest}
    />
  );
}
