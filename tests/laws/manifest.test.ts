import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesIn, ROOT, textOf } from './sources';

const BUILDS = ['chrome-mv3', 'firefox-mv3'] as const;
const built = BUILDS.every((build) => existsSync(`${ROOT}.output/${build}/manifest.json`));

// The builds are made by `npm run build`; `npm run check` and `npm test` make them first.
describe.skipIf(!built)('the manifest that ships', () => {
  it.each(BUILDS)('requires no host in %s, and asks for sites one by one', (build) => {
    const manifest = JSON.parse(textOf(`.output/${build}/manifest.json`));
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
    expect(manifest.permissions.toSorted()).toEqual([
      'activeTab',
      'alarms',
      'notifications',
      'scripting',
      ...(build === 'chrome-mv3' ? ['sidePanel'] : []),
      'storage',
      'unlimitedStorage',
    ]);
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.web_accessible_resources).toBeUndefined();
  });

  it.each(BUILDS)('closes our pages to code, frames and the network in %s', (build) => {
    const { extension_pages: policy } = JSON.parse(textOf(`.output/${build}/manifest.json`)).content_security_policy;
    for (const rule of [
      "default-src 'none'",
      "connect-src 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
      expect(policy).toContain(rule);
  });

  it('collects nothing, and says so to Firefox', () => {
    const { browser_specific_settings } = JSON.parse(textOf('.output/firefox-mv3/manifest.json'));
    expect(browser_specific_settings.gecko.data_collection_permissions).toEqual({ required: ['none'] });
  });

  it.each(BUILDS)('keeps zod, preact and the polyfill out of every content script of %s', (build) => {
    const scripts = filesIn(`.output/${build}/content-scripts`, /\.js$/);
    expect(scripts).toContain(`.output/${build}/content-scripts/webmail.js`);
    for (const script of scripts.map(textOf)) {
      expect(script).not.toMatch(/ZodMini|_zod\b|safeParse/);
      expect(script).not.toMatch(/__preactattr_|dangerouslySetInnerHTML/);
      expect(script).not.toContain('webextension-polyfill');
    }
  });

  it.each(BUILDS)('ships pages without inline code in %s', (build) => {
    const pages = filesIn(`.output/${build}`, /\.html$/);
    expect(pages.length).toBeGreaterThanOrEqual(4);
    for (const page of pages) {
      expect(textOf(page)).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
      expect(textOf(page)).not.toMatch(/\son\w+=|<style|\sstyle=/);
    }
  });
});
