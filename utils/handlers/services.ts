import type { History } from '@/utils/db/history';
import type { Id, Instant } from '@/utils/domain/schema';
import type { Site } from '@/utils/domain/settings';
import type { TabNotice } from '@/utils/messaging/protocol';
import type { PageScript } from '@/utils/platform/page-script';

/** A small key-value area; what comes out is whatever was put in, to be checked by the reader. */
export type KeyValue = {
  load(key: string): Promise<unknown>;
  save(key: string, value: unknown): Promise<void>;
  drop(key: string): Promise<void>;
};

/** All that the use cases need from the world outside the history; the background builds it from `utils/platform`. */
export type Services = {
  history: () => Promise<History>;
  now: () => Instant;
  /** The user's offset from UTC at a moment, in minutes east. */
  offsetMinutes: (at: Instant) => number;
  /** In memory until the browser closes; outlives the worker. */
  session: KeyValue;
  /** On disk, in other files than the history. */
  local: KeyValue;
  sites: {
    /** Whether the browser lets us see all pages of a match pattern. */
    isGranted(host: string): Promise<boolean>;
    revoke(hosts: readonly string[]): Promise<void>;
    /** Makes each content script run on exactly its match patterns. */
    register(plans: readonly { script: string; hosts: readonly string[] }[]): Promise<void>;
    start(tabId: number, script: string): Promise<void>;
  };
  tabs: {
    active(): Promise<{ id: number; url: string | undefined } | undefined>;
    byId(id: number): Promise<{ id: number; url: string | undefined } | undefined>;
    /** Open tabs that show a page of the site. */
    ofSite(site: Pick<Site, 'origin' | 'hosts'>): Promise<number[]>;
    notify(tabId: number, notice: TabNotice): Promise<void>;
  };
  /** What a script of ours returned in each frame of a tab, unchecked; `undefined` where we may not run one. */
  runInPage(tabId: number, script: PageScript): Promise<unknown[] | undefined>;
  openPanel(tabId: number): Promise<'panel' | 'tab'>;
  attention: {
    showCount(count: number): Promise<void>;
    notify(id: string, title: string, message: string): Promise<void>;
  };
  /** Tells our open pages which records changed. */
  tellPages(ids: readonly Id[]): Promise<void>;
};
