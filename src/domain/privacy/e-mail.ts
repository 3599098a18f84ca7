import { fold } from '../fold.ts';
import { givenNames } from './given-names.ts';
import type { Reading } from './reading.ts';
import { isSurnameLike } from './surnames.ts';

const FUNCTIONS = new Set(
  `registrator registrering diarium diariet info information kommun kommunen kontaktcenter kontakt kontakta kundtjanst
  kundservice kundcenter servicecenter service medborgarservice medborgarkontoret kansli kansliet reception receptionen
  noreply support press presstjanst socialjour socialjouren socialtjanst socialtjansten socialforvaltningen felanmalan
  trygghet tryggt tryggare kommunstyrelsen kommunfullmaktige ks kf namnd namnden polis polisen webb web webmaster
  webbmaster post postmaster epost mail brev fritid fritidsgard skola skolan rektor upphandling tillsyn miljo bygg
  byggochmiljo samhallsbyggnad gatuochpark park gata trafik fastighet uthyrning stab ledning hr ekonomi faktura
  fakturor dataskydd dataskyddsombud dpo arkiv arkivet samverkan est brottsforebyggande brott forebyggande
  sakerhet sakerhetsskydd beredskap raddningstjansten raddningstjanst vaktchef vakt jour forening foreningar bibliotek
  kultur utbildning forskola halsa omsorg vuxen stod ordforande kommunikation kommunikator redaktion media nyheter
  office contact hello hej admin help hjalp region lan lansstyrelsen forbundet lokalpolisomrade lpo sollentuna stockholm
  nord syd ost vast mitt funktion grupp gruppen enhet enheten bostad bostader hyra forvaltning forvaltningen tips`.split(
    /\s+/,
  ),
);

const SOME_AT = /@|snabel|(?<!\p{L})at(?!\p{L})|[[({<] ?a ?[\])}>]/iu;
const AT_WORD =
  / ?[[({<] ?(?:at|a|snabel-?a|@) ?[\])}>] ?| snabel[ -]?a | ?@ |(?<=[._\d-][\p{L}\d]{0,30}|[\p{L}\d]{10})[ \n]@(?=[\p{L}\d-]{2,40}\.\p{L})|(?<=[\p{L}\d])\n?@\n(?=[\p{L}\d-]{2,40}\.\p{L})/giu;
const DOT_WORD =
  /(?<=@[\p{L}\d-]{2,40})(?: \. ?|, ?)(?=(?:[\p{L}\d-]{2,30}\.)?(?:com|se|nu|org|net|eu|io)(?!\p{L}))| ?[[({<] ?(?:dot|punkt|prick|\.) ?[\])}>] ?| (?:punkt|dot|prick) (?=\p{L})/giu;
const BARE_AT =
  /([\p{L}\d]) at (?=[\p{L}\d-]{2,30} ?\. ?(?:[\p{L}\d-]{2,30} ?\. ?)?(?:com|se|nu|org|net|eu|io|info|no|dk|fi|de|uk)(?!\p{L})|(?:gmail|hotmail|outlook|icloud|yahoo|protonmail)(?!\p{L}))/giu;

/**
 * E-mail addresses of persons, also written "kim (at) example punkt com". Functional ones, registrator@…, info@…,
 * kommunen@…, pass: they lead to an authority and not to a person. Source: anteckningar.txt NEJ-10.
 */
export function hasPrivateEmail({ plain }: Reading): boolean {
  if (!SOME_AT.test(plain)) return false;
  const text = plain.replace(AT_WORD, '@').replace(DOT_WORD, '.').replace(BARE_AT, '$1@').replace(DOT_WORD, '.');
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const local = /[\p{L}\d._%+'-]{1,64}$/u.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    const host = /^[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,5}/u.exec(text.slice(at + 1, at + 256))?.[0];
    if (local !== undefined && host !== undefined && !isFunctional(fold(local), fold(host))) return true;
  }
  return false;
}

function isFunctional(local: string, host: string): boolean {
  const parts = local.split(/[._%+'-]+|\d+/).filter((part) => part.length > 0);
  if (parts.some((part) => givenNames.has(part) || isSurnameLike(part))) return false;
  if (FUNCTIONS.has(parts[0] ?? '') || /^kommun(?:en)?$/.test(parts.at(-1) ?? '')) return true;
  const hosts = host.replaceAll('-', '');
  return (
    parts.some((part) => FUNCTIONS.has(part)) && parts.every((part) => FUNCTIONS.has(part) || hosts.includes(part))
  );
}
