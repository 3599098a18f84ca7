// Invented notes, one a line: no real person, place of residence or case. Numbers are of the series set apart for it.

/** So few that they can be recognised. */
export const fewPersons = `
2 ungdomar har fått plats
3 elever på Runby skola saknas
två tjejer och en kille
Två familjer har tackat nej
tre personer hade skyddsväst
bara två deltagare
Två avhoppare har fått hjälp
tre brukare
tre kvinnor
4 av 30 elever
ett par av killarna
en enda ungdom sökte
tre unga män
TVÅ UNGDOMAR
2 elever, 3 lärare
två ungdommar har slutat
tre till fyra ungdomar
1-2 familjer
färre än fem: 4 ungdomar
Ungdomar: 4 st
två offer
två äldre killar
four families
3 kids
Två 15-åringar
tre niondeklassare
2 tonåringar
Av 150 ungdomar hoppade tre av.
2 individer i fokus
två nyanlända
fyra invånare ringde
tre hemlösa
en av ungdomarna
eleverna, tre stycken, slutade
Två elever från Runby har blivit avstängda
Fyra killar har fått ordningsbot
Ringt hem till tre föräldrar
Samtal med två ungdomar i gruppen
1 person
En elev mindre i gruppen
en deltagare har slutat
två av deltagarna
4 av 20 personer
fyra av pojkarna
tre stora killar
två äldre elever
fyra hemmasittare
två unga mammor
tre papperslösa
två nyanlända familjer
två gängmedlemmar
två återfallsförbrytare
två äldre damer
två våldsutsatta
två avhopparärenden
tre SSPF-ungdomar
tre medborgare
3 pers.
tre gäster
tre sökande
the two boys
only one girl
one of the students
three parents
en till tre personer
Antal familjer = 3
Antal personer som fått stöd: 2
Familjer i stöd: 3
Det kom bara tre ungdomar.`
  .trim()
  .split('\n');

/** What may be a name. */
export const possibleNames = `
anna tar det
Zoran har lovat att hjälpa till
Enligt Johansson är det klart.
Kaj och Lotta fixar fikat
Pirjo Esimerkki från skolan
Nguyen ska med
K.E. tar det
herr Påhittström hörde av sig
talade m Åsa
Jag heter Lisa
Hälsningar Sven-Erik
Birgitta, kan du ta det?
Kontakt: Mia
spoke with Peter
Ulf ringer Gun
Viktor Viktorsson
Nikolaj hälsar
Bogdan lånar ut lokalen
Sahra Exempel
Mustafe är där
träffade hodan igår
Hej Mohammed
Per-Erik kan inte
Maria börjar i mars
Författaren Exempel Exempelsson
kommunpolis erik
Lindqvists bil
pettersson svarar inte
K Andersson
E Svensson
@Lisa kan du?
- Lisa fixar
LISA
lisasvensson
enl Ahmed
ahmeds förslag
Xhemajl Exempeli tar det
Wang Li
Guðrún ringer
Ole ringer
Zlatan var där
prästen Exempelius
farbror Bosse
stora Olle`
  .trim()
  .split('\n');
