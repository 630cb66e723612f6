import type { CheckInFact } from '../facts';
import type { CheckInRef } from './ServiceHealth';

/** A check-in as a row shows it. @public */
export function checkInRef(
  checkIn: Pick<
    CheckInFact,
    'sha' | 'message' | 'author' | 'reachedMainlineAt' | 'url'
  >,
): CheckInRef {
  return {
    sha: checkIn.sha,
    message: checkIn.message === '' ? undefined : checkIn.message,
    author: checkIn.author,
    at: checkIn.reachedMainlineAt,
    url: checkIn.url,
  };
}
