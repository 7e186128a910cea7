import { t } from '@/utils/platform/i18n';
import './skeleton.css';

/** Holds the place of `lines` lines of text while they are fetched. */
export const Skeleton = ({ lines = 3 }: { lines?: number }) => (
  <div class="skeleton" aria-busy="true">
    <span class="visually-hidden">{t('ui_loading')}</span>
    {Array.from({ length: lines }, (_, index) => (
      <span key={index} class="skeleton-line" />
    ))}
  </div>
);
