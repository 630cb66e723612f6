import type { Reading } from './Reading';

/** Reads what reached mainline in the window. Answers the validator to ask with next time. */
export async function readCheckIns(
  reading: Reading,
  validator: string | undefined,
): Promise<string | undefined> {
  const { repository, source, how } = reading;
  const { since, thorough } = reading.options.window;
  const read = await source.readCheckIns(
    repository,
    { since, ...(validator && !thorough ? { validator } : {}) },
    how,
  );
  if (!read.changed) return validator;
  reading.noteMainlineMoved();
  await reading.apply({ checkIns: read.value });
  return read.validator;
}
