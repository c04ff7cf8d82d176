/**
 * First names that are common in the Netherlands, with those of people whose family came from elsewhere. Our own list, written from memory:
 * the counted lists (of births, by SVB) may not be passed on, and a list of everyone's name is no better than the one that people meet.
 */
export const firstNames: ReadonlySet<string> = new Set(
  `
  aad aaltje aafke abbie abdel abdelaziz abdelhak abdelilah abdelkader abdellah abderrahim abdul abdullah abel achmed ad adam ada adelheid adem adil adnan adri adriaan adriana
  aicha aïcha aida aileen aisha aïsha aja akif akke aksel albert alberta albertus aleida alex alexander alexandra alfons alfred ali alice alicja alida alisa alina aline aliye alma
  alwin amal amanda amber ambroos amin amina amine amira amir anass ana anastasia anastasiia andré andre andrea andreas andries andrij andriy andrzej anette angela angelique angélique
  anique anita anja anje anke ankie ann anna annabel anne annechien anneke annelies anneloes annemarie annemiek annemieke annet annette annie anniek annika anny anouar anouk ans
  antoine anton antonia antonie antoon appie ari arie arend ariane arjan arjen arlette arman arnaud arno arnold arnoud aron art artem arthur arwen asha ashley asli aslı asma assia astrid
  atie atilla auke aukje aurora ava avinash aya ayaan ayan aydin ayla aylin aynur ayoub ayse ayşe aytaç aziz aziza bahar barbara barry bart bartek bartosz bas bastiaan bea beata beatrix
  beatrijs bektas ben benedict benjamin benny berend berber berk berkan bernadette bernard bernd bert bertha bertus beth betsie betsy betty beyza bianca bianka bilal bille bo bob boban
  bodhi bogdan boris boudewijn boukje boy bram brahim brandon brenda brent brian brigitte brigitta britt bruno burak bülent bülent büşra cahit camiel can candy carel carien carin carina carl
  carla carlijn carlo carlos carmen carol carola carolien caroline casper cas catalina catharina catherine cathy cecile cécile cecilia ceciel cees celine céline cem cemil cengiz ceyda
  chaima chaimae chakir chanel chantal charissa charity charles charlotte charly chiel chloë chris christa christel christian christiaan christien christina christine claar claartje claire clara
  claudia clazina clemens coby colette conny connie constantijn cor corien corinne cornelia cornelis corrie corry cynthia daan dafne dagmar dalila damian damla dana daniel daniël daniela
  daniëlle danielle danique danny daphne daria darek dariusz darya dave david dawid dean deborah debbie debby deepa delano demet deniz dennis denise denny derk derya desiree désirée diana
  diane diederik diego dieuwertje dik dilan dilara dilek dimitri dina dineke dinie dionne dirk dirkje djamila djamal dmytro dmitri do dogan doğan dolf dominique donna doortje dora doris dorien
  dorine dorota dorothea douwe driek dries driss duco duygu dylan ebru eda edith edwin eefje eelco eelke efe eileen ekrem ela eleonora elena elfriede elfi elham eli elias elif eline elisa
  elisabeth elise eliza elize elizabeth elke ella ellen ellie elly elma elmer els elsa elsbeth elske elsje elvira emel emiel emil emily emina emine emir emma emmy emre engin enis enzo erdal
  erdem eren eric erica erik erika erkan ernst erol erwin esma esmee esmée esra esther ester eugène eugenie eva evelien eveline evelyn evert evi evren ewa ewelina ezra fabian fabienne fadime
  fadma faiza faisal famke fanny farah farid farida fatema fatiha fatih fatima fatma fatmagül fatoumata fay faye fedde feike felix femke fenna fenne fennie ferdinand ferhat feride fien fieke
  filip filippo finn fiona fleur floor floortje floris fons foppe fouad francien francine francis francisca franciscus franck franka frans fransje franziska fred freddy frederieke frederik freek
  freya frida frits fuat furkan gabe gabriel gabriella gamze gea geert geertje geertruida gemma geoffrey george georgina gerard gerarda gerald gerben gerda gerdien gerhard gerlinde germaine gerrie
  gerrit gerry gert gertie gertjan gertruda gertrude gijs gijsbert gijsje gina gineke ginny giovanni gisela gita gitta gizem gjalt gökhan gonca gonda gonny govert grace grażyna greet greetje
  gregor greta grietje guido guus guusje gülay gülcan gülsen gülsüm gülşen habib habiba hafid hafida haico hakan hakim hakima halil halima halina hamid hamida hamza hamzah han hana hanan
  hanane hanife hanna hannah hanneke hannie hans hansje harald harm harma harmen haroen harold harrie harriet harry hasan hasna hassan hatice hatim havva hayat hedwig hedy heidi heike
  hein heleen helena helene helga helma hendrik hendrika hendrikje henk henkie henny henri henriette henry herman hermien hermine hester hetty hicham hidde hilda hilde hilke hilly hind
  houda houria hoda  hubert hugo huib huub hülya hüseyin hussein iason ibrahim ibtissam ida idris ielse ihsan ikram ilham ilhan ilias ilja ilka ilona ilse ilyas imad imane imke imran ina
  ine ineke inga inge ingeborg ingrid ionut ioana ira irena irene irfan irina iris irma irmgard isa isaac isabel isabella isabelle iskander  ismael ismail issam ivan ivana ivar ivo
  iwan iwona izabela jaap jaapjan jacco  jackie jacob jacoba jacobus jacqueline jacques jadwiga jaimy jakob jaleesa jamal jamie jamila jan janet janina janine jannes janneke jannie
  janny janna jannetje janusz jaouad jarek jarno jarosław jason jasmijn jasmin jasmina jasper jay jayden jayson jean jeanette jeanet jeanine jeanne jeannette jeffrey jelena jelle jelmer jen
  jenna jennifer jenny jens jeremy jeroen jerome jerry jessica jesse jessie jet jetske jetta jette jikke jill jim jimmy jip jits jitske jo joan joana joanna jochem jodie joe joël joelle joep
  joey joh johan johanna johannes john johnny jolanda jolande jolanta jolien jolijn jona jonah jonas jonathan joop joos joost jordan jordi jordy joris jorien jorik jorn jorrit jos josé jose
  josef josefien josefine joseph josephine joshua josien josine joy joyce jozef jozefina józef juan judith juliana julia julian juliette julius julie juliën jurre jurgen jürgen jurriaan justin
  justyna jutta kaan kacper kader kadir karel karen karim karima karin karina karlijn karoline karst kasia kasper katarina katarzyna kate katelijne kathleen katinka katja katrien kay kaya kayleigh
  kees keesjan kelly kelvin kemal kenan kenneth kenza kerem kerim kevin khadija khadijah khaled khalid kiki kim kirsten kirsty kitty kjeld klaar klaas klaasje klara klaus koen koenraad koos
  koosje kornelia kris krista kristel kristian kristien kristina krystyna krzysztof kubra kübra kyra kyrylo laila lamia lana lara larissa lars larysa laura laurens laurie lauren laurent layla
  lea leah leen leendert leentje leila leila lena lenie lennart lennert leny leo leon leonard leonie leonoor leontien leopold lesley leon levi levent lex lia liam lian lianne lidia lidy
  lidewij lieke lien lies liesbeth liesje lieve lieneke lilian liliana lily lin lina linda lindsay lindsey  lisa lisanne lisette lisa livia liza lizette lizzy lobke loes loesje loek loïs lois
  lone lonneke lotte lot lotje lou louis louisa louise lourens lowie loubna luc luca lucas lucia lucie lucien lucienne lucy ludo luigi luka lukas łukasz luna luuk luus lydia lyda lynn
  maaike maan maarten maartje mabel maciej madelief madelon madelein madeleine magda magdalena magiel mahir mahmoud mahmut maikel maja majid malika malou manal mandy manfred manon manuel marc
  marcel marcella marcin marco marcus maree margaretha margareth margit margo margot margreet margret margriet marga maria mariam mariana marianne marie mariëlle marielle marieke mariëtte
  mariette marije marijke marijn marijn marijke marika marilyn marina mario marion mariola marisa marise mariska marit marita marius mariusz marja marjan marjet marjo marjolein marjolijn
  marjon marleen marlene marlies marlijn marlise marloes marlon marnix marouan marouane marten martha martijn martin martina martine martinus marwa mary maryam maryana maryse mas mateo mateusz
  mathieu mathijs mathilde matteo matthew matthias matthieu matthijs maud maura maureen maurice maurits mauro max maxim maxime maximilian mayke mechteld mees mehdi mehmet meike mel melanie melih
  melike melis melissa melle menno menso meral mercedes merel merijn merlijn mert merthe merve meryem meta metin mia micha michael michaël michaela michał michel michelle michiel michelle
  mick mieke miek mien miep mies miet mihai mikael mike mila milan milena milou mimi mimoun mina minke minou mira miranda mireille mirella miriam mirjam mirthe mirza mitch mitchell
  moesa mohamed mohammad mohammed mohamud moniek monica monika monique mounir mouna moussa mourad muhammed muhammet murat musa mustafa mustapha myriam myrna myron myrthe mykola   nabil nabila
  nada nadia nadine nadir nadja nadya naima naïma naomi narges nasim nasima nasser nastasia natacha natalia natalie nataliia natasha natasja nathan nathalie natalya nawal nazan nazli neeltje neel
  nel neline nelleke nelly nena neriman nermin nesrin nesrine nevin nico nicolaas nicolas nicole nicolette nicky niek nienke niels nihat nihal nikita nikki niko nilgün nils nina nine ninke nisa
  noa noah noam noëlle noelle noémi noortje noor nora nordin norah noud nour noura noureddine nouria nuray nurcan nuri nuria nynke odette  okan okke oleh oleg oleksandr oleksandra oleksii olena
  olga olha olivia olivier onno onur orhan oscar oskar osman otman otto oualid oussama oxana ozan ömer öznur özlem paola pascal pascalle patricia patrick patrycja patryk patty paul paula paulien
  pauline paulina paulus paweł pawel pepijn peter petra petronella petrus philip philippe philippine pia piet pieter pieternel pieternella pietje piotr pim pleun pleuni poppe priscilla priya przemek
  quinten quincy rachel rachelle rachid rachida radek radosław raf rafael rafał rafik ragna rahma raimond raja rajesh ralf ralph ramazan ramon ramona randy ranjit raoul raphael rashid raymond raquel
  rebecca rebekka recep reda redouan redouane regina reijer reina reinder reinier reinoud rein rejane remco remi remy rémy renate rené renée renee renske resul rex rhea ria rianne ricardo richard rick
  ricky rico riet rietje rifat rik rika rina rindert rini rinie rinke rinse rinske rinus rita ritchie roan rob robbert robbie robert roberta roberto robin rocco rodney roel roelien roeland
  roelof roger rogier rohan roland rolf romana romain romeo romy ron ronald ronaldo ronja ronnie ronny roos roosje rosa rosalie rosalien rosalinde rosanne rosemarie rosie rosita rowan roxanne roy ruben rudi
  rudolf rudy rufus rukiye rukiya rune rutger ruth ruud saad saar saartje sabah sabina sabine sabri sabrina saïd said saida saïda saliha salima salim sally salma salomé sam samantha samar samir samira
  samuel sander sandra sandy sanna sanne sanne santiago santosh sara sarah sascha saskia savannah savas sazan sebastiaan sebastian seda sedat sefa selam selçuk selcuk selim selin selma selina sem semih
  semra senna serap serdar serena serge serhat serhii serkan servaas sevda sevgi sevil sevim seyfi shaima shaniqua shanna shannon sharda sharmila sharon sheila shelley sherida shirley siem siebe siebren
  siemen sien sietse sietske sigrid sil silke silvana silvia  simon simone sina sinan  sinem sipke sjaak sjak sjef sjoerd sjoerdje sjon sjors sjoukje sjouke sjuul  sofia sofie sofiane sofya
  solange soner sonia sonja sophia sophie soraya souad soufian soufiane soumaya stan stanisław stanislaw stef stefan stefanie stefania steffie stella sten stephan stephanie steven stijn stien stine su suat sue
  suleyman süleyman sultan  surinder susan susanna susanne suus suzan suzanne suze sven svetlana svitlana sybren sylvana sylvester sylvia sylvie sylwia syl szymon taco tahar tamara tamar tanja tanya tara
  tariq tarik taras tatiana tatjana tayfun ted teddy teresa tess tessa teun teuni teunis tetiana thea theo theodora theodoor theresa therese thérèse thibault thijmen thijs thirza thom thomas thuur tia
  tijmen tijn tijs tiffany tilly tim timo timon timothy timur tina tine tineke tinie tinus titia tjalling tjarda tjeerd tjitse tjitske tobias toby toine tolga tom tomas tomasz tommy ton tonia tonie
  tonnie tonny tony toon toos toyah tracy treesje trijn trijntje trix trudy trui truida truus tuğba tugba tugce tuncay turan turgut twan tycho tyrone ubbo ufuk ulrike ümit umit ursula ute utku uwe vahid
  valentijn valentina valeria valerie vanessa vasile vasyl veerle vera verena veronica veronique vesna vic vicky victor victoria viktor viktoriia vigo vincent vinod viola virginia vivian vivienne volkan
  volodymyr wafa walid walter wanda ward warner wassim wendelien wendela wendy werner wessel wibe wicher widad wieke wieteke wiebe wietske wijnand wil wilfred wilhelm wilhelmina wilhelmus willeke willem
  willemien willemijn willy wilma wilmar wim winand winnie wini wisse witold władysław wojciech wouter wubbo wytske xander xavier yara yaren yasemin yasin yasmin yasmina yasmine yasser yassin yassine yassir
  yavuz yentl yildiz yıldız ymke yolanda younes youri youssef youssra ype yuri yuliia yulia yunus yusuf yvette yvon yvonne zahra zakaria zara zbigniew zeki zeliha zeynep zhanna zilan zineb zoë zoe zofia zohra
  zoubida zuhal zuzanna zyad ziad zouhair
  `
    .trim()
    .split(/\s+/),
);

/** First names that are also a word or a place: at the beginning of a sentence they are probably that. */
export const alsoWords: ReadonlySet<string> = new Set(
  'art ben can elke do han isa jay jet joy lot mas mees min nine ward ton lies el mick may mark will hope bill dik charity jade amber ruby trix mies linde wil lieve iris faith dawn grace rose paris sultan turan rein siem'.split(
    ' ',
  ),
);
