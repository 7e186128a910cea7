import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Switch } from '@/components/ui/switch';
import { TextInput } from '@/components/ui/text-input';
import { useSave } from '@/components/use-request';
import { Origin } from '@/utils/domain/schema';
import { t } from '@/utils/platform/i18n';
import { requestSite } from '@/utils/platform/permissions';

type AddSiteProps = { known: readonly string[]; onAdded: (host: string) => void };

/** Allows a webmail by its address, for who would rather type it than look for the toolbar button. */
export const AddSite = ({ known, onAdded }: AddSiteProps) => {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [autoLog, setAutoLog] = useState(true);
  const [denied, setDenied] = useState(false);
  const saving = useSave();

  const enable = async (origin: string, granted: Promise<boolean>) => {
    setDenied(false);
    if (!(await granted)) return setDenied(true);
    const answer = await saving.run('site.enable', { origin, autoLog });
    if (answer?.value.enabled !== true) return;
    setTyped('');
    onAdded(new URL(origin).host);
  };

  const add = () => {
    const word = typed.trim();
    if (word === '' || saving.state === 'saving') return;
    const origin = originIn(word);
    if (origin === undefined) return setWrong(t('site_add_wrong', word));
    if (known.includes(origin)) return setWrong(t('list_known', new URL(origin).host));
    // The browser asks only for what is requested in the click itself: nothing may be awaited before.
    void enable(origin, requestSite(origin));
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
        <Field label={t('site_add_label')} hint={t('site_add_hint')} error={wrong}>
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
        {denied && (
          <div role="alert">
            <Notice tone="caution">{t('grant_denied')}</Notice>
          </div>
        )}
        {saving.state === 'failed' && <ErrorNotice code={saving.code} unsaved />}
        <div class="options-actions">
          <Button type="submit" icon="plus" busy={saving.state === 'saving'}>
            {t('site_add_action')}
          </Button>
        </div>
        <p class="muted">{t('sites_how')}</p>
      </form>
    </Card>
  );
};

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
