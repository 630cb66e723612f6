/** One answer of the simulator, as a test guard sees it. @public */
export interface Exchange {
  method: string;
  /** As it was asked, without the query. */
  path: string;
  query: string;
  status: number;
  headers: Record<string, string>;
  /** The JSON body; undefined where the answer is no JSON. */
  body: unknown;
  /** Where in the body recorded objects stand as they were recorded: JSON pointers. */
  verbatim: string[];
}

/** Objects that were recorded, and are handed on without a change. */
const verbatimObjects = new WeakSet<object>();

export function markVerbatim<T extends object>(recorded: T): T {
  verbatimObjects.add(recorded);
  return recorded;
}

export function verbatimPointers(body: unknown, at = ''): string[] {
  if (typeof body !== 'object' || body === null) return [];
  if (verbatimObjects.has(body)) return [at];
  return Object.entries(body).flatMap(([key, value]) =>
    verbatimPointers(value, `${at}/${key}`),
  );
}
