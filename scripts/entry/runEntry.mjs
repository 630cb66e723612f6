import { ExplainedError } from './ExplainedError.mjs';
import { explainSystemError } from './explainSystemError.mjs';

/**
 * Runs a command to its exit code. What we can explain is told in a sentence; anything else is a defect of ours, and keeps its stack.
 *
 * @param {() => Promise<number>} command
 */
export async function runEntry(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    const explained =
      error instanceof ExplainedError ? error : explainSystemError(error);
    if (explained) {
      console.error(explained.message);
      process.exitCode = explained.exitCode;
    } else {
      console.error(error);
      process.exitCode = 1;
    }
  }
}
