/**
 * Invented notes, one a line. Names are made up, telephone numbers are of the series that PTS has set apart for books and
 * films, identity numbers are known test numbers or of the invented birth number series 238–239.
 */
export const passingTexts = `
Org.nr 212000-1234 har lämnat anbud
556036-0793
16556036-0793
Beslutat i ärende KS/2021:312
dnr 5000-2021
KS 2021/000312
Klart 211130 kl 15.00.
Kostnad 1 250 000 kr
2 300 000 kronor till belysning
bg 123-4567
Fakturanummer 1234567890
Faktura 2021113015
2021-2022
2021-11-30 1500
2021-11-30 15:00
2021-09-24 2021-10-01
211130-211203
Pass 08.00-16.00 och 17.00-22.00
0800-1600
Ring 112 vid akuta lägen, annars 114 14
Ring 114 14
Ring 1177
Ring Bris på 116 111
Mejla registrator@example.com
Frågor till info@upplandsvasby.example
kommun@example.com
kontaktcenter@example.com
upplands.vasby.kommun@example.com
Väg 267 får ny belysning
E4 vid avfart 177
Tunnel 3 klar
Skolan 7–9 med
plats 4 klar
Stationsgatan är klar
Ny lampa på Stationsgatan
På Stationsgatan 8 av 10 lampor klara
Centrum får 12 nya lampor
EST 123
SFS 2023:196
ISO 27001
Åk 6 klar
152 ungdomar har fått feriejobb
Ungdomar vid stationen stör mindre
Två skolor behöver hjälp av kommunpolisen att hitta tid i oktober.
Två av fyra områden kartlagda
Fem platser besökta, brister på tre
Tre tillfällen bokade
Två handläggare går utbildningen
Två poliser och tre ordningsvakter på plats
Fyra vuxna vandrade
Rutin för orosanmälan beslutad
Socialtjänsten deltog i mötet
Kontaktväg för den som vill lämna en kriminell livsstil
personen som skulle göra det har slutat
Höstens första gemensamma tillsyn gjord
Tillsyn planerad till den 9 december
Nästa tillsyn på fredag
Upplands Väsby centrum är klart
Möte med Region Stockholm på torsdag
Väsbyhem har bytt lampor
Samverkan med Kriminalvården och Arbetsförmedlingen
Inlägg på Facebook i december
Möte med Brå om EST
Pressmeddelande ute
Ni hinner inte
Klara med allt
Inga nya händelser
Per månad har vi åtta pass
Hans förslag är bra
Vi har 24 av 30 kvällar klara
Polisens tillslag förra veckan märks på torget
Utbildning om psykisk ohälsa bland unga
Fler anmälda brott i centrum
Antal anmälda rån har minskat
Några av ungdomarna har slutat komma
Vi behöver fler vuxna på nattvandringen
Fältarna träffade många ungdomar på kvällen
Personal från socialtjänsten och skolan gick utbildningen
Ny rutin när en elev misstänks vara rekryterad
Samordnaren är sjuk i dag, mötet flyttas
v. 48 klart
15/3 klart
91 procent inom två arbetsdagar
Utfall 8 av 10
Priset blev 850 709 kr
12 345 678 kr
Serienummer 8507099804
Lamporna på Exempelskolan och Vilundaparken är klara
Möte med rektorerna på Exempelskolan
Trygghetsvandring vid Smedby centrum genomförd
Vi väntar på Trafikverket
Frågan ligger hos Länsstyrelsen
Vi har pratat med fastighetsägaren
Grannsamverkan startad i fyra områden
Styrgruppen träffas den 2 juni och den 24 november
Avtalet gäller 2021-01-01 – 2022-12-31
Insats 2.4 klar. 1.3 kvar.
tack för hjälpen, vi ses på måndag
Läget är grönt
Narkotikahandeln vid stationen har minskat
Ordningsvakterna arbetar nu till 02.00
Skolan har gjort orosanmälningar enligt rutin
Föräldrar har fått information om droger
Vi slår till med en extra vandring i december
Bidraget slår igenom först nästa år
Projektet drog igång i mars
Hon återkommer i morgon
Nattvandrarna var 12 personer
Ansökan till MUCF inskickad
Kommunpolisen håller i passet
Två kommunpoliser på mötet
Mötet flyttas från 13.30 till 15.00
Löpnummer 2021-0012
Budget: 450 tkr
Enkät till 3 500 hushåll
Tidplan 2021–2022: klart v. 8
EST-mötet den 12/11 kl. 9-11
Nytt datum 28 januari
Vi träffas i Messingen
Lokalen i Messingen är bokad
Utbildningen hålls på Scandic
BRÅ och SKR har tipsat
Kameran är placerad vid tunneln
Container placerad på torget
En person saknas till passet
Dialog med Hyresgästföreningen
Polisregion Stockholm har godkänt
Vi är klara nästa fredag
Trygghetskameror vid Väsby station
Ny överenskommelse 2023-2024
Feriejobb för 16-åringar
Tre nya lampor
fyra mörka tunnlar
Två nya boenden
Stöd till brottsoffer har utökats
15 elever per klass har fått information
Belysningen vid Exempelskolan lagad, 3 lampor kvar
Vi har gjort 3 av 8 platser
Nytt slutdatum 2022-01-28 föreslås
Kostnaden blir 350 000 kr exkl. moms
Upphandling avslutas 30/11 kl 12.00
Avtal med Securitas klart
Möte med Väsbyhem och räddningstjänsten v. 49
Första mötet med Myndighetsgruppen hölls i går
Tillståndsenheten och Skatteverket deltog
Ny lägesbild klar, se dokument KS/2021:312 i Ciceron
Rapport från Stockholms universitet väntas i mars
Samtal med Sollentuna kommun om gemensam utbildning
Nattvandrarna i Smedby har 14 kvällar inbokade
Tack för hjälpen med tiderna!
Vi väntar svar från Trafikverket om Väg 267
Beställt 12 kameror à 15 000 kr
Leverantören Elektroskandia levererar i december
Polisen har ökat antalet pass från 8 till 12
Två extra pass i november
Två veckor försenat
Tre månader kvar
En insats återstår
Fyra tunnlar klara
En lampa trasig vid station
En verksamhet saknas
Två verksamheter rapporterar inte
Tre föreningar har sökt bidrag
En förening är intresserad
två skolor till
Alla elever i åk 6 har fått information
Åtta av tio ungdomar svarar att de känner sig trygga
Enkäten visar att ungdomar känner sig tryggare
85 procent av eleverna deltog
Föräldramötet hade 45 deltagare
Fältarna har träffat cirka 60 ungdomar per kväll
Inga orosanmälningar redovisas här
Brottsoffer får information av Brottsofferjouren
Antalet misshandelsbrott har minskat med 12 procent
Stölder ur bil ökar i garagen
Narkotikaförsäljning syns mindre vid torget
Vi ser fler moppar på gångvägarna
Kamerabevakning beviljad av IMY
Polisen planerar fler synliga pass i december
Gemensamt pass på fredag kväll
Vi planerar tillsyn i höst
Myndighetsgemensam tillsyn den 9 december, resultat efteråt
Trygghetsvandring torsdag kl. 18 vid Runby torg
Trafikkontroll på Mälarvägen tillsammans med polisen
Mälarvägen får ny beläggning
Utkast skickat till juristerna
Handläggare saknas, rekrytering pågår
Kommunpolisen byter tjänst, ny på plats 1 mars
Rektorn på Exempelskolan vill ha hjälp
Vi har fått nya siffror från SCB
Nästa möte i EST Strategisk den 15 december
Ordförande för nattvandrarna önskar fler västar
Utbildningen ges av Länsstyrelsen Stockholm
Tre av åtta platser
Sida 2 och 3 i rapporten saknas
1.3: 8/10
1,5 mkr kvar i budget
Mötet blev inställt
Det finns ingen resurs
Han återkommer om datum
Personalen är sjuk, passet ställs in
Flera i personalen är sjuka
Vikarie saknas på grund av sjukfrånvaro
Föreläsning om psykisk ohälsa den 12 mars
Utbildning i hur en orosanmälan görs
Rutinen för orossamtal används på alla skolor
Polis och socialtjänst har gemensamma orossamtal
Avhopparstödet har startat
Avhopparverksamheten är klar att ta emot
Kontaktvägen är i drift
Socialjouren kan nås via 112
Anmälan görs på upplandsvasby.example/felanmalan
Se https://example.com/dokument/2021/11/plan.pdf
Läs mer på https://bra.example.se/publikationer/arkiv/2021-03-15-ny.html
Beslut § 45 i KS 2021-10-04
Dnr KS/2021:45 och A123.456/2021
Org nr 556036-0793, faktura 20211130
Ramavtal 2020-0123
Inventarienr 123456
Plusgiro 12 34 56-7
Temperaturen 12,5
GPS-sändare på 3 cyklar
Personalen på fritidsgården har fått utbildning
Hyresgäster har klagat på belysningen
Boende vill ha fler papperskorgar
Ledarna på fritidsgården deltog
Grannarna är nöjda
Familjer i området har fått inbjudan
Den enda platsen som återstår är tunneln
Den första insatsen är klar
Den yngsta gruppen är nöjd
Barn och unga har fått frågor
Unga vuxna nås via sociala medier
Ungdomsrådet har lämnat synpunkter
Elevrådet på Exempelskolan fick information
Personen som ansvarade har bytt jobb
Ny samordnare på plats från 1 februari
Arbetet leds av kommunens samordnare
Mörkt vid Väsby station, 4 lampor trasiga
Datum 2022-03-31 gäller
januari, februari och mars är bokade
Lokalen i centrum bokad till Valborg
Klart till jul
Vi har delat 41 veckor
Start måndag 17 januari 2022
Möte 2021-11-30 kl 13.00-15.00 i sal 201
Mötet i rum B12
Bokning 4711
Kod 1234 till dörren bytt
Vi jobbar 24/7
Skolor: Exempelskolan, Provskolan, Testskolan
Platser: Smedby, Runby, Bollstanäs
Besök i Vilundaparken, Sandaparken och Messingen
Parterna är överens
Avslutad
klart
Good progress, 8 of 10 done
Meeting moved to 3 pm on Friday
New lighting is ready in eight places
The municipality will decide in December
Three schools have booked dates`
  .trim()
  .split('\n');

export const askedTexts = `
Pratade med Kim om tiderna.
Anna tar det
anna tar det i morgon
Alex Påhittström håller i mötet
Mötet leds av Alex Påhittström
Pratade med Zoran om tiderna
Tack till Sara för hjälpen
@Kim kan du ta det?
<@U012ABCDEF> tar detta
Johan återkommer v. 48
Kims lista är klar
Enligt Exempelsson är det klart
Ansvarig: Kim
Fatima och Mohammed bokar lokal
Två av ungdomarna från gården har slutat komma.
3 elever deltog
tre killar har slutat
Fyra familjer har tackat ja
en enda elev kom
Båda killarna har fått jobb
En av ungdomarna har slutat
Två unga män har kontaktat oss
2 st ungdomar
1 elev kvar
Två 15-åringar har fått feriejobb
tre av tio elever svarade
två till tre ungdomar kommer
Antal avhoppare: 2
ett par ungdomar har slutat
två nya familjer
En ungdom har fått feriejobb
Two of the youths have stopped coming
Fyra personer har sökt stöd
4 ungdomar
Björn tar över
möte med Linda i morgon
Alex tar över efter sommaren
Möte med Alex Påhittström och kommundirektören
Vi har anställt Kim Exempelsson
Sofia från skolan ringde
Kontakta Lars på polisen
Chefen Maria är med
Erik och Johan håller i passet
Mehmet Yildiz har bokat salen
Xhevdet Krasniqi har bokat salen
Tack Åsa!
Alex P. har bokat
Pratade med fru Exempelsson
Samordnaren Qwertil har bokat
Per Exempelsson bokar
Två killar har börjat jobba
Tre tjejer på kursen
2 elever saknas
Två familjer har flyttat
Fyra ungdomar har fått jobb
En familj har flyttat
3 av ungdomarna kom
Två barn och tre föräldrar
Två äldre elever
Bara tre ungdomar kom
Vi har nått 4 ungdomar
En kille har hoppat av kursen
Tre av de yngre killarna kommer inte längre
två elever i åk 9
Endast en elev kom på mötet
tre föräldrar kom
2-3 ungdomar
2 pers kom
1-2 killar
Vi nådde tre st ungdomar
Ring Kim Exempelsson på kommunen`
  .trim()
  .split('\n');
