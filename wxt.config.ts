import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { defineConfig } from 'wxt';

const OUR_PAGES_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const ROOT = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

/** Names and hosts of the webmails, from the adapters themselves: our pages offer them without carrying the adapters. */
const webmails = async () => {
  const options = { root: ROOT, configFile: false, logLevel: 'error', resolve: { alias: { '@': ROOT } } } as const;
  const { module: registry } = await runnerImport<typeof import('./utils/webmail/registry')>(
    '/utils/webmail/registry.ts',
    options,
  );
  const { module: adapters } = await runnerImport<typeof import('./utils/webmail/adapters')>(
    '/utils/webmail/adapters/index.ts',
    options,
  );
  return registry.knownWebmails(adapters.shipped);
};

export default defineConfig({
  // An import line is documentation (utils/README law): nothing appears by magic.
  imports: false,
  manifestVersion: 3,
  srcDir: '.',
  vite: async () => ({ define: { __WEBMAILS__: JSON.stringify(await webmails()) } }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    minimum_chrome_version: '123',
    permissions: [
      'alarms',
      'notifications',
      'scripting',
      'storage',
      'unlimitedStorage',
      'activeTab',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_commandOpenPopup__' },
    },
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    content_security_policy: { extension_pages: OUR_PAGES_CSP },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'kundenpuls@kundenpuls.example',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
  hooks: {
    'build:manifestGenerated': (_wxt, manifest) => {
      // WXT lists the matches of a runtime-registered content script as required hosts; we require none (design.md 5.1).
      delete manifest.host_permissions;
      delete manifest.content_scripts;
    },
  },
});
