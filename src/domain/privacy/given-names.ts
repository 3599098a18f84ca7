import { fold } from '../fold.ts';

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

// Also without dots and rings ("Goran"), but never the other way: "lärs" is no Lars.
const alsoFolded = (names: readonly string[]): string[] => [...names, ...names.map(fold)];

/** Given names common in Sweden (after SCB's name statistics, written from memory; completeness is not needed). */
const NAMES = `
adam adrian agneta agnes ahmad ahmed aisha aida albert albin ali alfred alexander alex alexandra alexis alice alicia
alina allan alma alva alvin amal amanda amelia amin amina amir amira ana anas anders andré andrea andreas andrei aneta
angelica angelika anja ann anna annabelle anne anneli annelie annette annica annika annie anton antonia arash aria arman
arne aron arthur artur arvid aryan asta astrid axel ayan ayla aysha ayse azad bahar barbro beata beatrice bella
ben bengt benjamin berit bernt bertil betül bilal birger birgit birgitta bosse britt britta bruno börje camilla carina
carl carlos carolina caroline catarina catharina cecilia celine charlie charlotta charlotte chris christer christian
christina christoffer christopher claes clara claudia colin conny cornelia cristina curt daniel daniela danijel dariush
david dejan denise dennis diana dilan dino doris dragan ebba ebbe eddie edith edvard edvin edwin egon einar eino elias
elif elin elina elinor elis elisabet elisabeth elise eliza ella ellen elliot ellinor elma elmer elof elsa elsie elton elvin
elvira embla emelie emil emilia emilie emilio emma emmanuel emmy engla enok eric erica erik erika erling ernst esma ester
esther eva evelina evin fabian fadi fadumo fanny farah farid fatima fatma fatemeh felicia felix filip filippa fiona folke
frans fred freddy fredrik fredrika freja frida fritz gabriel gabriella georg george gerd gerda gerhard göran
gösta greger greta gudrun gunborg gunhild gunilla gunnar gunnel gunvor gustaf gustav hadi halima hamid hamza hampus
hanna hannah hannes harald harry hasan hassan hawa hedda hedvig heidi heléne helen helena helene helge helmer henning henrietta
henrik henry herbert herman hilda hilma hjalmar holger hugo hussein huda ia ibrahim ida idris igor iman ines inga ingalill
ingegerd ingela ingemar inger ingmar ingrid ingvar irena irene iris irma isa isabel isabell isabella isabelle isac isak
ismail ivan ivar izabella jack jacob jakob jamal james jan-erik jane janne jasmin jasmine jasmina jean jelena jennie jenny
jens jerry jesper jessica jim jimmy joakim joar joel johan johanna johannes john johnny jon jonas jonatan jonathan jonna
jordan jörgen josef josefin josefina josefine joseph juan julia julian julie julius juni jussi kai kaj kalle karim karin
karl karolina katarina kate katja kazim kent kenneth kerstin kevin khadija khaled khalid kian kim kimberly kirsten
kjell klara klas konrad kristian kristin kristina kristine kristofer kristoffer krister kurt lage laila lars lasse laura layla
lea leah leena leia leif leila lena lennart leo leon leona leonard leonora levi lilian lilly lily linn linnea linnéa
lina lisa lisbeth lisen lise-lotte lo lotta louise lova lovis lovisa lovisa lucas lucia ludvig luis luka lukas luna lydia
madeleine magdalena magnus mahamed mahdi mahmoud maja majken malcolm malin malte maria mariam marianne marie marika marina
mario marita markus marcus marta märta martha martin martina maryam mats matilda mathilda mathias mattias matteo matti
maud maurits maximilian medina mehdi mehmet melker melina melissa melvin mia micael michael michelle miguel mika mikael mikaela milla
milan milo milou milos milton mina minna mio mira miranda miriam mirja mohamad mohamed mohammad mohammed moa mona monica
monika morgan moses muhammad muhammed mustafa mårten märit nadia nadja naima najma nancy natalia natalie nathalie nathan
nellie nelly nicklas niclas nicolas nicole niklas nikola nils nina noa noah noel nora nour nova nuria ola olav olga olivia
oliver olle olof olov omar oscar oskar osman otto owen pablo pamela paola patricia patrik patrick paul paula paulina
pehr pelle pernilla peter petra petter pia pierre philip pontus rachel rafael ragnar ragnhild rahim ralf ramin rami ramona
rania rashid rasmus rebecca rebecka regina reza ricardo richard rickard rikard rita robert roberto robin roger roland rolf
romeo ronja ronny roy ruben rune ruth sabina sabrina sahar said salah salem salim salma sam samantha samira samir sami samuel
sana sandra sanna sara sarah seb sebastian selim selma senad sergej seth sharif shirin sigge signe sigrid sigurd sigvard
simon simone siri siv sixten sofia sofie solveig sonja sophia sophie stefan stefania steffan stella stellan stephanie
steven stina sture sulo sune susann susanna susanne suzanne svante svea sven svetlana sylvia sören tage tanja tara tariq
tekla teodor teresa teres theo theodor therese thomas thor thorsten thure tilda tilde tim timo tina tindra
tobias tom tomas tommy tony tor torbjörn tord tore torsten tove tova trygve tuva tyra tyler ulla ulrica ulrik ulrika ursula
valter vanessa vanja vendela vera veronica veronika vidar victor victoria viktor viktoria vilgot vilhelm vilhelmina
vilma vilmer vincent vivianne wael walid walter wilhelm wilma william xavier yahya yara yasin yasmin yasmine yasser ylva
yngve yonas younes yousef yusuf youssef yvonne zacharias zahra zakaria zara zeinab zelda zeynep zlatan zoe zoran åke åsa
östen özlem abdi abdallah abdirahman abdul abdullah abdulrahman adnan ademir aleksandar aleksander aleksandra amar ammar ariana
aziz besim blerim bojan burak can cem daria darko dario deniz edona ekrem elham emina emir emre enes erdem erkan fahad farhad
fatmir fatos filiz goran habib haris hatice idil ilir imran irfan ivana jafar jovan jamila kadir kamal karzan kasim
krzysztof laith lamin leyla liban luan maksim malek marek mariusz marwan mehran mersiha milad mirza mohsen mona mostafa murat
nabil nadim nasir nawal nevena nikolina omid orhan osama ousman piotr rahma ranim rawan rayan rima rodrigo rojda roza sabah sabri
safiya saga salman sanja selin serkan shadi shirwan sinan slavica sonia soran stanislav suleiman sumaya tahir tarek taha thi
tomasz ubah umut vladimir wojciech yosef yuliya yusra zana zaid zainab zeki ziad xavi rekha`;

/** Names that are words too: names only with a capital, and where a person stands or with a surname after. */
const WORD_NAMES = `
ana ann arian axel bella ben björn bo boris can elin elle ester eskil fia folke frank frans fred gun gull hans hilding i ia iris
jack jean jon jordan junior kaj klas lage leia leo linda lotta lova love lucia luna majken marina mika mil mila milo mina mio
my nina nova ove per pia regina rita rosa rose rut saga sana sia siv sten stig stella storm svea tage tara thi tilde tim tindra
tina tom ture tor tord tore tova tuva ulf ulv umut vanja vera vide vidar viking vincent viola ville vivianne emir juan nour ola
aria isa zana wille åke`;

/** Names that are such common words that they are none without a surname. */
const COMMON_WORD_NAMES =
  'alla andre ask dag eld eli ek en heder inga jan juni klara liv lo lov lycke maj mark mars max may ny nya said sam sen sky sol';

const wordNames = new Set([...words(WORD_NAMES), ...words(COMMON_WORD_NAMES)]);

/** Given names that no other Swedish word is spelled like (lower case): names in any case. */
export const givenNames: ReadonlySet<string> = new Set(alsoFolded(words(NAMES)).filter((name) => !wordNames.has(name)));
export const ambiguousNames: ReadonlySet<string> = new Set(words(WORD_NAMES));
export const commonWordNames: ReadonlySet<string> = new Set(words(COMMON_WORD_NAMES));
