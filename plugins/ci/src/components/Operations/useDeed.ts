import { useRef, useState } from 'react';

/** Something that a person does once at a time, and how it went. */
export interface Deed<Result> {
  pending: boolean;
  failure: Error | undefined;
  /** Of the last time, where that went well. */
  result: Result | undefined;
  run: () => Promise<void>;
}

/** @param onDone - called where it went well */
export function useDeed<Result>(
  work: () => Promise<Result>,
  onDone: (result: Result) => void,
): Deed<Result> {
  const going = useRef(false);
  const [state, setState] = useState<Omit<Deed<Result>, 'run'>>({
    pending: false,
    failure: undefined,
    result: undefined,
  });
  const run = async () => {
    // A second press of the same button comes before React has drawn the first.
    if (going.current) return;
    going.current = true;
    setState({ pending: true, failure: undefined, result: undefined });
    try {
      const result = await work();
      setState({ pending: false, failure: undefined, result });
      onDone(result);
    } catch (error) {
      setState({ pending: false, failure: error as Error, result: undefined });
    } finally {
      going.current = false;
    }
  };
  return { ...state, run };
}
