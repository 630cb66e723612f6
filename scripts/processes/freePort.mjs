import net from 'node:net';

/** A port of this machine that nothing listens on, from the given one on. @param {number} from */
export async function freePort(from) {
  for (let port = from; port < from + 500; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port between ${from} and ${from + 499}`);
}

/**
 * Whether a server could listen on the port, on every interface and on both loopback addresses: some systems let the wildcard
 * through although a loopback address is taken.
 *
 * @param {number} port
 */
export async function isFree(port) {
  for (const host of ['::', '0.0.0.0', '127.0.0.1', '::1']) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

/** @param {number} port @param {string} host @returns {Promise<boolean>} */
function canListen(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', error => {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === 'EADDRINUSE' || code === 'EACCES') resolve(false);
      // No IPv6 here: nobody can hold the port there either.
      else if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')
        resolve(true);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}
