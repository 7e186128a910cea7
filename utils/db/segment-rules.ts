import { SegmentRule } from '@/utils/domain/segment-rule';
import { repository } from './repository';

/** The named groups of accounts and their conditions; few, read with `all`, ordered by the caller. */
export const segmentRules = repository({
  store: 'segmentRules',
  t: 'segment-rule',
  schema: SegmentRule,
  collections: {},
});
