/** A command that can't be carried out as it was typed: told as it is, one sentence, no stack. */
export class CommandLineError extends Error {
  name = 'CommandLineError';
}
