import type { RecordTextKind } from '../../domain/record-masking.ts';

/** `of`: the brief's number, the answer's or the measure's. */
function what(kind: RecordTextKind, of = ''): string {
  switch (kind) {
    case 'outcome':
      return 'Samråd';
    case 'draft':
      return `Utkast till svar ${of}`;
    case 'answer':
      return `Svar ${of}`;
    case 'question':
      return `${of} fråga`;
    case 'proposal':
      return `${of} förslag`;
    case 'otherwise':
      return `${of} följd`;
    case 'reason':
      return `${of} skäl`;
    case 'reference':
      return `${of} protokoll`;
    case 'recipient':
      return 'Mottagare';
    case 'decided-by':
      return 'Beslutat av';
    case 'signed-by':
      return 'Undertecknat av';
    case 'place':
      return 'Mötesplats';
    case 'line':
      return 'Efter möte';
    case 'judgement':
      return 'Bedömning';
    case 'deviation':
      return `Avvikelse ${of}`;
  }
}

export const masking = {
  title: 'Ta bort text',
  which: 'Vilken text ska bort? Den tas bort i alla versioner, i mina egna inlägg och i sparade dokument.',
  text: 'Vilken text?',
  why: 'Varför tas den bort?',
  what,
  more: (shown: number, left: number) =>
    `Här visas de ${shown} senaste, ${left} äldre visas inte. Skriv ett ord ur texten efter ”maska” för att leta.`,
  nothing: 'Det finns ingen text att ta bort. Texter på en insats tar du bort med ”/insats 1.3 maska”.',
  notFound: 'Ingen text innehåller det ordet. Texter på en insats tar du bort med ”/insats 1.3 maska”.',
  gone: 'Den texten finns inte längre. Den kan redan vara borttagen. Skriv ”/samverkan maska” för att se vad som finns.',
  saved: (count: number) =>
    count === 1
      ? 'Sparat: texten är borttagen, också i mina egna inlägg och i sparade dokument.'
      : `Sparat: texten är borttagen på ${count} ställen, också i mina egna inlägg och i sparade dokument.`,
  staying: (count: number) =>
    count === 1
      ? 'En senare version säger delvis samma sak och står kvar. Ta bort den också om den behöver bort.'
      : `${count} senare versioner säger delvis samma sak och står kvar. Ta bort dem också om de behöver bort.`,
  inMeasures: (numbers: readonly string[]) =>
    `Samma ord står på ${numbers.join(', ')}. Ta bort dem där med ”/insats ${numbers[0]} maska”.`,
};
