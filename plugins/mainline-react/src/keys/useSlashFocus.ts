import { type RefObject, useEffect } from 'react';
import { isTyping } from './isTyping';

/**
 * The key `/` goes to the search, unless somebody is typing.
 *
 * @public
 */
export function useSlashFocus(input: RefObject<HTMLInputElement>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      if (isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [input]);
}
