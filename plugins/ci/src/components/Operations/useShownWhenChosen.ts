import { useEffect, useRef } from 'react';

/** Brings a list into view when another one is chosen by a figure far above it, and not when the page opens. */
export function useShownWhenChosen(choice: string) {
  const list = useRef<HTMLElement>(null);
  const before = useRef(choice);
  useEffect(() => {
    if (before.current === choice) return;
    before.current = choice;
    list.current?.scrollIntoView?.({ block: 'nearest' });
  }, [choice]);
  return list;
}
