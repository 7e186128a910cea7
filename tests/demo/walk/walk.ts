import { isFlagged } from '@/utils/domain/assessment';
import type { CareRow, SeenMessage } from '@/utils/domain/profile';
import { until } from '../../e2e/servers/processes';
import { erika, US } from '../mails';
import {
  addCustomer,
  answer,
  type ComplaintWords,
  lookAtProfile,
  type NewCustomer,
  openKnown,
  openOther,
  resolveComplaint,
  sayWhoWeAre,
  switchOn,
  tagComplaint,
} from './acts';
import { tellBadge } from './badge';
import { day, mailLine } from './lines';
import { accountOf, openMail, profileOf, stateWord } from './seen';
import { inPanel, type Stage } from './stage';
import type { Tally } from './words';

const WHERE_IS_IT = 'Wo bleibt meine Lieferung?';

type Story = {
  /** The mail the story is met with. */
  readonly subject: string;
  readonly company: NonNullable<NewCustomer['company']>;
  readonly category: ComplaintWords['category'];
  readonly others: Parameters<typeof openKnown>[1];
};

const STORIES: readonly Story[] = [
  {
    subject: 'Schon wieder: Milch mit 14 Grad',
    company: 'Kita Sonnenhügel',
    category: 'category_defect',
    others: [
      ['INBOX', 'Milch kam warm an'],
      ['Sent', 'AW: Milch kam warm an'],
    ],
  },
  {
    subject: 'Re: Your invoice 20614 – settled, but a bad start',
    company: { private: true },
    category: 'category_invoice',
    others: [
      ['INBOX', 'Re: Payment reminder: weekly box, invoice 20614'],
      ['Sent', 'Your invoice 20614'],
    ],
  },
  {
    subject: 'Delivery late again today',
    company: 'Harbour Café',
    category: 'category_delivery',
    others: [
      ['Sent', 'Re: Delivery late again today'],
      ['INBOX', 'Next month’s order'],
    ],
  },
];

/** The way from a mail to a flag and back, through the screens of the extension. */
export const walk = async (stage: Stage): Promise<Tally> => {
  const { terminal, words } = stage;

  terminal.step(words.firstRun);
  await sayWhoWeAre(stage, US.address, '1-welcome');
  terminal.fact(words.us, `${US.address} · ${US.address.replace(/^.*@/, '*@')}`);

  terminal.step(words.switchOn);
  await switchOn(stage);
  terminal.fact(words.site, stage.origin);

  terminal.step(words.unknown);
  const first = await meet(stage, WHERE_IS_IT);
  await stage.picture(stage.mailPage, '2-mail');

  terminal.step(words.addHer);
  const erikasMail = await addCustomer(stage, {
    subject: WHERE_IS_IT,
    company: 'Muster Möbel GmbH',
    picture: '3-popup-new-customer',
  });
  terminal.fact(words.logged, mailLine(stage, erikasMail));
  await tellBadge(stage, stage.texts('state_new'));

  terminal.step(words.tagComplaint);
  await tagComplaint(stage, { category: 'category_delivery', words: words.complaintWords }, '4-popup-complaint');
  terminal.fact(words.complaint, `${stage.texts('category_delivery')} · ${words.complaintWords}`);

  terminal.step(words.otherMails);
  await openKnown(stage, [
    ['INBOX', 'Bestellung: 12 Präsentkisten für unser Team'],
    ['Sent', 'AW: Bestellung: 12 Präsentkisten für unser Team'],
    ['INBOX', 'Storno: 12 Präsentkisten'],
  ]);

  terminal.step(words.flagged);
  const erikaNow = await lookAtProfile(
    stage,
    erikasMail,
    `${erika.name} to be flagged`,
    ({ assessment }) => isFlagged(assessment.state) && assessment.waitingSince === first.message.date,
    '6-side-panel',
  );
  await tellBadge(stage, stateWord(stage, erikaNow.assessment.state));
  await stage.picture(stage.mailPage, '5-mail-flagged');

  terminal.step(words.noCustomers);
  await openOther(stage, 'Newsletter: zehn Ideen für den Hofladen im Winter');
  await openOther(stage, 'Kühlwagen steht morgens auf dem Hof');
  await openOther(stage, 'Automatic reply: Delivery late again today');

  terminal.step(words.otherStories);
  for (const [index, one] of STORIES.entries()) {
    if (index > 0) terminal.gap();
    await tellStory(stage, one);
  }

  terminal.step(words.today);
  const flagged = await today(stage);

  terminal.step(words.answer);
  await openMail(stage, 'INBOX', 'Storno: 12 Präsentkisten');
  const reply = await answer(stage, words.replyText);
  terminal.fact(words.logged, mailLine(stage, reply));
  await lookAtProfile(
    stage,
    reply,
    `${erika.name}'s waiting clock to stop`,
    ({ assessment }) => assessment.waitingSince === undefined,
    '8-side-panel-answered',
  );
  terminal.fact('', words.waitingStopped(day(stage.language, first.message.date ?? 0)));

  terminal.step(words.solved);
  await resolveComplaint(stage, 'category_delivery');
  const after = await profileOf(
    stage,
    accountOf(reply),
    `${erika.name}'s flag to fall`,
    ({ assessment }) => !isFlagged(assessment.state),
  );
  terminal.fact(words.stands, words.flagFell(stateWord(stage, after.assessment.state)));

  await stage.picture(stage.optionsPage, '9-options');
  const { interactions } = await stage.extension.ask('history.state', {});
  return { recognized: stage.recognized.size, logged: interactions, flagged: flagged.length };
};

/** Opens the mail of a person nobody knows yet, and says what was recognized. */
const meet = async (stage: Stage, subject: string): Promise<SeenMessage> => {
  const seen = await openMail(stage, 'INBOX', subject);
  stage.terminal.fact(stage.words.recognized, mailLine(stage, seen));
  await tellBadge(stage, stage.texts('badge_unknown'));
  await stage.linger();
  return seen;
};

/** A customer's story in short: met, added, a complaint, further mails, and how she stands then. */
const tellStory = async (stage: Stage, { subject, company, category, others }: Story): Promise<void> => {
  await meet(stage, subject);
  const logged = await addCustomer(stage, { subject, company });
  stage.terminal.fact(stage.words.logged, mailLine(stage, logged));
  await tagComplaint(stage, { category });
  stage.terminal.fact(stage.words.complaint, stage.texts(category));
  await openKnown(stage, others);
  await lookAtProfile(stage, logged, `the complaint in “${subject}” to count`, ({ assessment }) =>
    assessment.reasons.some(({ code }) => code === 'complaint_open'),
  );
};

/** The list of those who need care, as the side panel orders it. */
const today = async (stage: Stage): Promise<CareRow[]> => {
  const { extension, terminal, texts, words } = stage;
  const rows = await inPanel(stage, async (panel, page) => {
    const buttonFor = (all: readonly CareRow[]) => `${texts('sidepanel_today')} ${all.length}`;
    const listed = await until("today's list", async () => {
      const all = await extension.ask('care.list', {});
      return (await panel.has(buttonFor(all))) ? all : undefined;
    });
    await panel.press(buttonFor(listed));
    for (const { account } of listed) await panel.see(account.name);
    await stage.picture(page, '7-side-panel-today');
    return listed;
  });
  const lines = rows.map(({ account, assessment }) => `${account.name} · ${stateWord(stage, assessment.state)}`);
  terminal.fact(words.todayShort, ...lines);
  return rows;
};
