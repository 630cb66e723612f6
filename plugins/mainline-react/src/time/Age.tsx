import { useLocale } from '../translation';
import { formatAge } from './formatAge';
import { formatInstant } from './formatInstant';
import { useNow } from './useNow';

/**
 * How long ago something happened; the exact moment on hover and for machines.
 *
 * @public
 */
export function Age(props: { at: string; className?: string }) {
  const now = useNow();
  const locale = useLocale();
  return (
    <time
      dateTime={props.at}
      title={formatInstant(props.at, locale)}
      className={props.className}
    >
      {formatAge(props.at, { now, locale })}
    </time>
  );
}
