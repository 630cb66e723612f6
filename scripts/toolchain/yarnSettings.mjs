import { readNpmSettings } from './npm.mjs';

/**
 * Yarn does not read .npmrc. This hands it what npm is set to: registry, proxies, certificates. What is already set for Yarn wins.
 *
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function yarnSettings() {
  const npm = await readNpmSettings();
  const { env } = process;
  /** @param {unknown} value */
  const text = value =>
    typeof value === 'string' && value !== '' && value !== 'null'
      ? value
      : undefined;
  const httpProxy = text(npm.proxy) ?? env.HTTP_PROXY ?? env.http_proxy;
  const settings = {
    YARN_NPM_REGISTRY_SERVER: text(npm.registry)?.replace(/\/$/, ''),
    YARN_HTTPS_CA_FILE_PATH: text(npm.cafile),
    YARN_HTTP_PROXY: httpProxy,
    YARN_HTTPS_PROXY:
      text(npm['https-proxy']) ??
      env.HTTPS_PROXY ??
      env.https_proxy ??
      httpProxy,
    YARN_ENABLE_STRICT_SSL: npm['strict-ssl'] === false ? 'false' : undefined,
    // Yarn refuses plain http by default, npm does not.
    YARN_UNSAFE_HTTP_WHITELIST: plainHttpHost(text(npm.registry)),
  };
  return Object.fromEntries(
    Object.entries(settings)
      .map(([name, value]) => [name, env[name] ?? value])
      .filter(([, value]) => value !== undefined),
  );
}

/** @param {string | undefined} registry */
function plainHttpHost(registry) {
  if (!registry?.startsWith('http:')) return undefined;
  return new URL(registry).hostname;
}
