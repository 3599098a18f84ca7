import { fold } from '../fold.ts';
import type { Reading } from './reading.ts';

// Transportstyrelsen: three letters without I, Q, V, Å, Ä, Ö; two figures; a figure or a letter other than O.
const PLATE =
  /(?<![\p{L}\d_/-])([a-hj-pr-uw-z]{3})([ .·\n-]{0,3})(\d ?\d ?[\da-hj-npr-uw-z])(?![\p{L}\d]|[.,:/]\d|-\d)/giu;
const SPELLED_PLATE =
  /(?<![\p{L}\d])[a-hj-pr-uw-z] [a-hj-pr-uw-z] [a-hj-pr-uw-z] \d ?\d ?[\da-hj-npr-uw-z](?![\p{L}\d])/iu;
const VEHICLE =
  /(?<!\p{L})(?:bil|bilen|bilar|personbil|skapbil|lastbil|regnr|reg|regnummer|registreringsnummer|registreringsnumret|registreringsskylt|skylt|skylten|plat|volvo|volvon|bmw|audi|saab|mercedes|merca|toyota|volkswagen|vw|golf|passat|skoda|ford|kia|tesla|peugeot|renault|opel|seat|nissan|mazda|hyundai|fordon|fordonet|moped|mopeden|epa|epatraktor|a-traktor|mopedbil|mc|motorcykel|taxi|taxin|skoter|car|plate|van)(?!\p{L})/u;

/** Abbreviations and short words that a number may follow: "EST 123", "SFS 196", "SEK 500", "RUM 201". */
const NOT_PLATES = new Set(
  `est led sfs dnr lpo kso skr lsu osl dso tfn prop sou rps jmo faq rum sal hus bus tel sms del nut jan feb mar apr maj jun sha
  jul aug sep okt dec sek usd eur nok dkk gbp kap pkt nr ref bet mom ks kom doc dok pdf xls csv usb cpu kpl avd enh proj
  par lag map har det och som med tre fem sex all nya den ett oss mer ska kan att der fyra pga dvs kml tkr mkr kwh
  ca max ger gor ser far sen ror nar hos upp utb bor for top run tom from log nat lan hem ort byn han hon hen men
  man the and for pass lgh dag rond kurs plan pnr fel lap kod gps lss lul psl pub pul bbr etc kst cad skl hsl ssl kbt
  rad del ord ton sda dom met let dar ned des akt mal bra har par ner`.split(/\s+/),
);

/**
 * Swedish vehicle registration numbers: "ABC 123", "ABC12D", and in small letters when written together or near a word
 * for a vehicle. Source: product.md §3; vägtrafikdataförordningen (2019:382).
 */
export function hasRegistrationPlate({ plain }: Reading): boolean {
  for (const match of plain.matchAll(PLATE)) {
    const [, letters = '', joint = ''] = match;
    const near = fold(plain.slice(Math.max(0, match.index - 60), match.index + 50));
    if (NOT_PLATES.has(fold(letters))) continue;
    // Over a line's end, or with a dash between, it may as well be a board's short name and an amount.
    if (/\n|^.{3}/.test(joint) && !VEHICLE.test(near)) continue;
    if (letters === letters.toUpperCase() || joint === '' || VEHICLE.test(near)) return true;
  }
  const spelled = SPELLED_PLATE.exec(plain);
  return spelled !== null && VEHICLE.test(fold(plain.slice(Math.max(0, spelled.index - 60), spelled.index + 60)));
}
