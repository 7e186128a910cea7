import { Icon } from '@/components/ui/icon';
import { number, plural, t } from '@/utils/platform/i18n';
import './match-preview.css';

type MatchPreviewProps = {
  /** Absent until the first answer. */
  found: { matches: number; of: number; sample: readonly string[] } | undefined;
  /** A newer question is under way. */
  pending: boolean;
};

/** How many customers a condition gathers, with some of their names. */
export const MatchPreview = ({ found, pending }: MatchPreviewProps) => (
  <div class="match-preview" aria-busy={pending}>
    <Icon name="users" />
    <div>
      <output class="match-count">
        {found === undefined ? t('segment_counting') : plural('segment_matches', found.of, number(found.matches))}
      </output>
      {found !== undefined && found.sample.length > 0 && (
        <p class="muted">
          {found.sample.join(' · ')}
          {found.matches > found.sample.length && ' …'}
        </p>
      )}
    </div>
  </div>
);
