import { requireNode } from './entry/requireNode.mjs';

requireNode();

const { runEntry } = await import('./entry/runEntry.mjs');
const { parseStartOptions, startHelp } = await import(
  './portal/startOptions.mjs'
);

await runEntry(async () => {
  const options = parseStartOptions(process.argv.slice(2));
  if (options.help) {
    console.log(startHelp);
    return 0;
  }
  const { prepareToolchain } = await import('./toolchain/prepareToolchain.mjs');
  const { runPortal } = await import('./portal/runPortal.mjs');
  return runPortal(await prepareToolchain(), options);
});
