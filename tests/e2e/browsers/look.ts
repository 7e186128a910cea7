/** The browser's interface language, and so the extension's; also what it asks web servers for. */
export type Language = 'de' | 'en';

/** What pages learn by `prefers-color-scheme`. */
export type Theme = 'light' | 'dark';
