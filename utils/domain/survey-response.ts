import { Id, Instant, line, z } from './schema';

/** An answer to a satisfaction question. Append-only; the scale is kept with the answer and answers are never rescaled. */
export type SurveyResponse = z.infer<typeof SurveyResponse>;
export const SurveyResponse = z
  .strictObject({
    id: Id,
    accountId: Id,
    contactId: z.optional(Id),
    kind: z.enum(['nps', 'csat']),
    scale: z.enum(['0-10', '1-10', '1-5']),
    score: z.number().check(z.int()),
    /** After which order, complaint or conversation it was asked. */
    occasion: z.optional(line(200)),
    at: Instant,
  })
  .check(
    z.refine(({ kind, scale, score }) => {
      const [low, high] = SCALE[scale];
      return (kind === 'csat') === (scale === '1-5') && score >= low && score <= high;
    }, 'the score does not lie on its scale'),
  );

const SCALE = { '0-10': [0, 10], '1-10': [1, 10], '1-5': [1, 5] } as const;

/** Net promoter classes: 9-10, 7-8, 0-6, from the raw answer on either scale (product.md row 79). */
export type PromoterClass = 'promoter' | 'passive' | 'detractor';
export const promoterClass = (score: number): PromoterClass =>
  score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor';
