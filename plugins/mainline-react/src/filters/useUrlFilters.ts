import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** How a filter is written in the URL. @public */
export type FilterKind = 'text' | 'list' | 'flag' | 'number';

type ValueOf<K extends FilterKind> = K extends 'text'
  ? string | undefined
  : K extends 'list'
  ? string[]
  : K extends 'number'
  ? number | undefined
  : boolean;

/** @public */
export type FiltersOf<S extends Record<string, FilterKind>> = {
  [Name in keyof S]: ValueOf<S[Name]>;
};

/**
 * Filters that live in the query of the URL, so that a view can be sent, bookmarked and gone back to. A filter that is
 * off leaves no trace in it, and what else the query holds stays.
 *
 * @param shape - each filter and its kind; declare it outside of the component
 * @public
 */
export function useUrlFilters<const S extends Record<string, FilterKind>>(
  shape: S,
): {
  filters: FiltersOf<S>;
  /** Replaces the present entry of the history: Back leaves the page, it does not undo letters. */
  setFilters: (change: Partial<FiltersOf<S>>) => void;
  clearFilters: () => void;
  /** Names of the filters that are on. */
  active: Array<keyof S & string>;
} {
  const [params, setParams] = useSearchParams();

  const filters = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(shape).map(([name, kind]) => [
          name,
          read(params.getAll(name), kind),
        ]),
      ) as FiltersOf<S>,
    [params, shape],
  );

  const setFilters = useCallback(
    (change: Partial<FiltersOf<S>>) =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(change)) {
            next.delete(name);
            written(value).forEach(word => next.append(name, word));
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );

  const clearFilters = useCallback(
    () =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          Object.keys(shape).forEach(name => next.delete(name));
          return next;
        },
        { replace: true },
      ),
    [setParams, shape],
  );

  const active = Object.keys(shape).filter(name => params.has(name));
  return { filters, setFilters, clearFilters, active };
}

function read(words: string[], kind: FilterKind): ValueOf<FilterKind> {
  switch (kind) {
    case 'list':
      return words;
    case 'flag':
      return words[0] === 'true';
    case 'number': {
      const number = Number(words[0]);
      return words[0] && Number.isFinite(number) ? number : undefined;
    }
    default:
      return words[0] || undefined;
  }
}

function written(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (value === undefined || value === false || value === '') return [];
  return [String(value)];
}
