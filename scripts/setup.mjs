import { requireNode } from './entry/requireNode.mjs';

requireNode();

const { runEntry } = await import('./entry/runEntry.mjs');

/** Brings the toolchain and the packages and, with arguments, runs a command with them: `node scripts/setup.mjs backstage-cli repo lint`. */
await runEntry(async () => {
  const { prepareToolchain } = await import('./toolchain/prepareToolchain.mjs');
  const { runVisibly } = await import('./processes/runVisibly.mjs');
  const { yarn, env } = await prepareToolchain();
  const command = process.argv.slice(2);
  return command.length ? runVisibly([...yarn, 'run', ...command], { env }) : 0;
});
