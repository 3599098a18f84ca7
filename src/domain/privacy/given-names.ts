import { fold } from '../fold.ts';

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

// Also without dots and rings ("Goran"), but never the other way: "lärs" is no Lars.
const alsoFolded = (names: readonly string[]): string[] => [...names, ...names.map(fold)];

/** Given names common in Sweden (after SCB's name statistics, written from memory; completeness is not needed). */
const NAMES = `
adam adrian agneta agnes ahmad ahmed aisha aida albert albin ali alfred alexander alex alexandra alexis alice alicia
alina allan alma alva alvin amal amanda amelia amin amina amir amira ana anders andré andrea andreas andrei aneta
angelica angelika anja ann anna annabelle anne anneli annelie annette annica annika annie anton antonia arash aria arman
arne aron arthur artur arvid aryan asta astrid axel ayan ayla aysha ayse azad bahar barbro beata beatrice bella ben
bengt benjamin berit bernt bertil betül bilal birger birgit birgitta bosse britt britta bruno börje camilla carina carl
carlos carolina caroline catarina catharina cecilia celine charlie charlotta charlotte chris christer christian
christina christoffer christopher claes clara claudia colin conny cornelia cristina curt daniel daniela danijel dariush
david dejan denise dennis diana dilan dino doris dragan ebba ebbe eddie edith edvard edvin edwin egon einar eino elias
elif elin elina elinor elis elisabet elisabeth elise eliza ella ellen elliot ellinor elma elmer elof elsa elsie elton
elvin elvira embla emelie emil emilia emilie emilio emma emmanuel emmy engla enok eric erica erik erika erling ernst
esma ester esther eva evelina evin fabian fadi fadumo fanny farah farid fatima fatma fatemeh felicia felix filip filippa
fiona folke frans fred freddy fredrik fredrika freja frida fritz gabriel gabriella georg george gerd gerda gerhard göran
gösta greger greta gudrun gunborg gunhild gunilla gunnar gunnel gunvor gustaf gustav hadi halima hamid hamza hampus
hanna hannah hannes harald harry hasan hassan hawa hedda hedvig heidi heléne helen helena helene helge helmer henning
henrietta henrik henry herbert herman hilda hilma hjalmar holger hugo hussein huda ia ibrahim ida idris igor iman ines
inga ingalill ingegerd ingela ingemar ingmar ingrid ingvar irena irene iris irma isa isabel isabell isabella isabelle
isac isak ismail ivan ivar izabella jack jacob jakob jamal james jan-erik jane janne jasmin jasmine jasmina jean jelena
jennie jenny jens jerry jesper jessica jim jimmy joakim joar joel johan johanna johannes john johnny jon jonas jonatan
jonathan jonna jordan jörgen josef josefin josefina josefine joseph juan julia julian julie julius juni jussi kai kaj
kalle karim karin karl karolina katarina kate katja kazim kent kenneth kerstin kevin khadija khaled khalid kian kim
kimberly kirsten kjell klara klas konrad kristian kristin kristina kristine kristofer kristoffer krister kurt lage laila
lars lasse laura layla lea leah leena leia leif leila lena lennart leo leon leona leonard leonora levi lilian lilly lily
linn linnea linnéa lina lisa lisbeth lisen lise-lotte lo lotta louise lova lovis lovisa lucas lucia ludvig luis luka
lukas luna lydia madeleine magdalena magnus mahamed mahdi mahmoud maja majken malcolm malin malte maria mariam marianne
marie marika marina mario marita markus marcus marta märta martha martin martina maryam mats matilda mathilda mathias
mattias matteo matti maud maurits maximilian medina mehdi mehmet melker melina melissa melvin mia micael michael
michelle miguel mika mikael mikaela milla milan milo milou milos milton mina minna mio mira miranda miriam mirja mohamad
mohamed mohammad mohammed moa mona monica monika morgan moses muhammad muhammed mustafa mårten märit nadia nadja naima
najma nancy natalia natalie nathalie nathan nellie nelly nicklas niclas nicolas nicole niklas nikola nils nina noa noah
noel nora nour nova nuria ola olav olga olivia oliver olle olof olov omar oscar oskar otto owen pablo pamela paola
patricia patrik patrick paul paula paulina pehr pelle pernilla peter petra petter pia pierre philip pontus rachel rafael
ragnar ragnhild rahim ralf ramin rami ramona rania rashid rasmus rebecca rebecka regina reza ricardo richard rickard
rikard rita robert roberto robin roger roland rolf romeo ronja ronny roy ruben rune ruth sabina sabrina sahar said salah
salem salim salma sam samantha samira samir sami samuel sana sandra sanna sara sarah seb sebastian selim selma senad
sergej seth sharif shirin sigge signe sigrid sigurd sigvard simon simone siri siv sixten sofia sofie solveig sonja
sophia sophie stefan stefania steffan stella stellan stephanie steven stina sture sulo sune susann susanna susanne
suzanne svante svea sven svetlana sylvia sören tage tanja tara tariq tekla teodor teresa teres theo theodor therese
thomas thor thorsten thure tilda tilde tim timo tina tindra tobias tom tomas tommy tony tor torbjörn tord tore torsten
tove tova trygve tuva tyra tyler ulla ulrica ulrik ulrika ursula valter vanessa vanja vendela vera veronica veronika
vidar victor victoria viktor viktoria vilgot vilhelm vilhelmina vilma vilmer vincent vivianne wael walid walter wilhelm
wilma william xavier yahya yara yasin yasmin yasmine yasser ylva yngve yonas younes yousef yusuf youssef yvonne
zacharias zahra zakaria zara zeinab zelda zeynep zlatan zoe zoran åke åsa özlem abdi abdallah abdirahman abdul abdullah
abdulrahman adnan ademir aleksandar aleksander aleksandra amar ammar ariana aziz besim blerim bojan burak can cem daria
darko dario deniz edona ekrem elham emina emir emre erdem erkan fahad farhad fatmir fatos filiz goran habib haris hatice
idil ilir imran irfan ivana jafar jovan jamila kadir kamal karzan kasim krzysztof laith lamin leyla liban luan maksim
malek marek mariusz marwan mehran mersiha milad mirza mohsen mostafa nabil nadim nasir nawal nevena nikolina omid orhan
osama ousman piotr rahma ranim rawan rayan rima rodrigo rojda roza sabah sabri safiya saga salman sanja selin serkan
shadi shirwan sinan slavica sonia soran stanislav suleiman sumaya tahir tarek taha thi tomasz ubah umut vladimir
wojciech yosef yuliya yusra zana zaid zainab zeki ziad xavi rekha abdikarim abdinasir abdirashid abdisalam abdiaziz
abdiqani abdulkadir abdulaziz abdifatah abukar ahlam aliyah amran anab anisa asad asha ayaan ayub ayoub bashir bashiir
bilan canab cabdi cumar deqa daud daahir faduma fartun farhan faisal faysal feisal filsan fowsia fowziya guled habiba
halimo hamdi hanad hibaaq hibo hodan hoodo ifrah ikran ilhan ilyas ismahan issa jamaal jibril kaltun khadra khalif
liiban mahad maryan mascud mohamud muna mukhtar mustafe nafisa nasteho naciimo osob rahmo roble sabrin sacdiyo sagal
sahra samatar sharmarke shukri sulekha suleyman sumaia sumeya ubax warsame yahye yasir yassir zakariya abbas abeer adham
afnan akram alaa amjad anwar asim ashraf atef basel basem basim batoul diyar dunya elyas emad esraa eyad fayez ferhat
ghassan ghada hadeel haider haidar hanan hani hashem haitham hisham hossam houda ihab ikram imad intisar israa issam
iyad jaber jalal jasim jawad jumana karam karima khadijah khalil lamia latifa lubna lujain mahdiya maher majd majed
majid malak manal maram mazen maysa mayar moataz mohanad moaaz mouna mourad mousa musab mustapha muhanad nabila nader
nadine naim nasser nasrin nawaf nazar nidal nizar nuha nur omaima qasim qusay raed rafiq raghad rahaf raja rajab ramez
rasha rashed rayyan reem rola ruba rula saad sadiq saeed saif sajad sajjad saleem saleh salwa samer sameer sanaa sawsan
shahad shaima sherif siham suhaila suad soad soha souad taher taim talal tarik thaer ubaida wafa waleed walaa waseem
wasim yacoub yaqub yaman yazan yousif zahraa zaynab zakarya zeina zeyad ziyad zuhair agnieszka aleksandr aleksej alicja
andrzej anatolij bogdan bohdan boguslaw bozena cezary czeslaw danuta dariusz dmitrij dmytro dominik dorota elzbieta
ewelina ewa franciszek grazyna grzegorz halina henryk iryna iwona jacek jadwiga jakub janusz jaroslaw jerzy jolanta
justyna kacper kamil katarzyna kateryna kazimierz kinga krystyna leszek lukasz maciej malgorzata mateusz magda marcin
mariya mikolaj michal miroslaw nadzieja natalya nikolaj oksana olena oleksandr oleh pavel pawel przemek przemyslaw
radoslaw ryszard sergiy slawomir stanislaw svitlana szymon tadeusz tatiana tetiana urszula vasyl volodymyr waldemar
wanda wieslaw wioletta witold wladyslaw wojtek yevhen yulia yuri zbigniew zbyszek zofia zoltan zygmunt aarne aino aki
antero antti anu arja armas arto eero eeva eija eila erkki esko hannele hannu heikki heli hilkka ilkka ilpo irja irmeli
jaakko jaana jari jarkko jarmo jorma jouni juha juhani jukka jyrki kaarina kaija kalervo kalevi kari katri kauko kimmo
kirsi kirsti kyösti lauri leevi liisa maarit maija mari marja marjatta marjo markku martti marko mauno merja mikko niko
nikke olavi orvokki oskari outi paavo päivi pekka pentti perttu petteri pirjo pirkko raija raimo raili reijo reino
riikka riitta risto ritva saara sakari samuli sanni santeri satu seija seppo sirkka sirpa soile taina taisto taneli
tapani tapio tarja tarmo tauno teemu teppo tero tiina toivo toni topias tuija tuomas tuomo tuula tuulikki tyyne unto
urho urpo vaino väinö veikko veli vesa vilho ville virpi voitto yrjö agim agron ardit arben artan arlind astrit avni
azra bekim beqir bujar burim dardan dusan dzenan edin edis egzon elvis ervin fatbardha fatime fikret flamur flutura
hajrudin hasim igballe ismet jasminka jasna kreshnik ljiljana ljubica lejla liridon luljeta lulzim meho merima mersad
miodrag mirela mirsad mujo muhamed nedim nermin nexhmije nijaz nikoleta radmila rade radovan rexhep sanela sead semir
senada shpresa shqipe slobodan snezana sulejman sefedin tihomir vesna violeta xhevdet zdravko zeljko zlatko zuhdija
alireza amirhossein arezoo atefeh azadeh babak bahman behnam behrouz behzad davood elaheh elnaz esmaeil fariba farideh
farnaz farzad farzaneh ghazal golnaz habibullah hamed hamidreza hossein javad kamran kaveh keyvan khosro kianoush
kourosh mahnaz mahsa mahtab mansour marjan masoud mehrdad mohammadreza mojgan mojtaba morteza narges nasim navid nazanin
neda niloufar parisa parviz parvin payam pouya rostam roya saman samaneh sepideh shabnam shahin shahram shima shiva
siavash soheil soraya yalda zohreh najibullah rahmatullah esmatullah mirwais gulalai zabihullah farzana shukria abebe
alem almaz amanuel berhane biniam dawit eyob filmon fitsum freweini girmay haben hagos hermon kidane kibrom luwam
medhanie meron merhawi mebrahtu mihret michaele natnael robel rahel samrawit selam semhar senait sirak tedros tekle
tesfay tesfaye tewodros tsegay winta yemane yohannes yonatan yordanos zemen baran berfin berivan bahoz ciwan dilovan
dersim helin hevin hozan jwan jian kawa lorin mizgin newroz nechirvan ronahi rojin rojhat serhat sherko shilan sirwan
sozan viyan welat xezal zilan zinar ahmet aylin aysel basak berkay bülent cansu cemal cihan derya dilek ebru ecem efe
emine eray erhan ersin fadime fatih ferit figen gamze gizem gökhan gülay gülsen hakan halil halime huseyin hüseyin ilker
kerem kübra meltem merve mesut metin nazli neslihan nuray nurcan okan onur ozan pelin ramazan recep sedat selcuk seda
semra serap serdar sevda sevgi sibel sule süleyman tolga turgut ugur volkan yasemin yilmaz yunus zafer zehra anh binh
chau duc huong khanh linh minh nguyen phuong quang thao thanh thuy trung tuan tuyet anchalee kanya malee nongnuch pranee
siriporn somchai somsak supaporn diego enrique esteban fernanda fernando gonzalo guillermo hector ignacio javier jorge
josé juanita lorena luz marcela marcelo mauricio ramon raul rocio rosario santiago sergio soledad ximena yolanda joao
paulo thiago amadou aminata binta ebrima fatoumata isatou mamadou modou ousmane mariama chidi chinedu emeka ngozi
olumide oluwaseun kwame kofi ashok deepak gurpreet harpreet kavita lakshmi manpreet neha pooja pradeep priya rajesh
rahul rakesh ravi sanjay sunita sunil suresh vijay tahira nasreen zahid shahid waqas usman alfons algot anita ann-marie
annmarie ann-sofie annsofie ann-christin annikki arnold arvo barbara bernhard betty bibbi bjarne bodil boel brita
britt-marie britt-inger brittmarie carin carola cathrine cecilie ceasar cesar christel dag-erik dagmar dagny dick ditte
edgar edla egil elvy erland ernfrid eugen eva-lena evert evy gerth gittan gudmund gunn-britt gustava hasse hillevi
holmfrid inga-lill inga-britt ingbritt ingrid-marie ingegärd ingvor jannike janet jerker jessika jocke kaisa kajsa
karl-erik karl-gustav karl-johan kent-åke kicki kjell-åke krille lars-erik lars-göran lillemor lis-britt linus lisbet
lollo ludde maj-britt majbritt maj-lis maggan marcel margareta margaretha margit margot maritha marie-louise marlene
mats-erik micke mickan molly mimmi nanna natasja nisse olaf ossian ottilia per-erik per-olof pernille petronella peggy
rigmor roffe rosie rosmarie rosita ronald sally sanny sibylla siw sivan solbritt staffan stig-björn susie svenne
sven-erik sverker sverre teddy terese therése theres tiffany tobbe tommie torgny ture ulla-britt ulla-carin uffe
valdemar valborg-maria vera-lisa viggo viola-maria viveca vivi vivi-ann wenche wiktor wilhelmina wilgot wilmer yngvar
ziggy håkan carl-johan dan eskil wille søren jørgen håkon bjørn ingvild tesfalem tesfaldet fatuma thorsteinn jennifer angelina
catrin cathrin desirée désirée elena emelia evelyn giovanni hanne heléna joanna josephine julianna klas-göran lennie
livia mattis nathaniel oliwia pauline philippa quentin sigfrid thelma wilda`;

/** Names that are words too: names only with a capital, and where a person stands or with a surname after. */
const WORD_NAMES = `
ana ann arian axel bella ben björn bo boris can elle ester fia folke frank frans fred gun gull hans hilding i ia iris
jack jean jon jordan junior kaj klas lage leia linda lotta lova love lucia luna majken marina mika mil mila milo mina my
nova ove per regina rita rosa rose rut saga sana sia siv sten stig stella storm svea tage tara thi tilde tim tindra tina
tom ture tor tord tore tova tuva ulf ulv umut vera vide vidar viking vincent viola ville emir ola aria isa zana adel
dina musa osman merit mitra matte jama jihad hala rim putte inge edda urban malva sari taras rana eden asma ladan pilar
nike nore fares pär valon samar mille maha tamer dalal visar dan murat faten firas enes anas inger alvar östen`;

/** Names that are such common words that they are none without a surname. */
const COMMON_WORD_NAMES =
  'alla andre ask dag eld eli ek en heder inga jan juni klara liv lo lov lycke maj mark mars max may ny nya said sam sen sky sol';

const wordNames = new Set([...words(WORD_NAMES), ...words(COMMON_WORD_NAMES)]);

/** Given names that no other Swedish word is spelled like (lower case): names in any case. */
export const givenNames: ReadonlySet<string> = new Set(alsoFolded(words(NAMES)).filter((name) => !wordNames.has(name)));
export const ambiguousNames: ReadonlySet<string> = new Set(words(WORD_NAMES));
export const commonWordNames: ReadonlySet<string> = new Set(words(COMMON_WORD_NAMES));
