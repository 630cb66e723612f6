import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { ExplainedError } from '../entry/ExplainedError.mjs';
import { runCommand } from '../processes/runCommand.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

/**
 * A Chromium of this machine: the one that the environment names, else one on the PATH, else one in a usual place.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const named = process.env.PLAYWRIGHT_CHROMIUM ?? process.env.CHROMIUM_PATH;
  if (named) {
    if (isExecutable(named) && (await runs(named))) return named;
    throw new ExplainedError(
      `${named}, which PLAYWRIGHT_CHROMIUM or CHROMIUM_PATH names, is not a browser that runs here: point it at one, or unset it.`,
    );
  }
  for (const candidate of candidates().filter(isExecutable)) {
    if (await runs(candidate)) return candidate;
  }
  return undefined;
}

function candidates() {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap(folder => names.map(name => path.join(folder, name + suffix)));
  return [...onPath, ...usualPlaces()];
}

function usualPlaces() {
  const { HOME = '', LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env;
  switch (process.platform) {
    case 'darwin':
      return ['/', HOME].flatMap(root =>
        ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(app =>
          path.join(root, `Applications/${app}.app/Contents/MacOS/${app}`),
        ),
      );
    case 'win32':
      return [LOCALAPPDATA, PROGRAMFILES, `${PROGRAMFILES} (x86)`].flatMap(
        root => [
          path.join(root, 'Google/Chrome/Application/chrome.exe'),
          path.join(root, 'Chromium/Application/chrome.exe'),
          path.join(root, 'Microsoft/Edge/Application/msedge.exe'),
        ],
      );
    default:
      return ['/opt/google/chrome/chrome', '/snap/bin/chromium'];
  }
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Some systems have a placeholder on the PATH that only says how to install the browser. @param {string} browser */
export async function runs(browser) {
  // On Windows the question would open a window.
  if (process.platform === 'win32') return true;
  return (await runCommand([browser, '--version'])).code === 0;
}
