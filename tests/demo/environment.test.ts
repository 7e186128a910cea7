import { describe, expect, it } from 'vitest';
import { environmentOf } from './environment';

describe('what the person who starts the demo wants', () => {
  it.each([
    { name: 'German by LANG', args: [], variables: { LANG: 'de_AT.UTF-8' }, language: 'de' },
    { name: 'LC_ALL before LANG', args: [], variables: { LC_ALL: 'en_US.UTF-8', LANG: 'de_DE.UTF-8' }, language: 'en' },
    { name: 'English for other languages', args: [], variables: { LANG: 'fr_FR.UTF-8' }, language: 'en' },
    { name: 'the argument before both', args: ['--lang=de'], variables: { LC_ALL: 'en_US.UTF-8' }, language: 'de' },
  ])('takes $name', ({ args, variables, language }) => {
    expect(environmentOf(args, variables, 'linux').language).toBe(language);
  });

  it.each([
    { name: 'a window where there is a display', args: [], variables: { DISPLAY: ':0' }, headed: true },
    { name: 'a window under Wayland', args: [], variables: { WAYLAND_DISPLAY: 'wayland-0' }, headed: true },
    { name: 'no window without a display', args: [], variables: {}, headed: false },
    { name: 'no window in continuous integration', args: [], variables: { DISPLAY: ':0', CI: 'true' }, headed: false },
    { name: 'no window when asked', args: ['--headless'], variables: { DISPLAY: ':0' }, headed: false },
  ])('opens $name', ({ args, variables, headed }) => {
    expect(environmentOf(args, variables, 'linux').headed).toBe(headed);
  });
});
