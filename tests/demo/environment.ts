export type Language = 'de' | 'en';

/** What the person who started the demo wants, from arguments and environment. */
export type Environment = {
  readonly language: Language;
  /** Whether windows can and should be shown. */
  readonly headed: boolean;
  /** The browser asked for by `--browser=chrome|firefox`. */
  readonly browser: 'chrome' | 'firefox' | undefined;
};

/** `--lang=de|en` and `--headless` win over LC_ALL, LANG, CI and the presence of a display. */
export const environmentOf = (
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): Environment => ({
  language: languageOf(args, variables),
  browser: (['chrome', 'firefox'] as const).find((name) => args.includes(`--browser=${name}`)),
  headed: !args.includes('--headless') && !isSet(variables.CI) && hasDisplay(variables, platform),
});

const languageOf = (args: readonly string[], variables: Readonly<Record<string, string | undefined>>): Language => {
  const asked = args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  const locale = variables.LC_ALL || variables.LC_MESSAGES || variables.LANG || systemLocale();
  return (asked ?? locale).toLowerCase().startsWith('de') ? 'de' : 'en';
};

// Windows and macOS started from an icon set no LANG.
const systemLocale = (): string => Intl.DateTimeFormat().resolvedOptions().locale;

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '' && value !== 'false';

const hasDisplay = (variables: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): boolean =>
  platform === 'win32' || platform === 'darwin' || isSet(variables.DISPLAY) || isSet(variables.WAYLAND_DISPLAY);
