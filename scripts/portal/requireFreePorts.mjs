import { ExplainedError } from '../entry/ExplainedError.mjs';
import { isFree } from '../processes/freePort.mjs';
import { listenerOf } from '../processes/listenerOf.mjs';

const uses = [
  { part: 'frontend', name: 'the portal', flag: '--port' },
  { part: 'backend', name: 'its backend', flag: '--backend-port' },
  {
    part: 'simulator',
    name: 'the stand-in for GitHub',
    flag: '--simulator-port',
  },
];

/** @param {import('./startOptions.mjs').StartOptions['ports']} ports */
export async function requireFreePorts(ports) {
  if (new Set(Object.values(ports)).size < uses.length) {
    throw new ExplainedError(
      'The portal, its backend and the stand-in for GitHub need a port each: give three different ones.',
      { exitCode: 2 },
    );
  }
  for (const { part, name, flag } of uses) {
    const port = ports[/** @type {keyof typeof ports} */ (part)];
    if (await isFree(port)) continue;
    const listener = await listenerOf(port);
    throw new ExplainedError(
      `Port ${port}, where ${name} would answer, is taken${
        listener ? ` by ${listener}` : ''
      }: stop that, or choose another with \`npm start -- ${flag} ${
        port + 1
      }\`.`,
    );
  }
}
