import type { MailboxWords } from './words';

/** Date and time as the header of an open mail shows them, in the format that `set_env` names. */
export const longDate = (date: Date, { dateFormat }: MailboxWords): string => {
  const [year, month, day] = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())];
  return `${dateFormat === 'dd.mm.yy' ? `${day}.${month}.${year}` : `${year}-${month}-${day}`} ${timeOfDay(date)}`;
};

/** The shorter form of the list: today and yesterday by name. */
export const listDate = (date: Date, now: Date, words: MailboxWords): string => {
  const days = Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000);
  if (days === 0) return `${words.today} ${timeOfDay(date)}`;
  if (days === 1) return `${words.yesterday} ${timeOfDay(date)}`;
  return new Intl.DateTimeFormat(words.locale.replace('_', '-'), { day: 'numeric', month: 'short' }).format(date);
};

const timeOfDay = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}`;
const two = (number: number): string => String(number).padStart(2, '0');
const startOfDay = (date: Date): number => new Date(date).setHours(0, 0, 0, 0);
