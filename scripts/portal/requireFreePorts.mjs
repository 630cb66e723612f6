import { ExplainedError } from '../entry/ExplainedError.mjs';
import { isFree } from '../processes/freePort.mjs';
import { listenerOf } from '../processes/listenerOf.mjs';

const uses = [
  { part: 'portal', name: 'the portal', flag: '--port' },
  { part: 'backend', name: 'its backend', flag: '--backend-port' },
  {
    part: 'simulator',
    name: 'the stand-in for GitHub',
    flag: '--simulator-port',
  },
];

/** @param {import('./startOptions.mjs').StartOptions} options */
export async function requireFreePorts({ ports, dev }) {
  const needed = uses.filter(({ part }) => dev || part !== 'backend');
  if (new Set(Object.values(ports)).size < needed.length) {
    throw new ExplainedError(
      `${needed
        .map(({ name, flag }) => `${name} (${flag})`)
        .join(' and ')} need a port each: give different ones.`,
      { exitCode: 2 },
    );
  }
  for (const { part, name, flag } of needed) {
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
