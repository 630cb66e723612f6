import { CommandLineError } from './CommandLineError';
import { helpText, parseCommand } from './parseCommand';
import { progress } from './progress';
import { suites } from './suites';

/** Runs a suite as the command line says. @returns the exit code */
export async function runCli(args: string[]): Promise<number> {
  try {
    const command = parseCommand(args, suites);
    if (command.help) {
      process.stdout.write(`${helpText(suites)}\n`);
      return 0;
    }
    return await runSuite(command);
  } catch (error) {
    if (!(error instanceof CommandLineError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function runSuite({
  suite,
  options,
}: Extract<ReturnType<typeof parseCommand>, { help: false }>): Promise<number> {
  const stopping = new AbortController();
  const stop = () => stopping.abort(new Error('It was stopped.'));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const cleanUps: Array<() => void | Promise<void>> = [];
  try {
    await suite.run({
      options,
      signal: stopping.signal,
      print: line => process.stdout.write(`${line}\n`),
      onEnd: cleanUp => cleanUps.unshift(cleanUp),
    });
    return 0;
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    progress('Stopped.');
    return 130;
  } finally {
    for (const cleanUp of cleanUps) await cleanUp();
  }
}
