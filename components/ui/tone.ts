/** What a colour says; never without a word or a shape beside it. */
export type Tone = 'neutral' | 'accent' | 'good' | 'caution' | 'warn' | 'danger';
