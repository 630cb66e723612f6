import { isError } from '@backstage/errors';

const codes = [
  // PostgreSQL: unique_violation
  '23505',
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
];

/** Whether a write failed because another row has what only one may have, on PostgreSQL or SQLite. */
export function isUniqueViolation(error: unknown): boolean {
  return isError(error) && codes.includes(String(error.code));
}
