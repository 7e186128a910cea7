import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { t } from '@/utils/platform/i18n';
import type { Grant } from './use-grant';

/** Why a site was not allowed, where it was not. */
export const GrantOutcome = ({ grant: { denied, failure } }: { grant: Grant }) => (
  <>
    {denied && (
      <div role="alert">
        <Notice tone="caution">{t('grant_denied')}</Notice>
      </div>
    )}
    {failure !== undefined && <ErrorNotice code={failure} unsaved />}
  </>
);
