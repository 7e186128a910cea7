import type { Language } from './language';

/** What a mail may say beside, or as part of, a complaint. */
export const SIGNAL_KINDS = [
  'churn-threat',
  'competitor',
  'cancellation',
  'promise-asked',
  'promise-broken',
  'praise',
  'referral',
  'dunning',
  'dunning-dispute',
  'question',
  'urgency',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Phrases of discontent that are shown as the reason, beside those of the signals. */
export type PhraseKind = SignalKind | 'discontent';

type Phrases = Partial<Record<PhraseKind, RegExp>>;

const B = String.raw`(?<![\p{L}\d])`;
const E = String.raw`(?![\p{L}\d])`;
/** Alternatives as whole words; `*` ends a word that may go on, `_` is up to 30 characters of the same sentence. */
const phrases = (...alternatives: string[]): RegExp =>
  new RegExp(
    alternatives
      .map((one) => `${B}(?:${one.replaceAll('*', String.raw`\p{L}{0,20}`).replaceAll('_', '[^.!?\\n]{0,30}?')})${E}`)
      .join('|'),
    'iu',
  );

const GERMAN: Phrases = {
  'churn-threat': phrases(
    '(?:an)?wechs(?:el|le|eln)_(?:anbieter|lieferant*|praxis|werkstatt|betreiber|studio|bank|versicher*)',
    '(?:anbieter|lieferant*|praxis|werkstatt|verein|studio)_(?:wechsel*)',
    '(?:suche*|suchen)_(?:and(?:e)?re[nrsm]?|woanders|anderswo)',
    '(?:frage|fragen|gehe|gehen|kaufe*|bestelle*|buche*|sehe|sehen|schaue*|schau)_(?:ich |wir )?(?:_)?(?:woanders|anderswo|anderweitig)(?:_um)?',
    '(?:zum letzten mal|das letzte mal|nie wieder|nicht (?:noch einmal|mehr) (?:bei|mit|zu) (?:ihnen|euch))',
    'zur konkurrenz|zu einem anderen|bei einem anderen|jemand anderen|zweite meinung',
    '(?:sonst|ansonsten|andernfalls|bevor ich)_(?:künd*|storn*|wechs*|widerruf*|anwalt|rücktritt|raus)',
    '(?:überleg*|erwäg*|denke*)_(?:künd*|wechs*|aussteig*|auszutreten|aufzuhören|ob wir)',
    'behalte*_(?:künd*|rücktritt|schritte)_vor|rechtliche schritte|rechtsanwalt|mein(?:em|en)? anwalt|verbraucherzentrale|verbraucherschutz|konsumentenschutz|schlichtungsstelle',
    'vergleichsportal|angebote? ein(?:zu)?holen|neu ausschreiben|ausschreibung',
  ),
  competitor: phrases(
    'konkurrenz|mitbewerber*|wettbewerber*|ander(?:er|en|em|e) (?:anbieter|lieferant*|firma|händler|betrieb|werkstatt)',
    '(?:angebot|kostenvoranschlag) (?:von|der firma|bei)_\\p{L}+',
  ),
  cancellation: phrases(
    '(?:ge)?künd(?:ige|igen|igt|igung|igungs*)|kündig*|abbestell*|storn(?:o|ier*)|widerruf*|austritt*|trete*_aus|abmeld*|(?:rück|zurück)tret*|trete*_zurück',
    'rückgängig (?:machen|zu machen)|vertrag_(?:beenden|auflösen)|nicht (?:mehr )?verlänger*|absagen|sage*_ab',
  ),
  'promise-asked': phrases(
    'verbindlich*|fest(?:en|er|es)? (?:termin|zusage|datum|liefertermin*)|schriftlich*_(?:bestätig*|zusage*|zusicher*|geben|festhalten)|(?:bestätig*|zusage*|zusicher*)_schriftlich',
    '(?:sagen|sichern) sie (?:mir|uns)_zu|zusagen|garantieren|versprechen sie|können sie (?:mir|uns) (?:zusagen|zusichern|versprechen|garantieren)',
    '(?:nennen|teilen)_(?:tag|termin|datum)|auf den (?:ich|wir) (?:mich|uns) verlassen',
  ),
  'promise-broken': phrases(
    '(?:hatten?|habt|haben|wurde|war(?:en)?)_(?:zugesagt|zugesichert|versprochen|vereinbart|ausgemacht|abgemacht|angekündigt|garantiert)',
    '(?:zugesagt|zugesichert|versprochen|vereinbart|ausgemacht|angekündigt|verbindlich)_(?:war|waren|wurde|hatten|ist)',
    '(?:sie|ihr)_(?:sagten|versprachen|schrieben|versicherten)|es hieß|hat es geheißen|hieß es|geheißen|entgegen (?:ihrer|der|unserer) (?:zusage|vereinbarung|absprache)|wort_gehalten|laut (?:ihrer|vertrag|angebot|auftragsbestätigung)',
    'sollte_(?:längst|schon|gestern|da sein|fertig sein|kommen|stehen|sein)',
  ),
  praise: phrases(
    '(?:vielen|herzlichen|tausend|besten|lieben) dank für (?:die|den|das|ihre[nr]?|eure[nr]?) (?:schnell*|toll*|super|gut*|nett*|freundlich*|groß*|wunderbar*|prompt*|kompetent*)',
    '(?:sehr|super|voll|rundum|höchst|äußerst|mehr als|wirklich|total|ganz) (?:zufrieden|begeistert|glücklich|nett|freundlich|lecker|gelungen|schön)',
    'begeistert|hervorragend*|ausgezeichnet*|wunderbar*|großartig*|fantastisch*|perfekt*|tadellos*|einwandfrei*|vorbildlich*|traumhaft*|spitze|klasse|bravo|kompliment|ein lob|großes lob|lob an|top|toll(?:e|er|es|en)?|super (?:gemacht|arbeit|service|team)|gute arbeit|weiter so|bin(?: ich)? (?:sehr )?froh|wie neu',
  ),
  referral: phrases(
    'weiterempf*|empfehl(?:e|en|ung)|empfohlen|weitererzähl*|weitergesagt',
    '(?:schwester|bruder|nachbar*|kolleg*|freund*|schwager|schwägerin|mutter|vater|eltern|bekannte*|cousin*|tante|onkel|familie|verein|tochter|sohn|chef*|trauzeug*)_(?:will|wollen|möchte*|bestell*|kommt|kommen|meld*|anmelden|interess*|buch*|reservier*|auch)',
    'ihre (?:nummer|adresse|karte) (?:weiter)?gegeben',
  ),
  dunning: phrases(
    '(?:zahlungs)?erinnerung|mahn(?:ung*|gebühr*|schreiben|bescheid|spesen|en|t|kosten|verfahren|stufe)|gemahnt|angemahnt|inkasso|letzte (?:mahnung|aufforderung)|zahlungsaufforderung|zahlungsverzug|rückstand|sperrandrohung',
  ),
  'dunning-dispute': phrases(
    'obwohl_(?:bezahlt|überwiesen|gezahlt|gekündigt|storniert|beglichen|abgebucht)',
    '(?:längst|bereits|schon|pünktlich|nachweislich)_(?:bezahlt|überwiesen|gezahlt|beglichen|abgebucht)',
    '(?:nie|nicht)_(?:bestellt|erhalten|bekommen|geliefert)_(?:mahn*|rechnung*)',
    '(?:mahn*|rechnung|forderung|gebühr*)_(?:unberechtigt|falsch|stimmt nicht|nicht nachvollzieh*|zurück(?:nehmen|ziehen)?|weise|widersprech*|bestreit*|stornier*|aufheb*)',
    'widerspr(?:uch|eche|echen)_(?:mahn*|rechnung|forderung)|doppelt (?:abgebucht|berechnet|bezahlt)|zweimal (?:abgebucht|berechnet)|zu viel (?:berechnet|abgebucht)|zuviel (?:berechnet|abgebucht)',
  ),
  urgency: phrases(
    'dringend*|sofort*|umgehend*|unverzüglich*|eilig*|eilt|brandeilig|notfall*|asap|schnellstens|schnellstmöglich*|so schnell wie möglich|jetzt sofort|noch heute|bis heute|bis morgen|heute noch|spätestens (?:heute|morgen)|binnen|innerhalb von (?:24|48|zwei)_stunden|auf der stelle|pronto',
  ),
  discontent: phrases(
    '(?:sehr |mehr als |wirklich |schwer )?(?:enttäusch*|verärger*|unzufrieden*|entsetzt|fassungslos|sauer|wütend)|ärgerlich|unverschämt*|frechheit|zumutung|inakzeptabel|unmöglich|lächerlich|schlamperei|sauerei',
    '(?:immer noch|noch immer|bis heute|bislang|seit_(?:tagen|wochen|monaten))_(?:nicht*|kein*|niemand|warte*)|(?:warte|warten)_(?:seit|noch|immer)|schon wieder|zum (?:dritten|vierten|fünften|zweiten|wiederholten|x-ten)? ?mal|(?:drei|vier|fünf|zwei)mal',
    'kein(?:e|er|en)?_(?:antwort|rückmeldung|reaktion|rückruf|mensch)|niemand_(?:gekommen|gemeldet|da|erreich*|zuständig|ans telefon)|nicht_(?:gekommen|erschienen|gemeldet|geliefert|zurückgerufen|angekommen|erreichbar|beantwortet|akzept*|hinnehm*|funktionier*)',
    'geht (?:gar )?nicht|funktioniert (?:immer noch )?nicht|defekt*|kaputt*|beschädigt*|mangelhaft*|undicht|reklam*|beschwer(?:e|en|de)*|so geht es nicht|reicht(?:s)?(?: es)?|statt(?:dessen)?',
  ),
};

const ENGLISH: Phrases = {
  'churn-threat': phrases(
    '(?:go|going|look|looking|shop|take|taking|try|order|ordering|buy|buying|move|moving)_elsewhere|somewhere else|someone else|another (?:supplier|firm|dentist|garage|shop|company|provider|school|gym|practice)|other suppliers?',
    '(?:switch|switching|change|changing|move|moving)_(?:supplier*|provider*|firm*|dentist|garage|gym|bank|to)',
    "(?:won't|will not|not|never)_(?:be back|use you|order(?:ing)?_again|come back|coming back|return(?:ing)?|renew(?:ing)?|book(?:ing)? again)|last (?:time|order|straw|chance)|never again|had enough|done with you",
    "(?:otherwise|or else|if not|failing that|unless)_(?:cancel*|leave|leaving|terminat*|solicitor|ombudsman|court|elsewhere|i'll|we'll)",
    '(?:thinking|think|consider*)_(?:leaving|cancelling|canceling|stopping|switching|moving|whether)|review*_(?:sourcing|options|contract|supplier*)|small claims|solicitor|ombudsman|trading standards|legal action|consumer',
  ),
  competitor: phrases(
    "competitor*|(?:quote|offer|price) from_\\p{L}+|another (?:supplier|provider|firm|company|quote)|(?:we're|we are|i'm|gone|moving|going|over|switched|switching) (?:now )?(?:with|to) \\p{L}+|rival*",
  ),
  cancellation: phrases(
    "cancel*|terminat*|(?:don't|do not|not|won't) renew*|unsubscrib*|withdraw*|(?:my|our) notice|give_notice|notice of|end_(?:contract|membership|subscription|agreement)|stop the|close (?:my|our) account|call(?:ed)? it off|opt out",
  ),
  'promise-asked': phrases(
    '(?:binding|firm|fixed|definite|realistic)_(?:date|delivery|commitment|answer|time|price)|in writing|written confirmation|guarantee|assurance*|(?:promise|assure|guarantee) (?:me|us|that)|(?:can|could|would|will) you (?:promise|guarantee|assure|commit)|rely on|commit to|confirm_(?:date|by when)',
  ),
  'promise-broken': phrases(
    'promised|(?:you|they|he|she|we were|i was|your \\p{L}+)_(?:said|told|assured|promised|guaranteed|confirmed|agreed)|(?:was|were|is)_(?:supposed|meant|due) to|should have been|contrary to|gave_word|as agreed|(?:you )?advertise*',
  ),
  praise: phrases(
    '(?:thank you|thanks)(?: so much| very much)? for (?:the|your|being|such|all) (?:quick|great|excellent|kind|lovely|wonderful|prompt|speedy|brilliant|help|patience|kindness|good)',
    "(?:really|very|so|absolutely|delighted|more than|most|well) (?:happy|pleased|impressed|delighted|grateful|good|kind|helpful|lovely)|delighted|brilliant|excellent|fantastic|wonderful|superb|marvellous|spotless|faultless|perfect|first class|well done|great (?:job|work|service|stuff)|good (?:job|work)|top marks|compliments|a credit to|love(?:d)? (?:it|the|this)|like new|legend|hats off|best \\p{L}+ (?:ever|in years|we've)|couldn't be happier|a pleasure",
  ),
  referral: phrases(
    'recommend*|told (?:all|everyone|everybody|my|our|the)|tell(?:ing)? (?:all|everyone|everybody|my|our)_|spread(?:ing)? the word|pass(?:ed|ing)? on your|given? (?:him|her|them|my|our)_(?:number|address|details)|(?:sister|brother|neighbour*|neighbor*|colleague*|friend*|cousin|mother|father|mum|dad|mate|daughter|son|boss|wife|husband|in-laws|club|choir)_(?:wants?|would like|will|is going to|are going to|coming|ordering|booked|booking|asked|interested|too)|word of mouth',
  ),
  dunning: phrases(
    '(?:payment |final |second |first |third )?reminder*|dunning|overdue|arrears|late fee*|debt collect*|collection agency|final notice|final demand|outstanding (?:balance|invoice|amount)|past due|red letter',
  ),
  'dunning-dispute': phrases(
    "(?:already|long since|have been|was|were|i've|we've|has been)_(?:paid|settled|cancelled|transferred|credited|debited)_|(?:don't|do not|never|not)_(?:owe|ordered|received|had)|(?:withdraw|cancel|reverse|stop|retract)_(?:reminder*|charge|fee|demand|invoice)|dispute*|queried|charged_twice|charged (?:me|us) (?:twice|double)|debited_twice|double charged|overcharged|paid_(?:on|in) (?:the|january|february|march|april|may|june|july|august|september|october|november|december)",
  ),
  urgency: phrases(
    'urgent*|immediate*|asap|as soon as possible|right away|right now|at once|straight ?away|today|tonight|by (?:noon|tomorrow|this|the end of)|this (?:morning|afternoon|evening)|within (?:the hour|24|48|an hour)|emergency|deadline|without delay',
  ),
  discontent: phrases(
    '(?:very |really |so |deeply |extremely )?(?:disappoint*|unhappy|annoy*|frustrat*|furious|appalled|dissatisfied|unimpressed|fed up|disgusted|let down)|unacceptable|not acceptable|disgrace*|ridiculous|shambles|not good enough|poor (?:service|show|quality)',
    "still (?:no|not|nothing|waiting|haven't|hasn't)_|(?:been )?waiting (?:for|since)|(?:third|fourth|fifth|second|umpteenth) time|yet again|once again|again and again|for (?:weeks|months|days|the third)|no (?:reply|answer|response|sign|news|show|call|word)|nobody_(?:came|called|answer*|replied|turned up|rang|picks up|knows)|never (?:came|arrived|turned up|called|replied|rang|received)|(?:hasn't|haven't|didn't|did not|has not|have not)_(?:arrived|come|turned up|replied|called|answered|been|received|heard|work*|shown|appear*)",
    "(?:doesn't|does not|won't|isn't|stopped)_work*|broken|faulty|damaged|defective|missing|wrong (?:one|size|item|order|colour|address|amount)|complain*|instead of|refund|(?:doesn't|does not) (?:match|fit|add up)",
  ),
};

/** Sentences that look like a phrase's and mean the opposite. */
const HARMLESS = {
  de: /(?:kein problem|keine eile|keine? (?:beschwerde|reklamation|mahnung)|nicht beschweren|hat sich erledigt|alles in ordnung|mein(?:e|em)? (?:fehler|versehen|schuld))/i,
  en: /(?:no (?:problem|rush|hurry|complaint)|not complaining|don't worry|my (?:mistake|fault|error|own)|all sorted|nothing urgent)/i,
};

export const PHRASES: Record<'de' | 'en', Phrases> = { de: GERMAN, en: ENGLISH };

/** The words of a sentence that a kind's phrase is made of. */
export const phraseIn = (
  sentence: string,
  kind: PhraseKind,
  language: Exclude<Language, 'unknown'>,
): string | undefined => {
  if (kind === 'question') return /\?["”«»)]?$/.test(sentence) ? sentence : undefined;
  if (kind === 'discontent' && HARMLESS[language].test(sentence)) return undefined;
  return PHRASES[language][kind]?.exec(sentence)?.[0];
};
