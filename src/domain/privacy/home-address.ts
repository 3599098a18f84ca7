import { fold } from '../fold.ts';
import type { Reading } from './reading.ts';

const STREET_END =
  /(?:gatan|gata|gaten|vagen|vag|grand|granden|stigen|stig|allen|alle|backen|slingan|ringen|kroken|hojden|brinken|torget|torg|esplanaden|promenaden|kajen|stranden|svangen|rundan|terrassen|liden|lyckan|tunet|gardet|angen|lunden|leden|straket|gangen|vreten|tappan|trappan|krans|kransen|vallen|vagg|hagen|dalen|asen|kullen|plan)$/;
const SURE_END = /(?:gatan|gata|vagen|vag|grand|granden|stigen|stig|allen|slingan|brinken)$/;

// Ways, plans and places that a number may follow without being a street and a house.
const NOT_STREETS = new Set(
  `gangvagen gangvag cykelvagen cykelvag landsvagen landsvag motorvagen motorvag riksvag riksvagen lansvag lansvagen
  genomfartsvagen tvargatan huvudgatan gagatan gagata kontaktvagen kontaktvag utvagen utvag omvagen omvag avvag ingang
  gangen tidplan handlingsplan handlingsplanen atgardsplan kommunikationsplan uppfoljningsplan detaljplan fotbollsplan
  idrottsplan tidsplan verksamhetsplan aktivitetsplan planen plan vagen vag gatan gata skolvag skolvagen vallen dalen
  hagen parken backen torget torg stranden leden sluttningen motgangen framgangen omgangen nedgangen uppgangen
  tillgangen overgangen genomgangen ingangen utgangen avgangen foregangen arsringen lagesplan skolplan beredskapsplan
  bostadsplan larplan genomgang omgang samhallsplan budgetplan projektplan insatsplan lasplan genomforandeplan
  testplan planeringen vardplan vintervagen farvag vattenvag busslinjen anvandningen ordningen`.split(/\s+/),
);

const COMPOUND =
  /(?<!\p{L})(\p{L}{4,40})(?:(,)| (?:nr|nummer)\.?|,? (?:port|hus|uppg|uppgång)\.?(?: nr\.?)?)? ?(\d{1,3})( ?[a-h](?!\p{L}))?(?![\d]|[.:,]\d|\/(?:0?[1-9]|1[0-2])(?!\d)|-\d\d-|-\d{3})/giu;
const TWO_WORDS =
  /(?<!\p{L})(\p{Lu}\p{L}{1,30}) (gatan|gata|vägen|väg|gränd|gränden|stig|stigen|torg|torget|allé|allén|backe|backen|plan|plats|strand|kaj|vag|grand|Gatan|Gata|Vägen|Väg|Gränd|Gränden|Torg|Torget|Plats)(?: nr\.?)? (\d{1,3})( ?[a-hA-H](?!\p{L}))?(?![\d]|[.:,/]\d|-\d{3})/gu;
// "Kungsg. 3 B", "Hasselv 12": a street's name cut off after a consonant and its g or v.
const SHORTENED =
  /(?<!\p{L})(?!Påskhelg|Reserv)\p{Lu}\p{Ll}{2,20}(?:[bdfhjklmnprst]v|[bdfhjklmprst]g)(?<!helg|berg|borg|korg|torg|sorg|färg|älg|talg|halv|tolv|själv|golv|kalv|valv|skarv|varv|kurv)\.? ?\d{1,3}(?: ?[a-hA-H](?!\p{L}))?(?![\p{L}\d]|[.:,/]\d|-\d{3})/gu;
const ADJECTIVE = /^(?:stora|lilla|ostra|vastra|norra|sodra|gamla|nya|ovre|nedre|inre|yttre|sankt|sankta|.{3,}s)$/;
const FLAT =
  /(?<!\p{L})(?:lgh|lagenhet|lagenhetsnummer|lghnr|lgh-nr)\.? ?(?:nr|nummer)?\.? ?\d{1,4}(?!\d|[.,]\d| ?(?:av|%|procent|stycken|st|kvm)(?!\p{L}))/u;
const DOOR_FIRST =
  /(?<!\p{L})(?:port|hus|huset|porten|uppgang) (?:nr |nummer )?\d{1,3} (?:pa|i|vid) \p{L}{3,}(?:gatan|vagen|grand|stigen|slingan)(?!\p{L})/u;
const CARE_OF = /(?<!\p{L})c\/o \p{L}/u;
const ENGLISH_STREET =
  /(?<!\d)\d{1,3} \p{Lu}\p{L}{1,30}(?: \p{Lu}\p{L}{1,30})? (?:Street|Road|Avenue|Lane|Drive|Way)(?!\p{L})/u;
const NOT_A_HOUSE_NUMBER =
  /^ ?(?:%|(?:av|procent|kr|kronor|st|stycken|ggr|ganger|pass|meter|m|km|lampor|stolpar|armaturer|skyltar|bankar|trad|buskar|farthinder|bilar|cyklar|fordon|kameror|fastigheter|incidenter|platser|nya|kvallar|dagar|veckor|manader|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|januari|februari|mars|april|juni|juli|augusti|september|oktober|november|december)(?!\p{L}))/u;

/**
 * Street and house number ("Exempelvägen 4B", "Påhittsgränd 3 lgh 1102", "Stora gatan 12"), a flat's number, c/o.
 * A street without a number, a road ("väg 267") and a public place ("tunnel 3") pass. Source: product.md §3.
 */
export function hasHomeAddress({ plain, folded }: Reading): boolean {
  if (FLAT.test(folded) || DOOR_FIRST.test(folded) || CARE_OF.test(folded) || ENGLISH_STREET.test(plain)) return true;
  return hasCompoundStreet(plain) || hasTwoWordStreet(plain) || hasShortenedStreet(plain);
}

function hasCompoundStreet(plain: string): boolean {
  for (const match of plain.replace(/\n/g, ' ').matchAll(COMPOUND)) {
    const name = match[1] ?? '';
    const folded = fold(name);
    if (!STREET_END.test(folded) || NOT_STREETS.has(folded)) continue;
    if (!/^\p{Lu}/u.test(name) && !SURE_END.test(folded)) continue;
    // "Mälarvägen, 18 stolpar": what is counted after a comma.
    const isCount = match[2] !== undefined && /^ \p{Ll}{3,}/u.test(plain.slice(match.index + match[0].length));
    if (!isCount && isHouseNumber(plain, match)) return true;
  }
  return false;
}

function hasTwoWordStreet(plain: string): boolean {
  for (const match of plain.replace(/\n/g, ' ').matchAll(TWO_WORDS)) {
    const isNamed = /^(?:allé|allén|gränd|stig)$/.test(match[2] ?? '') || ADJECTIVE.test(fold(match[1] ?? ''));
    if (isNamed && isHouseNumber(plain, match)) return true;
  }
  return false;
}

function isHouseNumber(plain: string, match: RegExpExecArray): boolean {
  return !NOT_A_HOUSE_NUMBER.test(
    fold(
      plain
        .slice(match.index + match[0].length)
        .replace(/\n/g, ' ')
        .slice(0, 20),
    ),
  );
}

function hasShortenedStreet(plain: string): boolean {
  return [...plain.matchAll(SHORTENED)].some((match) => isHouseNumber(plain, match));
}

const SOME_ADDRESS =
  /(?<!\p{L})(?:(?:en|viss|vissa|samma|den|nagon|ena|aktuell|aktuella|bestamd|porten) (?:\p{L}+ )?adress|adressen|adresser|adresserna|port(?:en)? \d{1,2}|uppgang (?:\d{1,2}|[a-h]))(?!\p{L})/u;

/** Whether the text speaks of an address without giving it: pass, with the tip to name the area instead (SLAPP-09). */
export function speaksOfAnAddress({ folded }: Reading): boolean {
  return SOME_ADDRESS.test(folded);
}
