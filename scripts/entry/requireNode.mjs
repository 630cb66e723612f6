/** The oldest Node that these scripts are written for. The portal itself runs on the Node that the toolchain brings. */
const OLDEST_MAJOR = 20;

/** Ends the process with a sentence when the running Node is too old. Loaded before anything that an old Node could not parse. */
export function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= OLDEST_MAJOR) return;
  console.error(
    `Mainline needs Node ${OLDEST_MAJOR} or newer to start (any such version will do, the right one for the portal is fetched); this is Node ${process.versions.node}: install a newer one and run the command again.`,
  );
  process.exit(1);
}
