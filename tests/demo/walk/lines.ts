import type { SeenMessage } from '@/utils/domain/profile';
import type { Stage } from './stage';

/** "Erika Muster <erika@…> · “Wo bleibt meine Lieferung?” · 9 Nov 09:12 · inbound"; of our own mails, whom they went to. */
export const mailLine = ({ language, words }: Stage, { message, direction }: SeenMessage): string => {
  const { from, to, subject = '', date } = message;
  const person = direction === 'outbound' ? to[0] : from;
  return [
    person?.name === undefined ? person?.address : `${person.name} <${person.address}>`,
    quoted(language, subject),
    date !== undefined && moment(language, date),
    direction !== undefined && words[direction],
  ]
    .filter(Boolean)
    .join(' · ');
};

export const quoted = (language: string, text: string): string => (language === 'de' ? `„${text}“` : `“${text}”`);

export const day = (language: string, at: number): string =>
  new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short' }).format(at);

const moment = (language: string, at: number): string =>
  `${day(language, at)} ${new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit' }).format(at)}`;

const localeOf = (language: string): string => (language === 'de' ? 'de-DE' : 'en-GB');
