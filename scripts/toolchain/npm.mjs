import { runCommand } from '../processes/runCommand.mjs';
import { ExplainedError } from '../entry/ExplainedError.mjs';

/** How npm is started: the very npm that runs us if there is one, else the one on the PATH. @returns {string[]} */
export function npmCommand() {
  const running = process.env.npm_execpath;
  if (running && /npm-cli\.js$/.test(running)) {
    return [process.execPath, running];
  }
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** @returns {ExplainedError} */
export function npmMissing() {
  return new ExplainedError(
    'npm was not found: it comes with Node from nodejs.org; on some systems it is a package of its own (for example `apt install npm`).',
  );
}

/**
 * npm's settings as they apply here: files, environment and defaults together. npm keeps tokens to itself. Without npm there are
 * none: whoever has Yarn has set up Yarn.
 *
 * @returns {Promise<Record<string, unknown>>}
 */
export async function readNpmSettings() {
  const { code, output } = await runCommand([
    ...npmCommand(),
    'config',
    'list',
    '--long',
    '--json',
    '--loglevel=error',
  ]);
  if (code === 127) return {};
  const json = output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1);
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new ExplainedError(
      `npm could not read its settings; \`npm config list\` says why: ${output
        .trim()
        .split('\n')[0]
        .slice(0, 200)}`,
      { cause: error },
    );
  }
}
