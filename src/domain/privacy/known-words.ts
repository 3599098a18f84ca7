import { fold } from '../fold.ts';

const words = (text: string): ReadonlySet<string> => new Set(fold(text).split(/\s+/).filter(Boolean));

/** Words written with a capital that are no person's: organisations, services, places, days, months, languages. */
export const properWords = words(`
polisen polismyndigheten kommunen kommunstyrelsen kommunfullmäktige socialtjänsten socialstyrelsen kriminalvården
arbetsförmedlingen försäkringskassan skatteverket migrationsverket åklagarmyndigheten länsstyrelsen trafikverket
räddningstjänsten säkerhetspolisen tullverket kronofogden kronofogdemyndigheten skolverket skolinspektionen folkhälsomyndigheten
brottsförebyggande rådet brå skr msb imy digg ivo bup sis est lpo region regionen storstockholm stockholm sverige sveriges svenska svensk sl ica
coop lidl hemköp willys apoteket bauhaus ikea mcdonalds systembolaget pressbyrån seven eleven google facebook instagram snapchat tiktok
youtube linkedin twitter whatsapp telegram discord signal messenger teams slack excel word outlook powerpoint sharepoint
microsoft apple office swish bankid zoom skype android iphone internet wifi kth europa eu fn norden norge danmark finland
tyskland frankrike storbritannien usa måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars april maj juni
juli augusti september oktober november december jul påsk midsommar valborg nyår advent lucia halloween ramadan eid
sportlov påsklov sommarlov höstlov jullov svenskt engelska engelsk finska arabiska somaliska persiska english swedish
väsbyhem sigtunahem sollentunahem armada grannsamverkan nattvandring nattvandrarna röda korset rädda barnen frälsningsarmén
missing people black friday earth hour orange day clean sensus fastigheter byggen maxi kvantum supermarket avarn nokas sweco wsp ramboll tyréns afry attunda nordic choice scandic infra city treserva embrace
vattenfall ragn-sells stena presto rapid tryggve procapita lifecare combine vklass unikum adda inera telia folksam länsförsäkringar
stadsmissionen majblomman maskrosbarn bris unizon roks scouterna friends kris unga exit fryshuset lions rotary sida lag lagen gdpr osl sol lvu lvm lss bo
upplands väsby sollentuna vallentuna täby sigtuna järfälla märsta vilunda smedby bollstanäs runby odenslunda sandå carlslund
solna sundbyberg danderyd lidingö nacka huddinge botkyrka södertälje haninge tyresö värmdö österåker vaxholm norrtälje
nynäshamn nykvarn salem ekerö göteborg malmö uppsala västerås örebro linköping helsingborg jönköping norrköping lund umeå
gävle borås eskilstuna halmstad växjö karlstad sundsvall östersund trollhättan luleå kalmar falun skövde karlskrona
kristianstad landskrona uddevalla varberg borlänge trelleborg ängelholm lidköping sandviken katrineholm motala nyköping
enköping visby gotland dalarna skåne halland blekinge småland värmland jämtland västmanland sörmland södermanland östergötland
västergötland bergslagen norrland götaland svealand mälardalen mitt nord syd väst öst norra södra östra västra
götene gnosjö sala grästorp bro arlanda rotebro häggvik tensta rinkeby husby kista akalla hjulsta hallunda fittja alby
rosengård biskopsgården hammarkullen bergsjön gottsunda vivalla ronna hovsjö geneta råby skäggetorp
samverkan samverkansöverenskommelse överenskommelse överenskommelsen åtgärdsplan medborgarlöfte medborgarlöften
samordnare samordnaren kommunpolis kommunpolisen områdespolis kommundirektör kommundirektören lokalpolisområde
lokalpolisområdet lokalpolisområdeschef fritidschef skolchef säkerhetschef kommunjurist parterna bilaga mål effektiv samordning
trygghet insats insatser anteckning fråga läge status klart klar ja nej obs tack hej hejsan godmorgon mvh ps
grön gul röd grönt gult rött pausad pågår genomförd avbruten
inget nytt vecka kvartal tertial halvår höst vår sommar vinter kl ok`);

/** Ordinary words that often begin a sentence: their capital says nothing. */
export const ordinaryWords = words(`
vi ni de du jag man den det dessa detta denna en ett alla allt inga inget ingen några någon något många mycket flera fler
färre båda bägge två tre fyra fem sex sju åtta nio tio elva tolv första andra tredje fjärde sista nästa förra nya ny nytt
gamla stora lilla och men eller så då när om att som för från till på i av med utan under över vid hos mot genom efter
före innan mellan enligt inom utom kring bland bakom framför ovanför trots tills sedan just nu här där idag imorgon igår
ikväll inatt i också även bara ännu redan fortfarande kanske tyvärr äntligen dessutom därför samt plus minus ungefär cirka
ca är var varit blir blev har hade ska skulle kan kunde vill ville får fick måste bör går gick kom kommer står ligger
sitter tar tog ger gav gör gjorde sker ser såg säger sa sade tror vet väntar behöver saknar saknas ring mejla skicka
skickat skickas boka bokat bokad bokade planerar planerat planerad träffade träffar träffat pratade pratar pratat prata
talade talat ringde ringer mötte möter möte mötet möten mötena kontakt kontakta kontaktat kontaktade kontaktperson frågade
fråga svarade svar informerade information hälsade fick genomgång uppföljning avstämning samtal dialog besök besökte
utbildning föreläsning workshop pass passet passen vandring vandringen nattvandring nattvandringen trygghetsvandring
rutin rutinen vägledning vägledningen utkast utkastet underlag underlaget rapport rapporten checklista checklistan beslut
beslutet beslutat beslutad upphandling upphandlingen avtal avtalet budget resurs resurser ansvarig ansvariga medverkande
kommun polis skola skolan skolor skolorna elev elever ungdom ungdomar ungdomarna personal personalen föräldrar barn familjer
boende invånare föreningar föreningen fritid fritidsgården fältarna fältare fältassistent fältassistenterna fältverksamheten ordningsvakter
ordningsvakterna väktare väktarna handläggare handläggaren chef chefer chefen rektor rektorn rektorer lärare kurator kollega kollegan samordnarna
kommunikatör kommunikatören jurist jurister juristen styrgruppen arbetsgruppen gruppen grupper beredningsgruppen
belysning belysningen lampor klotter tunnel tunneln tunnlar stationen centrum torget parken parkeringen platser platsen
plats områden området lokal lokalen lokaler dag dagen datum tid tider tiden start starten slut slutet slutdatum
förslag föreslår resultat effekt bild bilder pressmeddelande inlägg nyhet affisch webben hemsidan intranätet telefontid
ansökan anmälan restriktionerna pandemin restriktioner orsak skäl hinder problem problemen brister skadegörelse lägesbild
lägesbilden statistik enkät mätning trygghetsmätning antal andel procent kvar resten delvis helt hela halva halvtid
höstens vårens sommarens vinterns årets månadens veckans dagens kvällens polisens kommunens skolans socialtjänst
ekonomi personalbrist sjukfrånvaro rekrytering rekryteringen flyttat flyttad flyttas skjuts skjutet försenat försenad klara färdig färdigt
färdiga påbörjat påbörjad startat startar startade avslutat avslutad godkänt godkänd uppdaterat uppdaterad levererat levererad
publicerat publicerade beställt beställning installerat arbetet arbete projekt projektet insatsen aktiviteten aktivitet åtgärden åtgärder
hur vad vem vart vilka vilken vilket varför vems hon han hen hennes hans min mitt mina din vår vårt våra er deras sin sina
utmärkt bra dåligt fint perfekt super toppen snart senast tidigast först sist igen fortsatt fortsätter fortsättning
killen tjejen mannen kvinnan pojken flickan eleven personen familjen ungdomen individen
we the a an this that these they he she it is are was were has have had will can all both some many no not new next last
first second meeting school police municipality work plan done ready waiting about after before with without from for
talked spoke met called asked two three four five six seven eight nine ten one most only report agreement measure
lighting walk walks youth parents pupils students`);

const ORGANISATION_END =
  /(?:skolan|skola|gymnasiet|gymnasium|gatan|vagen|grand|torg|torget|centrum|parken|park|hem|bostader|kommun|kommunen|garden|gard|hallen|huset|hus|forening|foreningen|verket|myndigheten|polisen|tjansten|bolaget|banken|forbundet|radet|namnden|ratten|varden|gruppen|stationen|station|tunneln|bron|plan|planen|forvaltningen|avdelningen|enheten|kontoret|forumet|koping|tuna|stad|staden|omradet|byn|kyrkan|mosken|klubben|biblioteket|museet|sjukhuset|universitetet|hogskolan|badet|ungdom|rorelsen|linjen|banan|leden|stigen|skogen|sjon|berget|dalen|backen|lunden|angen|hojden|haga|akern|nas|sjo|ryd|hult|holmen|vik|viken|natverket|dagarna|dagen|veckan|loven|lagen|avtalet|appen|tidningen|nytt|radio|festivalen|marknaden|gallerian|macken|ab|hb|if|ik|bk|fk|sk|ff|en|et|erna|arna|orna)$/;

/** Whether a folded word with a capital is made as a place's or an organisation's name is ("Exempelskolan", "Väsbyhem"). */
export function isOrganisationLike(folded: string): boolean {
  return ORGANISATION_END.test(folded.replace(/s$/, '')) || ORGANISATION_END.test(folded);
}
