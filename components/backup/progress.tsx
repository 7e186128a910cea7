import { number, t } from '@/utils/platform/i18n';
import './progress.css';

/** How far a transfer is: `done` of `of` parts. */
export type Transfer = { done: number; of: number };

export const Progress = ({ label, transfer: { done, of } }: { label: string; transfer: Transfer }) => (
  <div class="transfer">
    <progress aria-label={label} value={done} max={of} />
    <span class="muted">{t('transfer', number(done), number(of))}</span>
  </div>
);
