import { phrases } from './phrases.ts';

/** Suspicion and crime: who is (or was) suspected, held, convicted; what somebody did (folded, whole words). */
export const SUSPICION = phrases`
  kand (?:av polis*|sedan tidigare), valkand (?:av|hos|for) polis*, misstankta, gripna, anhallna, domda, atalade, (?:tagen|tagits|tagna|pakommen|ertappad) med, ertappad*, avstangd,
  ranad, ranades, bestulen, (?:tande|satte) (?:pa|eld), forgripit sig, forgrep sig, ofredat, ofredade, tvattar pengar,
  radikaliser*, hotad, har skulder, skyldig pengar,
  saljer(?= (?:vid|bakom|at|till unga|pa (?:skol*|station*|torg*))|[.,!]|$), (?:blir|blev|blivit) slagen,
  (?:utsatt|utsatts|utsattes) for, giftas bort, bortgift, misstankt, misstankte, misstanks, misstanktes, misstankar,
  misstankarna, misstanken, misstanke om, misstanker att, haktad, haktade, haktat, haktades, haktas, haktet,
  haktning*, anhallan, anhallen, anhalls, anholls, anhallits, gripen, gripits, grips, greps, domd, domde, domdes,
  doms, domts, fallts, falld for, atal, atalet, bar garning, (?:ak|aker|akte|akt) dit for, atalad, atalas, atalades, atalats, frihetsberovad, frihetsberovats, fotboja,
  fangelse*, anstalten, pa anstalt, avtjanar, sitter inne, satt inne, muckat, muckar, muckade, kriminell,
  kriminella gang*, kriminella natverk*, kriminellt natverk*, kriminella kretsar, kriminella? miljo*, grov kriminalitet, med i gang, i ett gang, i gang som, kriminellt gang, ganget,
  (?:med|inblandad) i *(?:ganget|ligan|klanen), gangkriminell*, gangmiljo*, rekryterad, rekryterats, rekryterar,
  rekryteras, rekryterades, springpojke, langar, langare, langade, langat, langning,
  saljer (?:droger|knark|narkotika|hasch|kokain|vapen|gras), salde (?:droger|knark|narkotika),
  (?:han|hon|hen) (?:~ )?saljer(?! (?:biljetter|lotter|korv|fika|kaffe|tidningar|klader)),
  roker (?:gras|hasch|braj|brass|weed), roker pa(?= (?:ofta|varje|igen|och|med|innan|efter|bakom|hela)|[.,!]|$),
  slar (?:barn*|sin|sina|frun|sonen|dottern|mamman|honom|henne), slog (?:sin|sina|frun|barnen|honom|henne), knark*,
  droger, drogerna, drogpaverkad, narkotika*, cannabis*, hasch, kokain, tramadol, vapen, vapnet, pistol*, skjutvapen*,
  kniv*, ran, ranet, ranade, ranat, rans, stulit, stal, stjalit, stjal, snatta, snattar, snattat, snattade, snatteri*, stold, stolden,
  (?:ligger|lag|legat|ligga) bakom (?:~ )?(?:skadegorelse*|klott*|brand*|*brott*|stold*|misshandel*|hot*|utpressning*|brak*|stenkastning*|strul*),
  (?:skadegorelse*|klott*|brand*|inbrott*|stenkastning*|forstorelse*) (?:~ ){0,4}(?:gjordes|gjorts|gjord|gjorda|utfordes|utforts|begicks|begatts|orsakades|orsakats|anlades|anlagd) av,
  klottrar, vandaliserar, ranar, valdtar, valdtog, bedrar, kastade? sten*, krossade? (?:~ )?(?:ruta*|ruto*|fonst*),
  stolder, inbrott, inbrottet, misshandel*, misshandlat, misshandlade, misshandlar, hotat, hotade, hotar, valdtakt*,
  mordbrand*, mord, mordet, mordforsok, utpressning*, bedrageri*, penningtvatt*, brott, brottet, brottslig,
  utredning mot, utredningen mot, utreds (?:for|av (?:polis|bup|soc)*), polisanmald, polisanmaldes, polisanmalts,
  polisanmalan, anmald for, anmald till (?:polis|soc)*, efterlyst, begatt, begick, forhor*, straffregist*,
  belastningsregist*, domstol*, rattegang*, villkorlig*, skyddstillsyn, utvisad, utvisning*, aterfallit, aterfall,
  aterfoll, aterfaller, skulder till, klottrat, klottrade, vandaliserat, tande eld, skot(?! (?:upp|pa|fram|in|till)),
  slagit (?:ner|ned|honom|henne), suspected, suspect, arrested, convicted, sentenced, charged, detained, prison,
  gang member, dealer, dealing drugs, drugs`;

/** Social services, protection and exit from crime. */
export const SOCIAL_SERVICES = phrases`
  omhandertagna, hemmasittare, utatagerande, (?:har|hade) (?:~ |\d+ ){0,3}*franvaro,
  orosanm, sspf(?!-(?:samordn|grupp|arbet|koord|mote|team)), sspf-arende*, sig-lista*, sip, sip-mote*, (?:har )?rymt,
  avvikit fran (?:hemmet|boendet|hvb*|skolan), inskriven (?:pa|hos|vid),
  (?:bor|bodde|finns) (?:~ )?(?:pa|hos) kvinnojour*, oppen utredning,
  utredning (?:inledd|oppnad|startad) (?:pa|kring|om), aktuell (?:i|hos|pa|inom) (?:sspf|oppenvard*|ifo|bup), vrakas,
  vraknings*, lvu, lvm, lsu, lss, sis, sis-hem, sis-boende, sis-placerad, lvu-placerad, hvb*, hvb-hem, hvb-hemmet,
  orosanmal*, soc-anmal*, (?<!(?<!\p{L})(?:ar|blir|blev|var|som|utsedd till|och) )kontaktperson(?:en)?, kontaktfamilj,
  stodfamilj, omhandertagen, omhandertagits, omhandertagande*, omhandertas, tvangsomhandertagen, placerad, placerats,
  placeras, placerades, placering, familjehem*, fosterhem*, jourhem*, forsorjningsstod, (?<!chef )ekonomiskt bistand,
  socialbidrag, soc, socialen, socialsekreterare,
  (?:till|hos|av|med|for|kand (?:av|hos|i)|aktuell (?:pa|hos|inom)|arende (?:hos|pa)|stod fran|insats(?:er)? fran|hjalp (?:av|fran)) socialtjansten,
  socialtjanstinsats*, insatser? enligt sol, avhoppare, avhopparprogram*, avhopparverksamhet*, avhopparstod,
  skyddad identitet, skyddade (?:person)?uppgifter, skyddat boende, skyddad adress, hemlig adress, sekretessmarker*,
  vrakt, vraks, vrakning, hemlos, vardnadstvist, umgangesratt, barnahus, ungdomstjanst, ungdomsvard, kontaktforbud,
  hedersvald*, hedersfortryck*, papperslos, asylsokande, behandlingshem*, stodboende*, lamnat miljon,
  hoppat av(?! (?:kursen|skolan|utbildningen|projektet|gymnasiet|studierna)), foster care, foster home,
  protected identity, social services`;

/** Health, treatment and disability. */
export const HEALTH = phrases`
  antidepressiv*, antipsykotisk*, ssri, litium, sobril, lugnande (?:tabletter|medicin*), adhd-medicin*, medicin mot,
  skad(?:ar|ade|at|a) sig, horapparat*, kryckor, (?:arm|ben)?protes, rollator*, insulinpump*, permobil*, stomi,
  stabbed, paverkad, (?:ar|var|blev|kom) (?:hog|pundig|packad|full)(?= (?:som|pa|igen|nar|utanfor|och|till skolan)|[.,!]|$),
  luktade? (?:sprit|alkohol|cannabis|gras|hasch), blamarke*, anorexi*, bulimi*, svalter sig, svalt sig, deppig, alkis,
  alkisen, pundare*, narkoman*, thc, drogtest*, urinprov*, (?:tagit|tog|tar) (?:tabletter|piller), hoppa fran bro*,
  lunginflammation, ptsd, traumatiser*, (?:mar|matt|madde) (?:skit|piss|kasst|uselt|inte), orkar inte leva,
  vill inte leva, vill do, tourette*, ocd, bipolar*, schizofren*, dyslexi, blind, blinda, dov, dova, horselskadad*,
  synskadad*, stroke, hjartinfarkt*, opererats, opererades, mariamottagning*, maria ungdom, beroendemottagning*,
  beroendevard*, dricker(?! (?:kaffe|te|vatten|saft|lask|fika)), psyk, psyket, psykiatri*, psykisk*, psykos*,
  psykolog*, bup, inlagd, inlagt sig, lagts in, lades in, lpt, sjukhus, sjukhuset, akuten, sjuk, sjukskriven,
  sjukskrivits, cancer*, diagnos, diagnosen, diagnoser, diagnostiserad, adhd, npf, autism*, autistisk, asperger*,
  depression*, deprimerad, angest, sjalvmord*, (?:ta|tog|tagit) (?:sitt|sitt eget) liv, (?:ta|tog|tagit) livet av,
  suicid*, sjalvskad*, skar sig(?! (?:fran|mot|in)), skurit sig, skadar sig sjalv, atstorning*, missbruk*,
  drogberoende, spelberoende, alkoholberoende, alkoholist, alkoholproblem, beroende(?!\s(?:av att|pa|av vader)),
  berusad, overdos*, gravid, (?:ar|blev|blivit) med barn, dricker (?:for )?mycket, alcoholic, abort, hiv, epilepsi, epilept*, medvetslos*,
  diabetes, rullstol*, rullstolsburen, funktionsneds*, funktionshind*, handikapp*, utvecklingsstor*, demens, dement,
  medicinerar, medicinering, mar (?:battre|samre|daligt|bra|inte|psykiskt|valdigt|mycket|sa),
  matt (?:daligt|samre|battre), skadad, skadades, skadats, skjuten, skjutits, skots, knivskuren, knivskars,
  knivhuggen, avled, avlidit, avliden, dog, dott, dod, koma, avgiftning, metadon, subutex, utbrand, utmattning*,
  utmattad, utskriven fran, corona, covid, hospital, hospitali[sz]ed, mental, psychiatric, addict, addicted, suicidal,
  depressed, rehab, diagnosed, wheelchair`;

/** What can only be said of a person: refused without any other word for one. */
export const SAID_OF_ONE_PERSON = phrases`
  orosanmal* (?:pa|om|for|kring) (?:kille|killen|tjej|tjejen|pojke|pojken|flicka|flickan|elev|ungdom|barnet), misstankt for, den misstankte, den misstankta, den domde, den haktade, den gripne, den anhallne, den atalade,
  garningsmannen, malsaganden,
  (?:ar|blev|blivit|blir|sitter|satt|var|nu) (?:haktad|anhallen|gripen|atalad|frihetsberovad|orosanmald|sjukskriven for|inlagd pa|lvu-placerad|omhandertagen|placerad enligt|placerad pa (?:hvb|sis|lvu)*),
  (?:haktad|anhallen|gripen) (?:i|for|efter|sedan|pa), inlagd pa (?:psyk*|sjukhus*|avdelning*), domd (?:for|till),
  (?:den|en|han|hon) ar utskriven, har fatt kontaktperson,
  \p{L}+(?:aren|orn|chefen|vakten|ikern|anden|mannen) (?:~ ){0,3}(?:har|hade) (?:domts|haktats|gripits|anhallits|atalats|polisanmalts|sagts upp|avskedats|stangts av|fatt sparken),
  har skyddad identitet, har skyddade personuppgifter, lvu-placerad`;

/** The same of health: said of one person, whoever it is. */
export const HEALTH_OF_ONE_PERSON = phrases`
  (?<!personalen )(?:ar|blev|blivit|varit|blir|nu) (?:gravid|sjukskriven|deprimerad|dement|sjalvmordsbenagen|inlagd|diagnostiserad|utbrand|alkoholist|narkoman),
  (?:kollegan|medarbetaren|chef|chefen|praktikanten|feriejobbare|feriejobbaren|rektorn|samordnaren|faltaren|handlaggaren) har (?:fatt )?(?:adhd|add|npf|autism|cancer*|diagnos*|depression|demens)`;

/** A letter, a number or an alias in the place of a name: "A är misstänkt", "Elev A", "person 1 är häktad". */
export const ALIAS = /^(?:[a-hj-zåäö]|nn|n n) (?:ar|blev|har|fick|gar|mar|var|bor|sitter|is|was|has)(?!\p{L})/u;

/** A sentence about how work is done in general, where "en elev" or "eleven" is nobody in particular. */
export const IN_GENERAL = phrases`
  rutin*, vagledning*, checklist*, utbildning*, utbilda*, forelasning*, mall, mallen, mallar, metod*, arbetssatt*,
  kunskap*, tecken pa, stod till, stod for, den som, de som, nagon, man som, om en, om ett, nar en, nar ett, for en,
  for ett, da en, hur en, att en, varje, information om, handlingsplan*, riktlinj*, anyone, someone, routine,
  guidance, training`;
