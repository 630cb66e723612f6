import { type MutableRefObject, useEffect, useRef, useState } from 'react';
import { SearchField } from '@backstage/ui';
import { useSlashFocus } from '../keys';

/**
 * The search of a page. The key `/` goes to it; letters stay here until the typist rests, so that a search is asked once
 * and not per letter.
 *
 * @public
 */
export function SearchText(props: {
  value: string;
  label: string;
  hint: string;
  className?: string;
  onChange: (value: string) => void;
}) {
  const { value, onChange } = props;
  const [text, setText] = useState(value);
  const told = useRef(value);
  const input = useRef<HTMLInputElement>(null);
  useSlashFocus(input);

  useEffect(() => {
    // The URL changed by itself: Back, or "clear filters".
    if (value !== told.current) {
      told.current = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => {
    if (text === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = text;
      onChange(text);
    }, 250);
    return () => clearTimeout(timer);
  }, [text, onChange]);

  return (
    <SearchField
      size="small"
      aria-label={props.label}
      placeholder={props.label}
      value={text}
      onChange={setText}
      ref={node => {
        // BUI hands out the field; the slash key needs its input.
        const found = node?.querySelector('input') ?? null;
        (input as MutableRefObject<HTMLInputElement | null>).current = found;
        if (found) found.title = props.hint;
      }}
      className={props.className}
    />
  );
}
