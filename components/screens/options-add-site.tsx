import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Switch } from '@/components/ui/switch';
import { TextInput } from '@/components/ui/text-input';
import { Origin } from '@/utils/domain/schema';
import type { Site } from '@/utils/domain/settings';
import { type KnownWebmail, siteAt, siteOf, webmailAt } from '@/utils/domain/site';
import { t } from '@/utils/platform/i18n';
import { list } from '@/utils/platform/wording';
import { GrantOutcome } from './grant-outcome';
import { useGrant } from './use-grant';

type AddSiteProps = {
  sites: readonly Site[];
  webmails: readonly KnownWebmail[];
  /** Told the name or host of what was allowed. */
  onAdded: (name: string) => void;
};

/** Allows a webmail by its name or address, for who would rather do it here than look for the toolbar button. */
export const AddSite = ({ sites, webmails, onAdded }: AddSiteProps) => {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [autoLog, setAutoLog] = useState(true);
  const grant = useGrant();
  const missing = webmails.filter((webmail) => webmail.hosts.length > 0 && !isOn(sites, webmail));
  const anywhere = webmails.filter(({ hosts }) => hosts.length === 0).map(({ name }) => name);

  const allow = async (webmail: KnownWebmail) => {
    if (!(await grant.ask({ ...siteOf(webmail), autoLog }))) return;
    setTyped('');
    onAdded(webmail.name);
  };

  const allowOrigin = async (origin: string) => {
    if (!(await grant.ask({ origin, autoLog }))) return;
    setTyped('');
    onAdded(new URL(origin).host);
  };

  const add = () => {
    const word = typed.trim();
    if (word === '' || grant.busy) return;
    const origin = originIn(word);
    if (origin === undefined) return setWrong(t('site_add_wrong', word));
    if (siteAt(sites, origin) !== undefined) return setWrong(t('list_known', new URL(origin).host));
    const webmail = webmailAt(webmails, origin);
    void (webmail === undefined ? allowOrigin(origin) : allow(webmail));
  };

  return (
    <Card title={t('site_add_title')}>
      <form
        class="options-stack"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        {missing.length > 0 && (
          <fieldset class="options-known">
            <legend>{t('site_known_title')}</legend>
            <div class="options-starters">
              {missing.map((webmail) => (
                <Button
                  key={webmail.name}
                  icon="plus"
                  label={t('site_known_add', webmail.name)}
                  disabled={grant.busy}
                  onClick={() => void allow(webmail)}
                >
                  {webmail.name}
                </Button>
              ))}
            </div>
          </fieldset>
        )}
        <Field
          label={t('site_add_label')}
          hint={anywhere.length === 0 ? t('site_add_hint') : t('site_own_hint', list(anywhere))}
          error={wrong}
        >
          <TextInput
            value={typed}
            max={300}
            onInput={(text) => {
              setTyped(text);
              setWrong(undefined);
            }}
          />
        </Field>
        <Switch label={t('grant_auto_log')} hint={t('grant_auto_log_hint')} checked={autoLog} onChange={setAutoLog} />
        <GrantOutcome grant={grant} />
        <div class="options-actions">
          <Button type="submit" icon="plus" busy={grant.busy}>
            {t('site_add_action')}
          </Button>
        </div>
        <p class="muted">{t('sites_how')}</p>
      </form>
    </Card>
  );
};

const isOn = (sites: readonly Site[], webmail: KnownWebmail): boolean =>
  sites.some(({ webmail: name, origin }) => name === webmail.name || origin === siteOf(webmail).origin);

/** The site in what somebody typed or pasted from the address bar: "webmail.firma.example/?_task=mail" will do. */
const originIn = (typed: string): string | undefined => {
  try {
    const { origin, username } = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
    // "me@firma.example" is a mail address, not a site.
    return username === '' && Origin.safeParse(origin).success ? origin : undefined;
  } catch {
    return undefined; // no address at all
  }
};
