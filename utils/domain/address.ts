import type { Person } from './open-message';

/** The part after the @ of an address that `EmailAddress` accepted. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

// Providers who give mailboxes to the public in German and English speaking countries, access providers among them.
const FREE_MAIL: ReadonlySet<string> = new Set(
  `
  gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.org gmx.info gmx.biz gmx.eu gmx.li gmx.co.uk gmx.us web.de email.de mail.de
  t-online.de magenta.de freenet.de arcor.de vodafone.de vodafonemail.de kabelmail.de unitybox.de unity-mail.de o2online.de
  o2mail.de alice.de alice-dsl.net alice-dsl.de 1und1.de online.de versanet.de netcologne.de ewetel.net ewe.net osnanet.de
  htp-tel.de t-mobile.de lycos.de tiscali.de firemail.de firemail.eu directbox.com posteo.de posteo.net posteo.at
  posteo.ch posteo.eu posteo.org posteo.me mailbox.org tutanota.com tutanota.de tuta.com tuta.io tutamail.com keemail.me
  aon.at a1.net chello.at kabsi.at inode.at liwest.at utanet.at drei.at bluewin.ch bluemail.ch hispeed.ch sunrise.ch
  swissonline.ch green.ch vtxmail.ch
  gmail.com googlemail.com outlook.com outlook.de outlook.at outlook.ie outlook.com.au hotmail.com hotmail.de hotmail.at
  hotmail.ch hotmail.co.uk hotmail.ca live.com live.de live.at live.ch live.co.uk live.ca live.ie live.com.au msn.com
  windowslive.com passport.com yahoo.com yahoo.de yahoo.at yahoo.co.uk yahoo.ie yahoo.ca yahoo.com.au yahoo.co.nz ymail.com
  rocketmail.com myyahoo.com aol.com aol.de aol.co.uk aim.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch
  pm.me fastmail.com fastmail.fm fastmail.co.uk hushmail.com mail.com email.com zohomail.com zohomail.eu zoho.com
  hey.com inbox.com
  btinternet.com btopenworld.com btconnect.com talk21.com sky.com virginmedia.com virgin.net ntlworld.com blueyonder.co.uk
  talktalk.net tiscali.co.uk o2.co.uk orange.net plus.com freeserve.co.uk eircom.net comcast.net xfinity.com verizon.net
  att.net sbcglobal.net bellsouth.net cox.net charter.net spectrum.net earthlink.net optonline.net juno.com netzero.net
  frontier.com windstream.net shaw.ca rogers.com sympatico.ca telus.net videotron.ca bigpond.com bigpond.net.au
  optusnet.com.au iinet.net.au tpg.com.au ozemail.com.au xtra.co.nz
  `
    .trim()
    .split(/\s+/),
);

/**
 * Whether a domain's mailboxes belong to the public, so that sharing it says nothing about belonging together. Such a
 * person is a customer like any other: the answer keeps accounts apart, it never filters anybody away (product.md row 10).
 */
export const isFreeMail = (domain: string): boolean => FREE_MAIL.has(domain.toLowerCase());

const NO_REPLY =
  /(?:^|[._+-])(?:no[._-]?repl(?:y|ies)|(?:do|please)[._-]?(?:do[._-]?)?not[._-]?(?:reply|respond)|(?:bitte[._-]?)?nicht[._-]?antworten|keine?[._-]?antwort)/;
const MAIL_SYSTEM = /^(?:mailer[._-]?daemon|bounces?)(?:$|[._+=-])/;

/** Whether mail from this address comes from a machine that reads no answer. */
export const isNoReply = (address: string): boolean => {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  return NO_REPLY.test(local) || MAIL_SYSTEM.test(local);
};

const ADDRESS = /[^\s@<>"'(),:;[\]\\]+@[^\s@<>"'(),:;[\]\\]+\.[^\s@<>"'(),:;[\]\\.]+/g;
const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const LOOKALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** Whether one word mixes Latin letters with Cyrillic or Greek ones, which look the same. A name in two scripts is fine. */
const mixesScripts = (text: string): boolean =>
  [...text.matchAll(WORD)].some(([word]) => LATIN.test(word) && LOOKALIKE.test(word));

/**
 * Whether a mail's header shows somebody else than it names: an address other than the person's own in the display name,
 * or a word of lookalike letters in name or address (reliability.md B8). A warning for the reader, never a filter.
 */
export const looksLikeAnotherAddress = (person: Person): boolean => {
  // Compatibility forms, such as a full-width @, read like the plain ones.
  const name = (person.name ?? '').normalize('NFKC').toLowerCase();
  const shown = [...name.matchAll(ADDRESS)].map(([address]) => address);
  return (
    shown.some((address) => address !== person.address.toLowerCase()) ||
    mixesScripts(name) ||
    mixesScripts(person.address)
  );
};
