// Invented notes, one a line: no real person, place of residence or case. Numbers are of the series set apart for it.

/** Notes of the working day. */
export const workNotes = `
Personalen är sjuk, vi skjuter på passet till nästa vecka.
3 föreningar har fått stöd hittills.
Vega fritidsgård har öppet fredagar till 23.
ICA Maxi har satt upp fler kameror.
Anhörigcentrum är informerat om insatsen.
VI BEHÖVER BESLUT FRÅN STYRGRUPPEN SENAST FREDAG
Inlägg på Facebook och Instagram, 3 400 visningar.
saknr 481, dnr A045.112/2021-48
Nytt möte 2021-11-30 kl 13.
3 av 4 tunnlar är ommålade.
Fyra restauranger fick anmärkning.
Tre ordningsvakter i stället för fyra under helgen.
en projektledare rekryterad
flera ungdomar har sökt sig till gården
Skolenkäten: 78 procent känner sig trygga.
En grupp ungdomar samlas vid tunneln på kvällarna.
Rutinen för orosanmälan uppdaterad.
Kriminalvården deltar i samverkan från hösten.
Trafikkontroll utanför Runby skola på morgonen, 14 anmärkningar.
Enhetschefen är på semester, återkommer vecka 32.
Ansökan hos Länsstyrelsen om ordningsvaktsområde inskickad.
Coop och Willys har skrivit på handlingsplanen.
Fastighetsägarna Stockholm bjuder in till frukostmöte.
Klotter på Husarvägen borttaget samma dag.
Sal B 12 bokad.
info@example.com svarar på frågor
på gång
Skolsköterskorna är informerade.
Mansmottagningen startar grupp i mars.
Polisens statistik visar färre rån mot unga.
jan 4, feb 3, mars 5
Luciafirandet lugnt.
Beslut i kommunstyrelsen den 7 juni, § 142.
Projektet Tryggare Väsby söker medel från Brå.
Digital stadsvandring med Sweco.
Buskar röjda vid Suseboparken.
Väsby Nya Gymnasium har fått två besök.
Målgrupp: ungdomar 13-17 år.
Två grupper om åtta elever.
Kronofogden deltog i tillsynen.
Oriktiga folkbokföringar: 32 utredda.
Gemensam insats mot skräp planeras i april.
Kontaktpersonen på Väsbyhem har bytts.
Vi är beroende av polisens bemanning.
Se www.example.com/vasby
Priset blev 12,5 mkr.
Öppet 0700-1600.
Föräldravandring 3 kvällar i veckan
MVP-programmet utbildat 14 ledare.
Uppsökande arbete i Smedby, Sigma och centrum.
Gatlyktorna tända igen.
Trafikmätning Sandavägen visar snitt 42 km/h.
Polisens ungdomsgrupp besökte fritidsgårdarna.
Företagarna ordnar frukost 12 maj.
STAD-metoden införs på 6 krogar.
Narkotikahundar på skolan, juristen utreder vad som gäller.
Utredningsenheten har ny chef.
Säkerhetsskyddschefen vill ha ny rutin.
Övning pågående dödligt våld med alla rektorer.
Pride firat i centrum.
Telefonbedrägerier ökar, seniorer fick flyer.
Skrotbilar: 14 flyttade, 6 väntar på beslut.
Ukraina-mottagningen påverkar bemanningen.
ISBN 91-7000-000-0 saknas i litteraturlistan.
Punkt 3, 4 och 5 bordlades.
samma som förra gången
Vem äger frågan nu?
Hälsningar från fältgruppen
FRÅGA: Behöver vi beslut av KS?
Bråk mellan ungdomar utanför McDonalds, vakterna löste det.
Föreningslokalen på Husarvägen stängd efter tillsyn.
Statistik över husrannsakningar redovisas inte här.
Antalet ingripanden i centrum: 31.
Socialtjänsten är med från v. 10.
Eleven i centrum är temat för konferensen.
Unga män är svårast att nå.
Var tredje förälder är orolig.
Two of three schools done.
Still waiting for legal review.
vi har bokat om till torsdag
ringt alla skolor
Tack till Trossen och Vega för bra samarbete!
Löwenströmska sjukhuset deltog i samverkansmötet.
en lampa trasig`
  .trim()
  .split('\n');

/** Words that are sensitive of a person and ordinary of a thing. */
export const wordsWithTwoMeanings = `
Vägen avstängd till fredag.
Trycket är högt, många ungdomar ute.
Salen var full.
Butiken säljer e-cigaretter till minderåriga enligt tillsynen.
Kylan slår till nästa vecka, utomhuspassen flyttas in.
Polisen går in i samarbetet från årsskiftet.
Vi går in i budgetarbetet på måndag.
Synskadades förening vill ha ledstråk i tunneln.
Tillgänglighet för rullstol kontrollerad vid 8 busshållplatser.
Uppgifterna kommer från polisens statistik, källan anges i rapporten.
Barn som utsätts för våld – ny handbok.
Särskilt utsatt område-status diskuterad.
Antal SIP under året: 34.
SSPF har startat om med nya deltagare från skolan.
Soc har jouren i helgen.
Maria Ungdom i Väsby har öppet hus.
Öppen utredning saknas i statistiken.
Vräkningar som rör barn: 0 under året.
Kvinnojouren flyttar till nya lokaler.
Våldsbejakande extremism: handlingsplan antagen.
Ekobrottsmyndigheten bjuder in till seminarium nästa vecka.
Ungdomar röker på skolgården, vi pratar med rektor.
Vi tar dem på nästa möte.
Hon återkommer på måndag.
Rektorn bad oss komma tillbaka, han vill ha fler besök.
personen som skulle göra det har slutat
Ordföranden öppnade mötet med statistik om narkotika.
Rektorerna efterfrågar stöd kring droger.
Handlaren klagar på stölder.
Fältarna har hittat droger i parken.
Sprutor vid lekparken borttagna samma dag.
Knivfynd på skolgården, rutin följdes.
Skottlossning i länet påverkar tryggheten här.
Trygghetsvärdar på plats efter skjutningen.
Gängkonflikten i länet påverkar inte Väsby.
Klotterkampanjen nådde 4 skolor.
Barn till frihetsberövade: material från Bufff delat.
Kontaktfamiljer sökes, informationsträff 4 maj.
Placeringen av kameran är beslutad.
Anmälan till utbildningen öppen till 3 maj.
28 anmälda, 24 kom.
Vårdcentralen har affischen uppe.
Corona stoppade äldreträffen.
Två lag med feriejobbare målade tunnlarna.
Närvarande: samordnaren, kommunpolisen, fritidschefen.
Elever 13-15 år är målgruppen.
Elever år 9 klara.
Två ungdomsmottagningar deltar.
två elevhälsoteam utbildade
Fyra barnskötare utbildade.
Tre familjecentraler i länet har samma modell.
Fyra kvinnojourer i länet samverkar.
Tre elevassistenter anställda på Vik.
Tre lovlediga kvällar
En av cheferna saknades.
tva av skolorna klara
båda cheferna har godkänt
Bara tre kvällar kvar.
Bara tre svarade av tio fastighetsägare.
Av nio skolor är fyra klara.`
  .trim()
  .split('\n');

/** Dates, times, case numbers, invoices and other rows of figures. */
export const figures = `
Möte 15/3 2022 kl 10-12, 16/3 2022 kl 9.
Tid 2021.11.30
2021-W47
2021/22
Statistik 2019: 1 310, 2020: 1 204, 2021: 1 102.
75 %
SEK 125000
Budget 2 350 tkr, utfall 1 980 tkr.
Dnr UBN 2021/88
Polisens diarienr A345.678/2022.
Felanmälan 2021-48213 stängd
OCR 12345678903
556703-7485 enligt fakturan
Ring växeln.
kontakt: samverkan@example.com
<!channel> möte kl 10
Version 1.2.3
Typ LED 24W 3000K
P-hus 2
Trafikplats 177
T-centralen
XYZ-metoden
DN skrev om oss
Brå 2021:5
PMFS 2021:3
HFD 2019 ref. 12
Tabell 4
10x15 m
24 tim
4 st lampor
2/4
Kanske
Grönt ljus från juristen
Stora torget städat
Södra Väsby
Prästgårdsmarken
Hagängen
Väsby IK
Pokémon-samlingar vid parken
Google Forms
Power BI-rapport klar
Stratsys uppdaterat`
  .trim()
  .split('\n');

/** Streets, blocks, projects and associations that bear a name. */
export const namedPlacesAndThings = `
Katolska församlingen deltar.
Somaliska föreningen vill samarbeta.
Turkiska riksförbundet
Medborgarskolan har lokal.
Hyresgästföreningen ordnar gårdsfest.
Heba och Rikshem deltar i fastighetsnätverket.
Samfälligheten Ekebo vill ha grannsamverkan.
Kvarteret Ryttaren klart.
Fastighet Vilunda 6:48
Detaljplan för Väsby Entré
Gångbron vid Glädjen.
Återvinningsstationen vid Blå stugan.
Karl Exempels väg belyst.
Hugo Exempels gata
Marielund
Fridhem
Ebbatorp
Carlsro
Vikskolan Ida-huset
Bamse-affischer
Valborg i Edsparken
Kanelbullens dag firad
Stormen Hans försenade arbetet.
Projektet Love is respect
Programmet Bella
Systemet Siebel
Barnkonventionen
Orange Day
Earth Hour
Trygg i Väsby`
  .trim()
  .split('\n');

/** Crime, health and care in general, in statistics and routines. */
export const talkOfCrimeInGeneral = `
Provköp av folköl planeras hos fem butiker på fredag.
Polisens spaningsgrupp berättade på mötet om narkotika bland unga.
Vi går in hos rektorerna med samma information i vecka 40.
Kamerabevakningen på torget är uppsatt och skyltad.
Skadegörelsen vid skolan har minskat sedan klotterjouren började.
Snatterier i centrum minskar.
Åtal väcktes i sju av tio fall förra året, enligt Brås statistik.
Föreläsning om kriminella nätverk för alla lärare.
Räddningstjänsten om bränder: flera anlades av barn, enligt rapporten.
Hjälpmedelscentralen lånar ut kryckor till fritidsgården.
vi har pratat med skolorna om narkotika o vapen, de vill ha forelasning
pa gang, vantar pa el
forra veckan 3 pass denna v 4
nattvandrarna va ute igar, lugnt
kom ca 30 pers
fem ungdomar har fått jobb
ett gäng ungdomar vid stationen, ca 15 st
Gänget i arbetsgruppen tackar för i år!
omgånget av arbetet klart
Rånen minskar.
3 rån under kvartalet
två anmälningar om skadegörelse
Polisen grep fem personer under helgen enligt pressmeddelandet.
lagförda 14
Narkotikabrott: 45 anmälda.
Beslag av 3 vapen under året enligt polisens statistik
sexuella trakasserier i kollektivtrafiken: kampanj
Mäns våld mot kvinnor – handlingsplan antagen.
Föräldrastöd: 24 föräldrar gick ABC-kursen.
ART-gruppen pausad.
Anhörigcentrum har grupp för föräldrar vars barn använder droger.
Skolpsykologen har gått utbildningen.
Lång kö till bup för remisser.
Danderyds sjukhus, akuten, rapporterar enligt Cardiff.
Hälsocenter deltar
ADHD-föreläsning för föräldrar, 60 anmälda
LSS-boenden har fått info om bedrägerier.
Demensteamet informerade polisen om rutiner.
Två övningar med Missing People
Ungdomar utsätts för personrån.
Hot mot personal i receptionen, anmält.
En hotfull situation på biblioteket, vakterna löste det.
Kommunen polisanmäler allt klotter.
Inbrottet på Vikskolan anmält.
Vi efterlyser fler vuxna.
Eftersökt kompetens saknas.
Häktet ligger utanför avtalet.
Kriminalvårdens anstalt deltar
Domen i överprövningen kom.
dom kommer på torsdag
den yngre målgruppen nås bäst på TikTok
Bara den ena kameran fungerar.
Det enda som saknas är el.
Insatsens enda risk är bemanning.
Ensam vuxen på kvällspasset räcker inte.
Ledarna i föreningarna utbildade.
Familjedag i Edsparken
Kvinnan på Trafikverket lovade svar
Grabbarna på parkenheten har röjt klart.
man kan inte parkera där
Barnet i fokus
När en elev är misstänkt för brott följer skolan rutinen.
Om någon är påverkad ringer vi 112.
Vad gäller när någon är placerad på HVB?
Rekryteringsförsök mot barn i skolan ökar enligt lägesbilden.
Barn som rekryteras till gäng: ny vägledning`
  .trim()
  .split('\n');
