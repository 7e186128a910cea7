import { Interaction } from '@/utils/domain/interaction';
import type { Id } from '@/utils/domain/schema';
import { newestPage } from './newest';
import { type Outcome, PAGE, type Page, type Position, repository } from './repository';
import { captureStamp } from './stamp';
import type { ReadTx, WriteTx } from './transaction';

const stored = repository({
  store: 'interactions',
  t: 'interaction',
  schema: Interaction,
  collections: { tags: { as: 'set', prefix: 'tag' } },
  place: ({ accountId, at }) => ({ accountId, at }),
  counts: (interaction) => ({ interactions: interaction.automatic === undefined ? 1 : 0 }),
  latest: (interaction) =>
    interaction.automatic === undefined ? { name: 'lastContactAt', at: interaction.at } : undefined,
  judged: true,
  capturedAt: ({ at }) => at,
});

// A filter that hardly anything passes must not read a whole history for one page; the caller goes on from `next`.
const READ_PER_PAGE = 500;

/** The touches with customers. */
export const interactions = {
  ...stored,
  /** What was read from an opened mail: merged under the mail's own date, so that it never beats a person. */
  capture: (tx: WriteTx<'interactions'>, interaction: Interaction): Promise<Outcome> =>
    stored.fill(tx, interaction, captureStamp(interaction.at)),
  /** Newest first, at most 50 at once. With a filter a page may be shorter than `limit` and still have a `next`. */
  page: async (
    tx: ReadTx<'interactions'>,
    accountId: Id,
    {
      before,
      limit = PAGE,
      filter = () => true,
    }: {
      before?: Position;
      limit?: number;
      filter?: (interaction: Interaction) => boolean;
    } = {},
  ): Promise<Page<Interaction>> => {
    const wanted = Math.min(limit, PAGE);
    const items: Interaction[] = [];
    let from = before;
    for (let read = 0; read < READ_PER_PAGE; read += PAGE) {
      const page = await stored.ofAccount(tx, accountId, from === undefined ? {} : { before: from });
      for (const interaction of page.items) {
        if (items.length === wanted) return { items, ...(from !== undefined && { next: from }) };
        from = { at: interaction.at, id: interaction.id };
        if (filter(interaction)) items.push(interaction);
      }
      if (page.next === undefined) return { items };
    }
    return { items, ...(from !== undefined && { next: from }) };
  },
  /** Over all accounts, newest first. */
  latest: (
    tx: ReadTx<'interactions'>,
    { before, limit = PAGE }: { before?: Position; limit?: number } = {},
  ): Promise<Page<Interaction>> =>
    newestPage((query) => stored.list(tx, query), {
      ...(before !== undefined && { before }),
      limit: Math.min(limit, PAGE),
    }),
};
