import { describe, expect, it } from 'vitest';
import { automaticMail } from '@/utils/domain/automatic';

const mail = (address: string, subject: string) => automaticMail({ from: { address }, subject });

describe('a mail nobody wrote', () => {
  it.each([
    ['Automatische Antwort: Ihr Angebot'],
    ['Automatic reply: Your quote'],
    ['Auto-Reply: Your quote'],
    ['Abwesenheitsnotiz: Urlaub'],
    ['Abwesenheit: Re: Angebot'],
    ['Abwesenheit'],
    ['Abwesenheit bis 30.09.'],
    ['Out of Office'],
    ['Out of Office Re: Your quote'],
    ['Out of the office until Monday'],
    ['Re: Angebot [Out of Office]'],
  ])('answers by itself: %s', (subject) => {
    expect(mail('anna@kunde.example', subject)).toBe('auto-reply');
  });

  it.each([
    ['mailer-daemon@post.example', 'Undelivered Mail Returned to Sender'],
    ['MAILER-DAEMON@post.example', ''],
    ['postmaster@post.example', 'Unzustellbar: Angebot'],
    ['postmaster@post.example', 'Delivery Status Notification (Failure)'],
    ['MicrosoftExchange329e71ec88ae4615@kunde.example', 'Nicht zustellbar: Angebot'],
    ['system@post.example', 'Mail delivery failed: returning message to sender'],
    ['system@post.example', 'Undeliverable: Your quote'],
  ])('comes back undelivered: %s, %s', (address, subject) => {
    expect(mail(address, subject)).toBe('bounce');
  });

  it.each([
    ['noreply@shop.example'],
    ['no-reply@shop.example'],
    ['No_Reply@shop.example'],
    ['do-not-reply@shop.example'],
    ['nicht-antworten@shop.example'],
    ['shop-noreply@shop.example'],
    ['noreply+7f3@shop.example'],
    ['noreply2@shop.example'],
  ])('wants no answer: %s', (address) => {
    expect(mail(address, 'Ihre Bestellung')).toBe('no-reply');
  });

  it.each([['newsletter@shop.example'], ['rundbrief@verein.example'], ['kunden-bounces@liste.example']])(
    'went to many: %s',
    (address) => {
      expect(mail(address, 'Neues im Herbst')).toBe('list');
    },
  );
});

describe('a mail a customer wrote', () => {
  it.each([
    ['anna@kunde.example', 'Anfrage Einbauschrank'],
    ['anna@kunde.example', 'Undelivered parcel'],
    ['anna@kunde.example', 'Delivery failure again, third time!'],
    ['anna@kunde.example', 'Zustellung fehlgeschlagen, bitte melden'],
    ['anna@kunde.example', 'Abwesend am Montag, Termin verschieben?'],
    ['anna@kunde.example', 'Frage zu Ihrer Abwesenheitsnotiz'],
    ['anna@kunde.example', 'Visit out of office hours'],
    ['anna@kunde.example', 'Returned goods'],
    ['arno.reply@kunde.example', 'Hallo'],
    ['newsome@kunde.example', 'Hallo'],
    ['anna.keinert@kunde.example', 'Keine Antwort erhalten'],
  ])('is none of these: %s, %s', (address, subject) => {
    expect(mail(address, subject)).toBeUndefined();
  });

  it('is none of these when sender and subject are not known', () => {
    expect(automaticMail({})).toBeUndefined();
  });
});

it('takes time in proportion to a subject', () => {
  const start = performance.now();
  for (const unit of ['(', '- ', 'automatic ', 'out of office ', 'a'])
    mail(`${unit.repeat(50_000)}@x.example`, unit.repeat(50_000));
  expect(performance.now() - start).toBeLessThan(1_000);
});
