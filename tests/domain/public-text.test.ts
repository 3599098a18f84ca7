import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicText } from '../../src/domain/public-text.ts';

const fewer = 'färre än fem';
const shown = (text: string) => publicText(text, fewer);

/** What the example plan says of its measures and of what is told of them. */
function examples(): readonly string[] {
  const columns = ['Insats', 'Vad kommuniceras', 'När', 'Av vem'];
  return ['examples/upplands-vasby/atgardsplan.csv', 'tests/fixtures/atgardsplan-exempel.csv'].flatMap((file) => {
    const rows: Record<string, string>[] = parse(readFileSync(file), { bom: true, columns: true, delimiter: ';' });
    return rows.flatMap((row) => columns.flatMap((column) => row[column] || []));
  });
}

describe('a text for the public', () => {
  it('is every one of the example plan, as it is written', () => {
    expect(examples().length).toBeGreaterThan(80);
    for (const text of examples()) expect(shown(text), text).toBe(text);
  });

  it.each([
    ['3 elever har slutat', 'färre än fem elever har slutat'],
    ['Stöd till tre ungdomar i veckan', 'Stöd till färre än fem ungdomar i veckan'],
    ['Två av de nya ungdomarna kom', 'färre än fem av de nya ungdomarna kom'],
    ['4 individer av 30', 'färre än fem individer av 30'],
    ['0 avhoppare i år', 'färre än fem avhoppare i år'],
    ['3 stycken ungdomar', 'färre än fem ungdomar'],
    ['10 elever varav 3 flickor', '10 elever varav färre än fem flickor'],
    ['2–3 personer per kväll', 'färre än fem personer per kväll'],
    ['två till tre feriejobbare', 'färre än fem feriejobbare'],
    ['Fyra arbetslösa unga vuxna', 'färre än fem arbetslösa unga vuxna'],
    ['3 students left', 'färre än fem students left'],
    ['Fyra utbildade medarbetare', 'färre än fem utbildade medarbetare'],
  ])('%s is shown as: %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    'Antal ungdomar: 3',
    'Elever (2 st)',
    'Ungdomar = 4',
    'Personer: 0',
    'Av 12 elever kom bara två',
    'En elev har slutat komma',
    'Båda killarna är kvar',
    'Tre till fem ungdomar',
    '10 ungdomar, varav tre fick jobb',
    'Tre (3) elever',
    '3, 4 elever',
    '3-elever',
    '3\u200b elever',
    '1 ungdom',
    'Ungdomarna var 3',
    'Stöd till 3 kriminella',
    'Utslussning av tre dömda',
    'Samtal med 4 gärningsmän',
    'Uppföljning av två anhöriga',
  ])('%s is not shown at all, since the number can’t be taken out by itself', (text) => {
    expect(shown(text)).toBeUndefined();
  });

  it.each([
    'Tre trygghetsvandringar per år med boende och verksamma',
    'Två myndighetsgemensamma tillsynsbesök per termin',
    'Föräldramöten i årskurs 6 och 8 om rekrytering och var det finns stöd',
    'Före- och efterbild från två platser',
    'Två veckor före och en månad efter varje vandring',
    'Två veckor före varje möte',
    'Feriejobb till 150 ungdomar',
    '60 utbildade chefer',
    '14 elever och 23 ungdomar',
    'Fem personer svarade',
    'Insats 1.3 för unga',
    'Möten i årskurs 2 och 3 för elever och föräldrar',
    'Fyra kvällar i veckan där unga samlas',
    'Ansökan senast 3 juni, för unga',
    'Senast 15/3 till föräldrar',
    'Kl. 14.3 för boende',
    '',
  ])('%s stands as it is written', (text) => {
    expect(shown(text)).toBe(text);
  });

  it.each([
    '3 kanotister slutade',
    'tre kanotister på Skolgatan',
    'Fyra kuratorsfall',
    'Stöd till 2 säsongsfiskare',
    'Ett par nyanlända fick plats',
    'Någon enstaka hemmasittare',
    'Enstaka gängmedlem kvar',
    'Ingen gängledare är kvar',
    'Ingen är kvar',
    'Inga återfallsförbrytare',
    'En gängledare greps',
    'En dömd fick boende',
    'En kanotist besökte skolan',
    'En brutal gärningsman',
    'Ett brottsoffer fick stöd',
    'Ett avhopp i år',
    'Två avhopp',
    'Noll återfall',
    '3st fick hjälp',
    '3/12 fick jobb',
    '1/4 av flickorna',
    '3⁄12 fick jobb',
    '½ av dem',
    'II kanotister',
    'Insats mot III gängledare',
    'Stöd till IV st',
    'Stöd till I elev',
    '２ kanotister',
    '③ kanotister',
    '٣ kanotister',
    '2–3 kanotister',
    'två–tre kanotister',
    'två eller tre kanotister',
    '0-4 kanotister',
    '3 av 12',
    'Av dem är 3 från Väsby',
    'Antal: 3',
    'kvar (4)',
    'Bara två kvar',
    'De två på Storgatan',
    'tr\u200bå, 3 kanotister',
    'tre kanotister vid skolan',
    '3 kanotister på tre möten',
    '4 på behandlingshem',
    '3 placeringar',
    'Två orosanmälningar',
    'tre kriminella i två områden',
    'Trenne bröder',
    '4 bror',
    'två reportrar',
    'insats 1.3 och 4 kanotister',
    '3 unga vid skolor',
  ])('%s is not shown, since what is not known to be a thing may be people', (text) => {
    const left = shown(text);
    expect(
      left === undefined || (left.includes(fewer) && !/(?<!\p{L})(?:[0-4]|två|tre|fyra)(?!\p{L})/iu.test(left)),
    ).toBe(true);
  });

  it.each([
    'Vi startar en kampanj mot klotter',
    'Ett informationsblad till alla hushåll',
    'En trygg skola',
    'En tryggare miljö vid stationen',
    'Ett öppet möte i biblioteket den 3 maj',
    'Tre öppna möten i Väsby centrum',
    'Två nya lampor vid tunneln',
    'Två filmer om rekrytering',
    'Utbildning i tre steg',
    'Etapp II av ombyggnaden',
    'Vecka 3 och 4: öppet hus',
    '3–4 maj',
    'Senast 3/4 på webbsidan',
    '3 av 9 skolor har haft möten',
    'Två av skolorna',
    'Ingen ska behöva vara rädd',
    'Inga nya kameror i år',
    'En gång i månaden',
    'En del av arbetet',
    'Ett nyhetsbrev varje kvartal',
    'Fyra trygghets- och grannvandringar',
    'Fyra gemensamma myndighetsbesök',
    '3 % fler lampor, 4 miljoner kronor',
    '1 000 flygblad och 1 affisch',
    '24/7 på telefon',
    'I skolan och i centrum',
    'I familjer där många är oroliga',
    'Kl. 3 på natten',
    'Tre utsatta områden',
    'Öppet hus i trygghetscentralen en lördag i maj',
    'Trygghetsdag med en polisbil och en brandbil',
    'En broschyr på fyra språk',
    'Två extra turer med nattbussen',
    'Inget att berätta än',
    'Noll tolerans mot klotter',
    '2 ggr/år, 1–2 gånger per termin',
    'En till två veckor före',
    'Rum 3',
    '3:e onsdagen i månaden',
  ])('%s is shown', (text) => {
    expect(shown(text)).toBe(text);
  });

  const people = fc.constantFrom(
    'personer',
    'ungdomar',
    'individer',
    'elever',
    'barn',
    'familjer',
    'deltagare',
    'avhoppare',
    'hushåll',
    'klienter',
    'brukare',
    'tjejer',
    'killar',
    'kvinnor',
    'män',
    'boende',
    'skolelever',
    'medarbetare',
    'Personer',
    'students',
  );
  const few = fc.constantFrom(
    '0',
    '1',
    '2',
    '3',
    '4',
    'två',
    'tre',
    'fyra',
    'Två',
    'TRE',
    'noll',
    '2–4',
    '3-4',
    'två eller tre',
  );
  const between = fc.constantFrom(' ', ' nya ', ' av de ', ' st ', '  ', ' unga ', '\u00a0', '\n');
  const around = fc.constantFrom('', 'I år: ', 'Stöd till ', 'Gatan 12. ', 'Bara ', '(');

  it('never has a number of people under five, wherever in it the number stands', () => {
    fc.assert(
      fc.property(
        around,
        few,
        between,
        people,
        fc.constantFrom('', '.', ' på Skolgatan', ' av 30', ', 40 % i fjol'),
        (a, n, b, p, c) => {
          const left = shown(`${a}${n}${b}${p}${c}`);
          if (left === undefined) return;
          const before = left.slice(0, left.toLowerCase().indexOf(p.toLowerCase()));
          expect(before.replace('Gatan 12. ', '')).not.toMatch(/\d|tv[åa]|tre(?!\p{L})|fyra|noll/iu);
          expect(left).toContain(fewer);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps every number of five or more, whatever stands around it', () => {
    fc.assert(
      fc.property(around, fc.integer({ min: 5, max: 9999 }), people, (a, n, p) => {
        expect(shown(`${a}${n} ${p}`)).toBe(`${a}${n} ${p}`);
      }),
    );
  });

  it('says the same of what it has once said, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const once = shown(text);
        if (once !== undefined) expect(shown(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what people did is no thing that they are counted as', () => {
  it.each([
    'Två lämnade kriminella nätverk',
    'Tre lämnade kriminella miljöer',
    'Tre anhöriga grupper',
    'Fyra sökte stöd',
    'Två saknade bostad',
    'Tre bytte skola',
    'Tre fullföljde program',
    'Tre stod för de flesta brotten',
    'Två satt häktade',
    'Tre startar i januari',
  ])('%s', (text) => expect(publicText(text, 'färre än fem')).toBeUndefined());
});

describe('ordinary titles and rhythms are shown', () => {
  it.each([
    '2 per år',
    'två per år',
    '1 per kvartal',
    'en per termin',
    'halvår 2',
    'Kv 1',
    'HT 2',
    'i samband med möte 2',
    '1. Affisch 2. Webb 3. Sociala medier',
    '1) Webb',
    'Ett medborgarlöfte för tryggare torg',
    'Medborgarlöfte 2',
    'Ett tryggt och säkert centrum',
    'Skapa ett tryggare Upplands Väsby',
    'En meningsfull fritid',
    'Ett gemensamt ansvar',
    'Ett trygghetsråd',
    'Ett poliskontor',
    'En trygg stad',
    'Pressmeddelande om en ny ordning',
    'Ett reportage i tidningen',
    'Ett seminarium',
    'Hus 3',
  ])('%s', (text) => expect(publicText(text, 'färre än fem')).toBe(text));
});
