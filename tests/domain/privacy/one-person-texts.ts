// Invented notes, one a line: no real person, place of residence or case. Numbers are of the series set apart for it.

/** Suspicion, health and social services of one person. */
export const saidOfOnePerson = `
eleven kom påverkad till skolan
Flickan luktade sprit och mådde inte bra
Hon blir slagen hemma
Tjejen lever under hedersförtryck
Eleven har rymt från hvb-hemmet
han är tillbaka från SiS och hänger vid stationen
Mariamottagningen har träffat killen
Pojken har kontakt med BUP
Eleven ska utredas hos bup
dottern har anorexi
En elev försökte hoppa från bron
Killen är svårt deppig
Hon är alkis
A-lagaren på torget har lunginflammation
Han testade positivt på THC
Kille tagen med kniv på skolan
elev påkommen med kniv i 8C
En elev på Runby skola har tagit med vapen
Ungdomen greps men släpptes
Klasskompisen rånade henne
Det var han som tände på skolan
Det är samma kille som klottrade förra veckan
Killen som klottrar bor på Exempelvägen
Killen i svart dunjacka utanför Coop
Tjejen med rosa hår från Vega
Kvinnan i rullstol vid biblioteket
Skolans enda döva elev
Den somaliska familjen på Påhittsgatan
Den nyinflyttade familjen i radhuset
Föräldrarna till pojken vill inte samarbeta
Flickvännen till gängledaren
Hans ex har flyttat
Mamman i porten bredvid
Tränaren i FK Exempel har förgripit sig på barn
Ägaren till Pizzeria Exempel tvättar pengar
Imamen radikaliserar ungdomar
Föreningens ordförande är misstänkt för bidragsbrott
Fältaren är hotad av en kille i gänget
Hon hotade att slå fältarna
Kille, 16, misstänkt för rån
Pojke f 08 misstänks
flicka född 2009 orosanmäld
15åring rånad
fjortonåringen på Vikskolan
Zlatans kusin är med
lisa i 9b röker på
Pratade med Ahmeds pappa om LVU
Möte med Leilas föräldrar och soc
SIP för Kim i morgon
Orosanmälan Alex P idag
Alex P, 15, är placerad
Kim har en öppen utredning
Kim är aktuell hos öppenvården
Har kim varit inlagd?
Kim är död
Kim har covid
Noor är häktad
Mohammed A gripen
Ali och Hassan är misstänkta
ali o hassan säljer
Ali har vapen hemma
Kevin snattade på ICA
kevin springer ärenden åt gänget
Jennifer lever med skyddad identitet
Fru Exempelsson bor på kvinnojouren
Maria ska vräkas
Maria har ekonomiskt bistånd sedan mars
Johan sitter inne
johan muckar i maj
Patrik Påhittström missbrukar
Patrik dricker
Elins pojkvän slår henne
Elin har blåmärken
elin mår piss
elin skär sig
Hodan har ptsd
Warsame är kriminell
Wiktor är aktuell i SSPF
SIG-listan: Kevin, Ali, Hassan
Kim är avhoppare`
  .trim()
  .split('\n');

/** Descriptions and kinships that fit one person. */
export const pointedOut = `
eleven kom påverkad till skolan
Pojken har kontakt med BUP
Kille tagen med gräs av vakterna
Pojken i 7B stal en moped
Det är samma kille som klottrade förra veckan
mannen med hunden vid tunneln
den blinda pojken på Vikskolan
Den somaliska familjen på Påhittsgatan
Mamman till killen som sköts
Flickvännen till gängledaren
vår vaktmästares son
Han hotade vår personal
Vi har koll på Ahmeds lillebror
Pratade med Ahmeds pappa om LVU
Mohammed A gripen
Jennifer lever med skyddad identitet
ahmed är misstänkt för rånet
A P är häktad sedan i fredags
min klasskompis Kims mamma dricker
killen med röd moped på Påhittsgatan
han som driver pizzerian säljer knark
husrannsakan imorgon kl 6
tillslag på fredag
Razzian sker i natt
Pojken är placerad enl LVU
Orosanmälan gjord på en elev i 7C.
har kontaktfamilj sedan i höstas, pojken i 4B
Mikko har skulder till gänget
Jamilas bror är efterlyst
Hodan mår dåligt
Jonas är sjukskriven för utmattning
Kalle har adhd och svårt att sitta still
Tjejen i gruppen skär sig`
  .trim()
  .split('\n');

/** Police operations, planned or going on. */
export const operations = `
Gryningsräd mot lägenheten på torsdag.
Vi har dolda kameror vid gången, de vet inget.
Spaningsgruppen följer dem hela helgen.
Polisen har en källa inne i gänget.
Förundersökningen är inne i ett känsligt läge.
Polisen går in hos dem på torsdag.
Polisen planerar tillslag mot restaurangen
Tillslaget sker på torsdag kl 05
tillslag mot spelklubben v 12
Vi går in på fredag kl 6
Det blir husrannsakan på Exempelvägen
husrannsakan hos familjen
razzia mot gårdens lokaler nästa vecka
vi spanar på garaget
spanarna sitter i lägenheten mittemot
Dold spaning på skolgården
civila poliser bevakar lokalen
Polisen övervakar killens telefon
De är avlyssnade
Polisen har satt gps på bilen
Vår informatör säger att
Källan vill vara anonym men jobbar på Coop
Gripanden väntas i veckan
Hämtning till förhör imorgon
Förhör med vittnet kl 10
förundersökning inledd mot chefen
EBM gör tillslag onsdag
oanmäld kontroll av Pizzeria Exempel på fredag
hemlig kamera i trapphuset
Piketen går in kl 5
Polisen tömmer lokalen ikväll, säg inget till någon
preventiva tvångsmedel används mot killen
Police will raid the club on Friday
arrests planned for Friday
We have an informant in the gang
the house search is on Friday`
  .trim()
  .split('\n');

/** Telephone numbers. */
export const phoneNumbers = `
Kim's number is 070-174 06 10
numret är 070 1740611
070 - 174 06 11
07017 40611
0701-740611
+46(70)1740611
+46-70-174-06-11
46701740611
00 46 70 174 06 11
070 174 06 1l
noll sju noll, ett sju fyra, noll sex, ett ett
tel. 174 06 11
telnr 465 004 00
växel 08-465 00 450 fråga efter Kim
(08) 465 004 50
0980 – 319 210
0313900699
0406280450
tel:0701740611`
  .trim()
  .split('\n');

/** Identity numbers and dates of birth. */
export const identityNumbers = `
19700101-2382
7001012382
70-01-01-2382
19 70 01 01 23 82
1970/01/01-2382
700101—2382
pnr700101-2382
p-nr 700101-2382
700101-239X
700101xxxx
samordningsnummer 700161-2383
sam.nr 19700161-2383
ID-nr 700101 2382
född 1 januari 1970
född den 1/1 1970
född 70-01-01
född: 1970 01 01
date of birth 1 January 1970
born on 1970-01-01
sista fyra: 2382
700101. 2382`
  .trim()
  .split('\n');

/** Home addresses. */
export const addresses = `
Exempelvägen 4
exempelvagen 4 b
Påhittsgatan 12, lgh 1102
storgatan 5
Kyrkv. 7
Hittepåvägen 101
Lilla vägen 3
Sankt Eriks väg 8
Anna Exempels plats 2
Björkstigen 9
Tallbacken 12 B
Parkallén 44
Väsbyvägen 10, port B
Påhittsgatan 12/14
port 12 på Påhittsgatan
Påhittsgatan uppg. 3
lägenhet 1402
lgh-nr 1402
flat 4, 12 Example Road
C/o familjen Exempel`
  .trim()
  .split('\n');

/** E-mail addresses, plates and report numbers. */
export const otherTraces = `
kims-mejl@example.com
kim.exempelsson(at)example(dot)com
kim.exempelsson @example.com
kimexempelsson AT example DOT com
kim＠example.com
DEF-456
En vit skåpbil, reg DEF45G
K-nummer 5000-K987654-21
K987654/21
diarienummer 5000-K987654-21
anmälningsnummer K987654
mål B 4321-21`
  .trim()
  .split('\n');
