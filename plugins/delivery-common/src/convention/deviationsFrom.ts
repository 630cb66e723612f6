import type { Deviation } from './Deviation';

/** The fields of `written` that differ from `convention`. What was not written does not deviate. */
export function deviationsFrom(
  convention: Record<string, unknown>,
  written: Record<string, unknown>,
): Deviation[] {
  return Object.entries(written).flatMap(([field, value]) => {
    if (value === undefined) return [];
    const expected = convention[field];
    if (JSON.stringify(expected) === JSON.stringify(value)) return [];
    return [
      expected === undefined
        ? { field, written: value }
        : { field, convention: expected, written: value },
    ];
  });
}
