import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';

const LOOK_EVERY_MS = 10_000;
/** Looks without any growth after which a download is taken to hang. */
const PATIENCE = 5;

/**
 * Tells how far an installation has come, by the size of its folder, and notices when nothing comes any more: registries and the
 * boxes before them now and then forget a download half way, and npm would wait for five minutes.
 *
 * @param {string} folder
 * @param {() => void} onStall
 * @returns {() => void} ends the watch
 */
export function watchGrowth(folder, onStall) {
  let size = 0;
  let still = 0;
  const timer = setInterval(async () => {
    const now = await sizeOf(folder);
    still = now > size ? 0 : still + 1;
    size = now;
    console.log(`  … ${Math.round(size / 1024 ** 2)} MB`);
    if (still >= PATIENCE) onStall();
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/** Files come and go while npm works: what is gone counts nothing. @param {string} file @returns {Promise<number>} */
async function sizeOf(file) {
  const entry = await lstat(file).catch(() => undefined);
  if (!entry?.isDirectory()) return entry?.size ?? 0;
  const names = await readdir(file).catch(() => []);
  const sizes = await Promise.all(
    names.map(name => sizeOf(path.join(file, name))),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
