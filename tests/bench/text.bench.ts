import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpusOf } from '@/tests/eval/train/corpus';
import { learn, written } from '@/tests/eval/train/learn';
import { signalsOf } from '@/utils/text/signals';

const SENTENCES = {
  de: 'Seit drei Wochen warte ich auf die bestellten Ersatzteile und niemand gibt mir eine Auskunft. Können Sie das bitte prüfen? ',
  en: 'I have been waiting for three weeks for the parts I ordered and nobody tells me anything. Could you please check? ',
};

describe.each(['de', 'en'] as const)('the text model of %s', (language) => {
  it('reads a mail of 2,000 words with its quoted copy in under 5 ms at the median', () => {
    const sentence = SENTENCES[language];
    const body = sentence.repeat(Math.ceil(2_000 / sentence.trim().split(' ').length));
    const mail = `${body}\n\n${body.replaceAll('. ', '.\n').replace(/^/gm, '> ')}`;
    // The worker lives on between mails: the code is warm.
    for (let run = 0; run < 100; run++) signalsOf(mail);
    const times = Array.from({ length: 60 }, () => {
      const start = performance.now();
      signalsOf(mail);
      return performance.now() - start;
    }).sort((a, b) => a - b);
    expect(times[times.length >> 1]).toBeLessThan(5);
  });

  it('is what the trainer makes of the corpus, byte for byte', async () => {
    const { training } = await corpusOf(language);
    const committed = readFileSync(`utils/text/weights-${language}.ts`, 'utf8');
    expect(written(learn(training, language), language)).toBe(committed);
  });
});
