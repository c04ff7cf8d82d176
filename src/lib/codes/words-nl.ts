/** The 7,776 Dutch words of story codes, in the order of their numbers. Never reorder, add or remove: printed cards rest on it. Made from the OpenTaal word list (CC BY 3.0). See words.md. */
export const dutchWords = `
aanbeeld aanbied aanbieder aanblijf aanbod aanbouw aanbreng aanbrug aandacht aandeel aandenken aandraai aandrijf
aangeef aangenaam aangroei aanhaal aanhanger aanhouder aanjaag aanjager aankan aanklik aankom aankomst aankunt
aanleer aanleg aanleggen aanleun aanloop aanloopje aanmaan aanmeet aanmeld aanname aanneem aannemer aanpak aanpakken
aanplant aanraak aanraken aanraking aanrecht aanroep aanschaf aanschuif aansluit aanspraak aansteker aanstel aantal
aantallen aanteken aantoon aantrek aanvaard aanvang aanvoer aanvraag aanvragen aanwas aanwezig aanwijzer aanwinst
aanzet aanzicht aanzien aanzuig aardappel aardbaan aardboor aarde aardeweg aardewerk aardgas aardgewas aardglobe
aardhars aardig aardkern aardkleur aardmuis aardnoot aardolie aardpeer aardplaat aardrol aardrups aardslang aardster
aardwolf aarzel aarzelen aasgier aassoort absoluut academie accent accenten accepteer accordeon accu accuraat ach
achtbaan achtbanen achter achteraan achteraf achterdek achterin achterna achterom achterpad achteruit achterzak
achthoek achtknoop achtste achttien acteur actie actieblok actiedag actiefoto actieknop actieplan actieve activeer
activeren actor actrice actueel adelaar adelaren ademen ademhalen admiraal admiralen adoptie adres adresje adressen
advies adviesrol adviesvak adviezen adviseur advocate afbouw afdak afdeling afdrager afdruk afdrukken affaire
affiche afgebeeld afging afhaal afhandel afkap afkeur afkijker afkoeling afkoker afkom afkomst afkomstig afkorting
aflading afleider afleiding afloop afloopdag aflopen aflossing afluister afmeld afmeting afname afreis afreken afrit
afritten afro afroep afscherm afschrift afslag afslagen afsluiter afspeel afspraak afspraken afspring afstand
afstanden afstudeer aftakking aftast aftel aftelling aftocht aftrek aftrekken afvaart afval afvalbak afvoer afvoeren
afvoerweg afwacht afwachten afwerk afwerker afwerking afwezig afwijk afwijzing afzender afzending afzet afzetten
afzuig agenda agrarisch air airco akkerbouw akkoord akkoorden akkoordje akte aktetas album albumpje aldaar aldoor
aldus alfa alfabet algemeen alhoewel alias alibi allang allebei alleen allegro allemaal allerlei alles alliantie
alligator alom alsmaar alsmede alsnog alsof alsook althans altijd altviool aluminium alvast alvorens alweer amateur
ambacht ambachten ambassade ambitie ambtenaar ambulance amplitude amulet amuletten amusant amuseer amuseren analist
analisten analogie analoog analyse ananas ananassap ananassen ander anderen anderhalf andermaal andermans andersom
angeltje animatie ankerbak ankergat ankerlier ankerplek ankers ankertje ankertouw ankertros anoniem antenne antiek
antwoord apotheek apotheker apparaat apparaten appel appelaar appelbank appelbeer appelboot appeldas appelhaan
appelhek appelhuis appelklok appellamp appelpad appelpet appelraam appelsap appelsok appeltje appeltrui appelvos
applaus aquarium arabica arbeid arbeider arboretum arcade archief archieven architect are areaal arena argument
armband armbanden armbandje arrangeur artiest artiesten artikel artikelen artistiek asfalt asfaltpad asfaltweg
assistent astronaut astronoom atelier atleet atleten atletiek atmosfeer atomen atoom attractie audio audiotoer
auditie aula auto autobox autobus autobusje autodek autoglas automaat automaten autonomie autonoom autootje autorit
autosport autowas autoweg autowegen averij avond avonden avondje avondklok avondles avondrit avondzon avonturen
avontuur azijn azijnfles azuur baansport baantje baanvak baardmos baas baasje babbelen baddoek badhok badhotel
badhuis badhuizen badkamer badkoets badkraan badkuip badkuipen badminton badmuts badolie badpak badpakken badplaats
badrand badruimte badschuim badsteden badstoel badtas badwater badzonne bagage bagagerek bagagetas bagger bakbanaan
bakblik bakboord bakboter baker bakermat bakerzak bakfiets bakgoot bakkerij bakkers baklucht bakoven bakpan
bakpapier bakplaat bakpoeder bakspel baksteen baktarwe baktijd bakzeil bal balans balansen balie balkje balkleren
balkon balkonhek ballade ballerina ballet balletten ballonnen ballons balschoen balsport balzaal balzak bamboe
bamboebos bamboetje bamzaaien banaan banaantje bananen banden bandera bandfoto bandleden bandlid bandrem banjo
banket banketten barbecue bariton base basgeluid basgitaar basketbal bassin bassist bassisten basspeler bastion
bastuba baswerk baszanger bataat batterij bebouwd bebouwing bedacht bedanken bedankje bedankt beddenbak beddenpan
bedekken bedekking bedekt bedenk bedenkdag bedenker bediend bedienen bediening bedje bedoel bedoelen bedoeling
bedpan bedplank bedrading bedrijf bedrijfje bedrijven bedtijd bedwants beekdal beekloop beeld beeldbuis beelden
beeldje beenham beenkap beerton begaan begaf begeleid begeven begijnhof begin beginnen beginsel beginzin begreep
begrepen begrijp begroef begroeten behaard behagen behalve behandel beheer beheerder beheerst behield behoefte
behoord behoren behoud behouden behuizing behulp beiaarden beiaards beiden beige bekeek bekeken bekend bekenden
bekers bekertje bekijk bekijken bekleden bekleding bekomen bekroning bekroond bekwaam belactie beladen beland
belangen belbus beleefd beleggen beleren beleving belfort belforten belhamel belkaart belknop bellen belletje
bellijst belofte beloning beloof beloven belwinkel bemoeien benaderd benaderen benadrukt benaming beneden benen
benieuwd benoemde benoemen benut benutten benzine beoefenen beoogd bepaald bepalen bepaling beperken beperkt
bepraten bereiding bereik bereiken berekend berenkuil berenmuts berennen berenpak berg bergbel bergboek bergdal
bergegel bergen bergetap bergfluit berggeit berghoed berghut berging bergje bergkap bergkom berglaars bergmand
bergmuts bergpad bergpot bergrit bergrok bergrug bergtafel bergtop bergtrein bergveer bergvogel bergweg bergzaal
bericht berichten berichtje beringen bermuda beroemd beroep beroepen beschaafd bescherm beschouw beschreef beschrijf
besef beseffen beslecht beslissen beslist besluit besluiten bespaar besparen besparing bespelen besprak bespreken
bestaan bestand bestanden bestandje besteden bestel bestelbus besteldag bestellen bestemd bestudeer besturen
besturing bestuur betekenen betekenis beter beton betonnen betonpad betonweg betrad betreden betreffen betrek
betrokken betuigen beukenkat beukenkom beukenpan beukenpot beukenrok beukhamer beurs beursdag beurshal beurzen bevat
bevatten beveiligd bevel bevelen bevestig bevinden bevoegd bevolking bevolkt bevriend bewaar bewaarder bewaarzak
bewaren bewaring beweeg beweerd bewegen beweging bewerking bewoner bewoog bewoond bewust bezem bezemhok bezemklas
bezempje bezemstok bezien bezit bezitten bezocht bezoek bezoekdag bezoeken bezoekers bezoekje bezoekuur bezorgd
bezorgdag bezorgen bezorgers bidetje bied biefstuk biesje biggetje bij bijbal bijblad bijboot bijdehand bijdrage
bijen bijgaand bijgebouw bijgeluid bijgevolg bijgooien bijhuis bijkeuken bijklank bijlage bijles bijlessen bijna
bijnaam bijnamen bijnummer bijrijder bijrol bijrollen bijscherm bijsmaak bijspring bijvak bijveld bijvorm bijweg
bijwoord bijzaak bijzin biljet biljetje biljetten bindtouw bingo binnen binnenin binnenpad binnenuit binnenweg
binnenzak binnenzee biobak bioboer biochip biodiesel biofilm biofilter biogas biograaf biologen biologie bioloog
biomarkt biomassa biopsie bioritme bioscoop bioscopen biotoop biowinkel blaadjes blad blader bladeren bladkever
bladknop bladmos bladzij bladzijde blaffen blauwe bleven blies blijf blijkbaar blijspel blijven blik blikje bliksem
bloem bloembak bloembed bloembeer bloemboot bloemdek bloemeend bloemen bloemetje bloemhaan bloemknop bloemlamp
bloemmuis bloempet bloempje bloemraam bloemtas bloemtros bloemtrui bloemvlag bloemvos blokdag blokhuis blokhut
blokkeer blokken blokkeren blokuur blouse blussen bochtje boeg boegen boeiend boeket boeketje boeketten boeking
boekje boerderij boksen bolgewas bolhoed bolkop bolplant bolvorm bolvormig bolwerk bonjour bonkaart bonnummer
bontjas bonus bonussen boodschap boombal boomgaard boomhut boommos boomstam boomtak boorbuis boorgat boorhamer
boorijzer boorkever boortol boot booten bootje bord bordje bordspel borrel borreltje bos bosbel bosbezit bosbloem
bosboek bosbouw bosbouwer bosbrug bosdieren bosdoos bosduif bosegel bosfeest bosflora bosfruit bosgebied bosgeur
bosgroep boshoen boshut bosje boskant bosklas boskom boslaars bosland bosloop boslucht bosmuis bospad bospark
bosplan bospot bosrit bosrok bosspel bosspin bosstoel bostafel bostrein bostuin bosuil bosveen bosvijver bosviool
bosvogel bosvrucht bosweg boszaal botanicus boterbank boterboot boterdas boterhaan boterham boterhek boterhuis
boterklok boterlamp boterpad boterpet boterraam botersok botertje botertrui botervos bouillon boulevard bourgogne
bouwblok bouwdag bouwer bouwhal bouwhek bouwplan bouwplek bouwsteen bouwteam bouwvak bouwwerk bovenaan bovenal
bovenbeen bovenblad bovenbouw bovenbuur bovendeel bovendek bovendeur bovendien bovenhoek bovenhuis bovenkant
bovenlip bovenloop bovenop bovenraam bovenrand bovenrug bovenstel boventoon bovenvlak bovenwind bovenzaal bowlen
braam braambos brak bramen branche brasserie bravo breedband breedte breekbaar breken breng brengen brief briefje
brieven brigade bril briljant brilletje broccoli brochure broeder broederen broekrok broekzak broer broertje brombas
bromtol bron bronnen bronnetje brontaal bronwater brood broodbel broodboek broodbrug broodegel broodhoed broodhut
broodje broodkat broodkom broodmand broodmuts broodpot broodrok broodveer broodzak brug brugdag brugdek bruggat
bruggen brughoek brugklas bruid bruidegom bruidje bruikbaar bruikleen bruiloft bruineren bruto bubbelbad budget
budgetten buggy buiging buisvak buiten buitenaf buitenbad buitenbus buitenhof buitenrit buitentje buitje buldog bulk
bultrug bumper bundel bundelen bundeling bundeltje burger busdienst bushalte bushok buskaart buslijn buslijnen
busnummer buspas busreis busroute busstop bustaxi bustocht bustour buurman buurt buurtauto buurtbus buurten
buurthuis buurtteam cabaret cabriolet cacao cadeau cadeaubon cadeautje cafetaria camera cameraman camper camping
campus cantate cantors caravan carillon carnaval carnivoor cartoon cascade casino cassette castellum catalogus
categorie cellist cellisten cello cement centra centraal centrum ceremonie champagne charme chauffeur chipje
chipkaart chocola chocolade chromen chroom ciao cijfer cijfertje cilinder circus circussen cirkel cirkelen cirkeltje
citaat citaatje citaten citeren citroen citroenen clown cocktail cola colafles collectie collega coltrui columnist
compagnon compleet complex componist concert concerten concours condens connectie consument contact container
contanten continent continu contrabas contrast controle correctie corso cosmetica coureur creatief cultureel cup
curry cursief cursus cursusdag cursusje cursusmap cursussen cyber cycloon daags daarboven daarginds daarheen
daarlaten daarmee daarna daarnaast daarnet daarop daarvan daarvoor dadelijk dag dagblad dagbladen dagbloem dagboek
dagboeken dagboekje dagboog dagbouw dagcursus dagdeel dagdienst dagdromen dagelijks dagen dagenlang dageraad daggeld
daghulp dagje dagkaart dagkrant daglicht dagloon dagmaat dagmarkt dagmeisje dagmenu dagnummer dagpas dagploeg
dagprijs dagreis dagritme dagrugzak dagschema dagschool dagtaak dagtekst dagtocht daguil dagwacht dagwerk dagwijzer
dagwinkel dagzaal dagzijde dagzuster dahlia dakbalk dakdrager dakfonds dakkapel dakladder dakleer daklei dakluik
dakpaneel dakraam dakrail dakrand dakruiter dakstoel daktuin dakvloer dakvoet dakvorm dakzonne dallen daluur
dalweide dambord dametje dammen damspel damspeler damsteen danexamen dankdag dankjewel dankzij dans dansen danseres
danshuis dansje dansles danspaar darter dasspeld datgene datzelfde debuut decennium decor decoratie decoreren
deegplak deegrol deel deelauto deelname deelnemer deeltaak deeltal deelteken deeltijd deeltje deelzin definitie
degelijk dekbedden dekens dekentje dekhuis dekje dekking dekkingen dekkleur dekmantel deknaam deksel dekseltje
deksteen dekzeil delegatie delen demo denappel denk denkbeeld denken denkers denkstap denkster derde dermate dertien
dertiende dertig dertigste dertigtal desnoods dessert dessertje destijds detail detective deur deurbel deurgat
deurknop deurslot deurtje devoon deze dezelfde dia diafilm diagonaal diagram dialect dialecten dialogen dialoog
diamant diamanten diamantje diameter diaserie diaspora dicht dichtbij dichteres dichtheid diegene dienst diensten
diepgang diepte diepvries diepzee dierbaar dierbaren dieren dierenbos dierendag dierlijk diesel dieselbus digitaal
dijkhuis dikwijls dimensie dingen dinsdag dinsdagen diplomaat direct directeur directie dirigent dirigeren display
ditmaal divers docent docenten dochter doctor doctoren document doeboek doedag doedelen doellat doellijn doelpunt
doeltaal doen doener dok dokken dolblij dolfijn dolfijnen dolgraag dollar dolmen dombo domein domeinen dominant
donatie donderaar donderbus donderdag doneren donjon donker donut doolhof doolhofje doolhoven doorgaans doorgang
doorgeef doorheen doorkijk doorklik doorkom doorloop doorreis doorrit doorslag doorsnede doorvaart doorvoer doorwerk
doorzend doorzet doorzicht doorzoek dope dorp dorpen dorpje dorpsbank dorpsbeer dorpseend dorpshaan dorpshek
dorpshuis dorpsjas dorpsklok dorpslamp dorpspad dorpspet dorpssok dorpstrui dorpsvlag dorpsvos dorst douche
douchebak douchegel douchekop dozijn dozijnen dozijntje draadtang draagdoek draagstok draagtas draagzak draai
draaideur draaien draaihek draaiknop draailier draaistel draaitje draaitol draakje drager dragon dreef dressuur drie
driehoek drieklank driekleur driekwart drieluik driemaal driepoot drietal drietje drievoet drijfgas drijfijs drijven
drinken drogers dromen droogdok droogkap droogkast drooglijn droogoven droogpak droogrek droogte droogtijd droom
droomauto droomhuis droompje droomster druif druifbeer druifboot druifeend druifhaan druifhek druiflamp druifmuis
druifpet druifraam druifsok druiftas druiftrui druifvlag druiven druk drukkerij drukknop drukmeter drukpak drukplek
drukring drukrol drukvel drukwerk drukzin drumband drumkit drumsolo drumstel drumstok druppel duidelijk duiden
duifje duikboot duikboten duikers duim duimpje duimstok duinbel duinboek duinbrug duindoos duinegel duinhoed duinhut
duinkom duinlaars duinmand duinmolen duinmuts duinpan duinpot duinrok duinstoel duintrein duinuil duinveer duinzaal
duizelig duizend duizenden durf dutje duursport duurzaam duw duwboot duwen dwarsbalk dwarslat dwarsweg dynamiek
dynamisch dynamo echt echtpaar echtparen ecologie economie econoom editor educatief eekhoorn eendracht eenheid
eenjarig eenklank eenmaal eenmalig eens eenspan eentje eenvoud eenvoudig eenzelfde eerbied eerder eerlijk eerst
eersten eertijds eervol eetbaar eetbak eetbui eetgids eethoek eethuis eetkamer eetketel eetkeuken eetlepel eetlust
eetmoment eetpauze eetpeer eetruimte eettafel eetzaal eetzalen eeuw eeuwen effect effecten effectief egaal eigen
eigenaar eigendom eigenlijk eigennaam eigenwijs eikelbank eikelbeer eikelboot eikeldas eikelhaan eikelhek eikelhuis
eikelklok eikellamp eikelpad eikelpet eikelraam eikelsok eikeltrui eikelvos eikenbos eikenlaan eikentak eiland
eilandje eindelijk eindknop eindsom eindspel eindstand eindstop eirond eitje eiwit eiwitten elegant elektron element
elementen elfde elftal elftallen elite elkaar ellebogen elleboog embleem emblemen emmer emmertje energie enerzijds
enig enigszins enkelspel enkelvoud ensemble envelop enveloppe enzovoort erachter erbij erboven erbuiten erebaan
ereboog ereburger eregast erekrans erelijst erelint ereloon erenaam erepalm erepoort erepost ereprijs ereregel
ereronde ereteken eretitel erewacht erewoord erezaak erheen erkend erlangs ernaar ernaartoe ernaast ernstig eromheen
eronder erop eropaf erover ertegen ertoe erts ertussen eruitzien ervan ervaren ervaring ervoor esdoorn espresso
essentie estafette etage etappe eten etentjes etiket etiketje etiketten etsplaat euro eurofles eurootje evaluatie
evalueren evenaar evenals evenaren evenbeeld eveneens evengoed evenmin evenredig eventueel evenveel evenwel
evenwicht evenzeer evertje examen examendag excellent exclusief excuseer excuseren excuses excuus expeditie expo
export expositie fabricage fabriek fabrieken fabriekje fabrikant face factuur fakkel fakkeltje familie fantasie
fauna feest feestboek feestbrug feestdag feestdoos feestegel feesten feesthoed feestje feestkat feestkom feestmaal
feestmenu feestmuts feestpan feestpot feestrok feestveer feit feitelijk fenomeen festival fietsbank fietsbel
fietsblok fietsboot fietsbus fietsdag fietsen fietshaan fietshuis fietslamp fietsles fietspad fietsplan fietsraam
fietsrek fietsrit fietsslot fietssok fietstas fietstaxi fietstour fietstrui fietsvos figuren figuur figuurtje
fijnmaken fijnspar filetje filiaal film filmdag filmen filmmaker filmpje filmrol filmset filmtip filmvak filmzon
filosofie filter filtertje finale finaledag fineren fiscaal fistel fjord flamenco flamingo flatje flauwekul flessen
flitsen fluitist fluitje fluitles fluitsolo focus focussen fonds fondsen fontein fonteinen fooi forceren forel
forellen formaat formaten formatie formeel formule formulier fornuis fornuizen fortuin forum forumpje fossiel foto
fotograaf fotomap fotomodel fotootje fotoserie fototas fotozet frankeren fregat friet frieten frietpan frietzak fris
frisgewas frisuur front frontje fruit fruithap fruitten fundament fundering fysiek gaan gaandeweg gaarkoken gaatje
gala galabal galerie gamba gangboord gangdeur gangetje gangkast gangmaker gangpad gangpaden garage garagebox
garantie garnaal garnalen gasballon gasboer gasbron gasbuis gaskabel gasketel gaskraan gaskroon gaslamp gasmeter
gasmotor gasoven gaspak gaspedaal gasslang gast gastgezin gasthuis gastles gastmaal gastrol gasvlam gasvuur gaten
gauw gazon gebaar gebak gebakje gebakken gebaren gebeld gebeurd gebeuren gebied gebieden gebiedje geblazen gebleven
geboeid geboekt gebogen geboord gebouw gebouwen gebouwtje gebracht gebraden gebroken gebruik gebruiken gebundeld
gedaan gedachte gedag gedanst gedeeld gedeelte gedichtje gedoe gedoucht gedraag gedraaid gedragen gedreven gedroeg
gedrongen gedroomd gedrukt geduld gedurende geef geelbruin geelvink geestig gefilmd gegil gegooid gegoten gegroeid
gegroet gehaald gehad gehakt gehaktbal gehakten gehalte gehandeld geheel geheim geheimtip geheugen geheven geholpen
gehoopt gehoor gehuurd geiten gejuich gekeerd gekke geklets gekleurd geklommen geklopt geknipt geknoeid gekocht
gekookt gekoppeld gekozen gekregen gekropen gelach gelachen geldig geldtas geldzak geleend gelegd gelei geleide
geleverd gelezen gelieve gelijk gelijken geloofd gelopen geluid geluiden geluk gelukken gelukkig geluksdag gelukzak
gemaakt gemaild gemalen gematigd gemeente gemengd gemiddeld genaamd generatie generator genereus geniaal geniet
genieten genoeg genoegen genoemd genomen genoot genoteerd genummerd geoefend geograaf geologen geoloog geometrie
geoogst geopend geordend gepast geplaatst gepland geplukt gepoetst gepraat geproefd geraak geraken gereden gereed
geregeld gereisd gering geruild gerust geschenk geschikt geschoren geschrift geslaagd geslapen gesleept gesloopt
gesloten gesmeerd gesmolten gesneden gesp gespaard gespannen gespeeld gespen gesplitst gespreid gesprek gesprekje
gesproken gestalte gestart gestegen gesteld gestelden gesteund gestopt gestreefd gestreept gestuurd getal getallen
getekende getiteld getoond geuit gevelrij gevels geveltje gevelwand geverfd gevestigd gevoel gevoelig gevoerd gevolg
gevonden gevorderd gevraagd gewacht gewas gewassen gewelf gewend gewerkt gewest gewesten gewijzigd gewikkeld gewild
gewisseld gewonnen gewoon gewoonte gewoonweg geworden gezegde gezellig gezet gezeten gezicht gezichten gezin
gezinnen gezond gezongen gezuiverd gids gidsen gidsje gierig gietbui gieter gieterij gigant gilde gildehuis gisteren
gitaar gitaarduo gitaarles gitaartje gitaarzak gitaren gitarist glaasje gladmaken glansen glansrol glas glasbak
glasruit glaswerk glaswol glazen glazenier gletsjer glimlach glimp glimpje globaal globe goed goedendag goederen
goedheid goedkoop goedkoper goedmaken goedzak goeie goeiedag golfbal golfdag golfer golfje golfles golfstok golven
gooien gootsteen gordel gordeltje gordijn gordijnen gorilla gouden goudmijn graansilo gracht grachten grachtje
grande granen graniet grap grapjas grapje grappen grappig grasbel grasboek grasbrug grasegel grasfluit grasgewas
grashoed grashut graskat graslaars grasmand grasmuts graspad grasplein graspot grasrol grassen grastafel grastrein
grasuil grasveer grasveld grasvogel gratis graverij gravering graveur gravin greintje grendel grenzen grepen greppel
grijns grijnzen grijp grijpen grille groeien groeiplan groenbak groente groep groeperen groepje grondig grondplan
grondslag grondstof grondwet grootboek grootheid grootlint grootte grootzeil grot groten grotje gulden gunstig
gymnasium gymzaal gymzalen haageik haagje haaks haalbaar haar haarbal haarband haardos haargolf haargroei haarkam
haarkleur haarknip haarlint haarpijl haarspeld haarstijl haartje haarzelf haast haasten haastig hagedis hagedisje
haha hakblok hakhout haldeur half halfbroer halfjaar halfjaren halfrond halfuren halfuur halfzus hallo halten halve
halvemaan halveren halvering hamburger hamel hameren hamerhaai hamerkop hamers hamster hamsteren hamvraag hand
handappel handbal handboog handdoek handdruk handel handelaar handeltje handig handje handmatig handtas handtasje
handteken handvat handvaten handvest handvol handwerk handzeep hangkamer hangklok hangmap hangplek hangslot hanteren
hap hapje happen harder hardheid hardloop hardlopen hardmaken hardop haring haringen harinkje harmonie hars
hartelijk hartslag haspel haven havendam havenen havenkom haventje hechten hectare heelal heelhuids heengaat heersen
hefboom hefbrug heffen heffing heftig heftruck heidag heide heidebeer heideboot heideeend heidehaan heidehek
heideklok heidelamp heidemuis heidepet heideraam heidetas heidevlag heidevos hek hekel hekmotor hekpaal hekwerk
helaas heleboel helemaal helft helften heli helium helmpje helpen hemd hemden hemdje hemdrok hemzelf hendels hengst
hengsten herberg herbergen herbezien herboren herbouw herdacht herdenken herders herdertje herdopen herdrukt
herenhuis herenteam herfst herfstbos herfstdag herfstpad herfstpet herfsttas herfstzon herhaald herinner herkauwen
herken herkennen herkeuren herkomst herkozen herladen herleid herleiden herleven hernemen heropend heropenen
herroepen hersmeden herstart herstel hert hertalen hertje hervat hervinden hervormd herwinnen herzien hetgeen
hetzelfde hetzij heup heuvel heuvelen heuvelkam heuvelrij heuvelrug heuveltje hevig hield hierbij hierboven hierheen
hierin hierlangs hiermee hierna hiernaar hiernaast hieronder hierop hierover hiertegen hiertoe hieruit hiervan
hiervoor hijstouw hipster historie hobo hockey hockeybal hockeyer hoeden hoedje hoef hoefijzer hoefstal hoekbad
hoekhuis hoekig hoekkamer hoeksteen hoelang hoentje hoepelrok hoepeltje hoeve hoeveel hoewel hoezo hofje hogere
hogerop holte honderd honderden honingbij honinghei honingpet honingsok honingtas honkbal honken hoofd hoofddoek
hoofden hoofdhal hoofdje hoofdkap hoofdklas hoofdknik hoofdmenu hoofdring hoofdrol hoofdsom hoofdstuk hoofdtrek
hoofdvak hoofdweg hoofdzin hoog hoogbouw hoogdag hoogfeest hoogheid hoogoven hoogstam hoogstens hoogte hoogtijd
hooguit hoogveen hoogvogel hoogwater hooiland hooitas hooiwagen hoopje hoopvol hoorbaar hoorntje hoorspel hopakker
hopbel hopelijk horizon horloge hotel hotelgast houders houding houdingen hout houtbel houtblok houtbrug houtdoos
houtegel houthoed houthok houthut houtje houtkap houtkom houtlaars houtmand houtmolen houtmuts houtpot houtring
houtskool houtstoel houttrein houtuil houtveer houtwal houtzaal huidig huis huisadres huisbel huisdier huiselijk
huisgezin huishoud huisjas huisje huiskamer huiskapel huistaak huisvader huisvest huiswerk huize hulp hulpje hulpkok
hulpplan hulpteam humanist humeur humeuren humeurig humor hunkeren hutkoffer huurder iconen icoon icoontje idee
ideetje ieder iedereen iets ietsje ietwat ijdel ijs ijsbaan ijsbal ijsbanen ijsbeer ijsberen ijsberg ijsbloem
ijsblok ijsdag ijsdansen ijsemmer ijsgrot ijshockey ijshotel ijshut ijsje ijskanaal ijskap ijskappen ijskast
ijskasten ijskastje ijskegel ijskelder ijskoffie ijskonijn ijskoud ijslepel ijslolly ijsmaker ijsmuts ijsmuur
ijspaleis ijsplaat ijsploeg ijspret ijsroom ijssalon ijsschep ijsstoel ijstaart ijsthee ijstijd ijstijden ijsveld
ijsvlakte ijsvogel ijswater ijswinkel ijswinter ijswolk ijszak ijszee ijzer ijzerboor ijzeren ijzermijn ijzertje
ijzerzaag ikke ikzelf illusie imitatie imiteren importeur inademen inbeelden inbellen inbinden inblazen inblikken
inboeken inbouw inbouwen inbox inbreien inbreng inbrengen inclusief indeling indenken inderdaad indertijd index
indexen indexeren indicatie indicator indienen indoor indraaien indrukken industrie induwen ineens info informant
informeel ingaan ingang ingangen ingebouwd ingedeeld ingegaan ingehaald ingehuurd ingelicht ingenieur ingenomen
ingepakt ingeschat ingesteld ingevoerd ingevuld ingewijd ingezet ingieten ingooien ingraven ingreep ingrijpen
ingroeien inhaal inhalen inhoud inhouden inhuur inkeping inkijk inkijken inkleden inkleuren inklimmen inknippen
inkomen inkomsten inkoper inkoppen inkruipen inkt inktfles inktjet inktlap inktstel inktvis inktvisje inktvlek
inlaat inladen inlas inleiden inleiding inleven inleveren inlichten inlijsten inlokken inloodsen inloop inlopen
inlossen inmaak inmaken inmeten inmeting inmiddels innam innovatie inoefenen inpak inpakken inpalmen inpassen
inpersen inplannen inplant inprenten inprikken input inramen inren inrichter inrij inrijden inroepen inrollen inruil
inruilen inschakel inschepen inschrift inschrijf insect insecten inseinen insigne inslaan inslag inslagen insluiten
insmelten insmeren insnoeren inspectie inspelen inspinnen inspraak inspreken inspring instap instappen instel
instellen instemmen instituut instroom insturen intekenen intentie interesse internaat interval interview intikken
intocht intrede intrekken intro intussen intypen invaren invloed invloeden invoer invoeren invoering invoervak
invullen invulling inwachten inwerk inwerken inwinnen inwoner inwoning inwoon inworp inwrijven inzaaien inzake
inzamelen inzeilen inzenden inzending inzet inzetbaar inzetplan inzetten inzicht inzien inzoomen inzouten inzwemmen
irrigatie isoleren jaardag jaargang jaarkaart jaarklas jaarlijks jaarplan jaartaak jaartal jaarthema jachthut
jackfruit jager jagertje jam jarenlang jarige jawel jazeker jazz jazzcombo jazzkring jetski jeugd jeugdklas
jeugdplan jeugdteam jezelf joch joepie jojo jojootje jong jongedame jongelui jongen jongeren jongetje journaal jouwe
jubileum judo judoband judoka judoles judopak juichen juist jullie jurk jurken jurkje juryleden juskom juslepel
justeren juweel juweeltje juwelen juwelier kaarsje kaart kaarten kaasbank kaasboot kaasdas kaashaan kaashek kaashuis
kaaskaars kaaskamer kaasklok kaaslamp kaasmaker kaaspad kaasraam kaassaus kaassjaal kaassok kaastaart kaastrui
kaasvos kabelbaan kabelbrug kabelen kabelgoot kabelpont kabels kabelslot kabeltje kabeltouw kachel kaderen kaders
kalender kalfje kalkbak kalkoen kalkoenen kalksteen kalm kalmeer kalmeren kalmte kalven kameel kameeltje kameleon
kamer kameraad kamerdeur kamerjas kamertje kamerwand kamperen kampioen kampong kanalen kanarie kandidaat kaneeldas
kaneelhek kaneelpad kaneelpet kaneelsok kaneelvos kanjer kano kanootje kantelen kantine kantje kantlijn kanton
kantoor kantoren kantsteen kapel kapellen kaphamer kapitaal kapitein kapsalon kapsels kaptafel kapzaag karakter
karamel karaoke karate karper karting kartonnen kartons karwei karweitje kasboek kasbon kasteel katoenen katten
kauwen kauwgom kaviaar keeplat keer keermuur keerring keertje keerwater keihard keizer keizerin kelder kelderbox
keldertje kelkje kemphaan kenbaar kenmerk kenmerken kennelijk kennen kenners kennis kennissen kental kenteken kermis
kermisdag kermissen kern kerntaak kersbel kersboek kersbrug kersdoos kersenjam kersensap kersfluit kershoed kershut
kerskat kerslaars kersmand kersmuts kerspot kersrok kersstoel kerstafel kerstrein kersuil kersveer kersvogel
ketelhuis ketelkoek ketelpak ketels keteltje ketting kettingen kettinkje keuken keukenrol keukentje keurig keuringen
keurmerk keus keuze keuzeknop keuzemenu keveren kevers kiekeboe kietelen kiezelbed kiezelpad kiezels kiezeltje
kiezelweg kiezen kijk kijkbuis kijkdag kijken kijkers kijkgat kijkhut kijkje kikker kikkerbad kikkeren kikkertje
kilo kilogram kiloliter kilometer kilootje kinderbad kinderdag kinders kindje kip kippen kippenvel kippetje klaar
klankbord klarinet klasje klassiek klaver klaveraas klaverbel klaverhut klaverkom klaverpan klaverpot klavertje
klaveruil klaverwei kledij kleding klei kleinkind kleinood kleins kleintje kleinzoon klemtoon kleren kletsen kleur
kleurbad kleurtje kleuter klim klimaat klimaten klimdag klimhal klimmen klimmetje klimrek klimstok klimtouw klink
klinken klinkers klok klokbeker klokje klokradio klokrok klokslot klomp klopboor klopper kloven kluis kluisje
klusdag knallen knalletje knap knapperd knapzak knecht knie knielap knielbus knijpen knipje knipperen knipslot
knipster kniptang knobbel knobbelen knoflook knokken knol knolgewas knoopje knopen knuffel knuffelen kobalt koeien
koeienkop koekbank koekbeer koekblik koekboot koekeend koekhek koekjas koekkaars koekkraan koeklamp koekmuis koekpad
koekpet koekraam koeksjaal koeksok koektaart koektrui koekvlag koelbak koelblok koelbox koeler koelhuis koeling
koelingen koelkamer koeltas koelvin koepeldak koepels koerier koers koersen koester koesteren koetshuis koetsje
koetswerk koffer kofferbak koffertje koffie koffiebon koffiebus koffiekom koffiepad koffietje koffiezak kokerrok
kokertje kokkin koks kolom kolommen kom komaan kombuis komedie komeet komiek komisch kommen kommetje kompas
kompassen konijn konijnen konijntje kooitje kookboek kookhuis kookles kookpan kookzak koolemmer koolstof koop
koopavond koopman koopster kopbaken koper koperen kopieer kopje koplamp koploper kopnagel koppel koppelen koppeling
koppeltje koppig kopregel koprollen kopschool kopsteen kopzorg koraal koraalrif koralen korenaar korfbal korporaal
korter kortom korven kosmos kostbaar kostuum koud koudwater kozen kraan kraanauto kraantje krab krabbel krabbetje
kraker kransje krant kranten kratje kreeft kreeften kreek krieken krijg krijgen krijtje krimp kringloop kristal
kroegen kroegje krokodil kronen kroning kroon kroontje kruidboek kruidnoot kruidtuin kruimel kruin kruintje kruipen
kruispunt krukje krukken krul krullen kubus kubussen kudde kuipbad kuiper kuit kun kundige kunst kunstfoto kunstje
kunstlens kunstmest kunststof kunsttaal kunsttak kunstzin kussen kustrif kustwater kustweg kwadrant kwaliteit kwam
kwamen kwartaal kwartalen kwartet kwartier kwartje kwarts kwast kweken kwekerij kwik kwintet laadstok laagbouw
laagveen laagwater laars laarzen laat laatst laatsten labrador lachen ladder laddertje lading ladingen lagerbus
lagers lagune lakboom lakens lakjas lakschoen lamp lampen lampion lampje landbouw landelijk landgoed landhuis
landkaart landmeter landrover landschap landstaal landweg lang langbeen langdurig langhaar langneus langoor langpoot
langzaam lantaarn lantaren laptop laptopje laptoptas lasagne lavalamp leden ledental leefbaar leeftijd leerboek
leerdoel leergang leerjaar leerplan leerroute leerstoel leerstof leerweg leerwijze leesbril leeskamer leeskop
leeskring leeslamp leesmap leestip leeuwtje legbord legenda legenden legger legkast legkip legplank legpuzzel
leiband leiboom leider leiding leidingen leidster lekker lelie lengte lentebel lentebrug lentedag lentedoos
lenteegel lentehoed lentehut lentejas lentekom lentemand lentemuts lentepan lenterok lentes lenteuil lenteveer
lentezaal lentezon lenzen lepel lepelbak lepelrek lepeltje leraar lerares les lesauto lesavond lesblok lesboek
lesbrief lesbus lesdag lesgebouw lesgeld lesgeven lesgroep lesidee lesjaar lesje leskaart leskoffer lespakket
lesplan lesschema lesstijl lestijd lesuur letten leuk leunen leuning leve levende levendig leverbaar levering lezer
lichtbad lichtblok lichtbron lichten lichtgas lichthal lichtkap lichtknop lichtplan liederen liedje lief liefde
liefdevol liefkozen liefst liepen lieveling lieverd liften liga ligbad ligdag ligfiets liggen ligging lighal
ligstoel ligweide lijm lijmstok lijnbus lijnen lijst lijsten lijstje likken limonade lindenhek lindenpet lindentas
lindenvos linker linkerbal linkeroor linksaf lintje lipje liter litertje logeren logica logisch logistiek logo
lokaas loket lolly lombok loodrecht loodsen look loopbaan loopbanen loopdag looppas looprek lopen lopertje losbinden
losbreken losgooien loshalen losjes losknopen loskomen loslaten loslopen losmaken losrijden lossen losstaan
loswerken loszitten loterij loterijen lotje lucht luchtbal luchtbed luchtbuis luchtdruk luchtfoto luchtje luchtweg
luchtzak lui luier luieren luiertas luiertje luikje luipaard luister luisteren lunch lunchen lunchplek maaiveld maak
maaltijd maaltje maanbank maanboot maand maandag maandagen maanden maandje maanfoto maanhaan maanhek maanhuis
maankaars maanklok maankop maanpad maanraam maansjaal maansok maansteen maantas maantrui maanvlag maanvos maatpak
maatregel maatstaf maatstok maattabel maatwerk macaroni machine maestro magazijn magneet magneetje magneten makelaar
maken makkelijk makker makkertje mall mammoet manicure mannelijk manschap marathon marionet markt marktbel marktboek
marktdag marktdoos marktegel markten markthal markthut marktje marktkat marktkom marktmand marktpan marktpot
marktuil marktzaal marmer marmeren mascotte maskeren maskers massage materiaal matroos matrozen maximaal maximum
mayonaise mechanica medaille medaillon mededogen medeleven medio meedenker meeging meelbal meelezer meeloop meeloper
meeltor meen meeneem meenemen meeouder meerdere meergezin meerijder meerkabel meerkeuze meermaals meermalen
meeroever meerpaal meerprijs meertouw meervoud meerwerk meestal meetbuis meetdag meetkunde meetlat meetstok meewind
meisje mekaar melden melding meldingen meldkamer melk melkauto melkbel melkboek melkbrug melkbus melkdoos melkemmer
melkfles melkfluit melkgeit melkhuis melkhut melkkat melklaars melkmand melkmuts melkpak melkpot melkrok melksap
melkstal melkstoel melktafel melktrein melkuil melkveer melkvogel melkwei melodie meloenen meloentje membraan
memoblok memobord menens mengbak mengen mengkom mengsel mengtaal mening meningen menu merenboek merenbrug merenegel
merenhoed merenkat merenkom merenpan merenpot merenrok merenveer merenzaal meridiaan merkbaar merkel merkje
merkteken metaal metalen meteen meteoriet meterbad meterkast metertje metgezel methode metro metrolijn metrorit
metrostel metsel metworst meubel meubelen microfoon middag middagen middagje middaguur middagzon middelaar middelen
middels midden middenin middenoor middenpad middenrif middenweg mijlpaal mijlpalen mijlsteen mijltje mijmeren mijn
mijnbouw mijnlamp mijzelf miljard miljarden miljoen miljoenen miljonair milkshake milligram minder mineraal
miniatuur miniserie minstens minuut misschien mistbank mistbeer misteend misten misthek mistjas mistkaars mistkraan
mistlamp mistmuis mistpad mistpet mistraam mistsjaal mistsok misttaart misttrui mistvlag mobiel modderbad modderweg
moeder moederbij moedertje moedervel moedig moedigen moerassig moeten mogelijk moleculen molecuul molen molenkap
molenzeil moment momenteel momenten momentje mondeling monding mondingen monitor monitoren montage monteren monteur
monument morgen morgenuur morgenzon mosplant mossel mosterd motivatie motor motorblok motoren motorkap motortje
motto mouwgat muffin muisknop muizen munster musea museum museumpje musicus muskaat muts mutsen mutsje muuranker
muze muzikaal muzikant naaikamer naailes naaimand naainaald naaister naaiwerk naald naaldbos naalden naaldje naam
naambord naamdag naamgever naampje naarmate naartoe nabij nabijheid nachtbel nachtbus nachtclub nachtje nachtrit
nachts nachtuil nadat nadenk nadenken naderbij nadienst nadruk nagel nagelbak nagelen nagenoeg nagesprek najaar
najaren nakijk nakom naleving naloper namaker namen namiddag naschrift nasmaak nationaal natrium natuur natuurbad
natuurbos natuurwol nautilus navigatie navolging navullen nawinter nawoord nazang nazomer nazorg nectar nee neefje
neergaan neergezet neerlaten neerslag negen negende negental negentien negentig neon nergens nesten netkaart netto
netwerk netwerken netwerkje neusje newton niemand niet nieten nietje niettemin nietwaar nieuwbouw nieuws nijdig
nikkel niveau niveautje nodig nodigen noedels noem noemen noemers nog nogal nogmaals nokbalk nooit noorden noordkant
noordkust noordoost noordpool noordwand noordwest nootbel nootbrug nootdoos nootegel noothoed noothut nootkat
nootkom nootmand nootmolen nootmuts nootpan nootrok nootstoel noottrein nootuil nootveer nootzaal normaal nota
notaties noteer notenbalk noteren notie notitie novelle nuchter nummer nummering nummertje nuttig ober object
objecten objectief oceaan oceanen ochtend ochtenden ochtendje octopus oefen oefenaar oefenbak oefenen oefenhok
oefening oefenrit oeps oerwoud oerwouden oever officieel oftewel ofwel ogen ogenblik olie oliebron oliefles oliepeil
oliesteen olieverf oma omaatje omafiets omarmen omblazen ombouwset omdat omdijken omdoen omdraai omdraaien omduwen
omelet omeletten omes omgaan omgedoopt omgekeerd omgespen omgeving omgevormd omging omgingen omgooien omgraven
omhakken omheen omhelzen omhoog omkeer omkeren omkleden omkleding omkoper omkrullen omlaag omleiden omlijnen
omlijsten omloop ompolen ompraten omrekenen omrijden omringd omrollen omruil omruilen omschreef omsloten omsluiten
omsmeden omspelen omspinnen omspoken omstreeks omstreken omtoveren omtrek omtrent omturnen omvang omvaren omvatten
omvormen omwassen omweg omwegen omwerken omwille omwinden omwissel omzeilen omzetting omzitten omzwaaien omzwerven
onbeperkt onderaan onderarm onderbed onderblad onderbord onderbouw onderbuur onderdak onderdeel onderdeur ondergoed
onderhemd onderhoud onderhuis onderjurk onderkant onderkin onderkop onderlijn onderling onderlip onderrand onderrok
onderstam onderstel ondertas ondertoon onderuit ondervond onderweg onderwijs onderwind onderzoek oneven ongeacht
ongedeerd ongelijk ongemerkt ongeveer ongewoon ongezien onlangs onmisbaar ons onsje onszelf ontbeten ontbijt
ontbijten ontbijtje ontdek ontdekken ontdoen onthaal onthoud onthouden onthuld onthullen ontlasten ontmoet ontmoeten
ontnemen ontspan ontstaan ontsteker ontvangen ontving ontwaakt ontwaken ontwerp ontwerper ontwerpje ontwikkel
ontworpen onze oogpunt oogpunten oogst oogstdag ooievaar ooievaren oompje oorbel oorbellen oorhanger oorknop
oorkonde oormerken oorring oorschelp oorsprong oortje oorwarmer oostelijk oosten oosteren oosters oostkant oostkust
oostzijde opbellen opberg opbergen opbieden opblijven opbloei opbloeien opbouw opbouwen opbreken opbreng opbrengen
opbrengst opdagen opdelen opdienen opdokken opdook opdracht opdrinken opeens openbaar opendoen openduwen openen
opengaan openhalen openheid opening openlaten openlijk openlucht openmaken openstaan opereren operette opfrissen
opgaat opgang opgave opgebeld opgebouwd opgedeeld opgedoken opgegaan opgegeven opgehaald opgeknapt opgeladen
opgeleid opgelost opgelucht opgemaakt opgenomen opgepast opgepikt opgericht opgerold opgeruimd opgesomd opgestaan
opgestart opgesteld opgeven opgevoed opgevolgd opgevuld opgewekt opgezet opgezette opgezocht opgieten opgroeien
ophalen ophebben ophef opheffen ophelpen ophield ophoren ophouden opinie opkamer opkammen opkijken opkikker opklaren
opklimmen opknappen opknopen opkom opkomen opkomst opkoop opkruipen opkwam opkweken oplaad opladen oplading oplage
opleggen opleider opleiding opleveren opleving oplezen oplikken oplopen oplosbaar oplossen oplossing opluchten
opmaak opmaken opmars opmerken opmerking opmeten opmeting opname opnemen opnieuw oppakken oppas oppassen oppasster
opper oppersen oppervlak oppoetsen opprikken oprapen oprennen oprichter oprit opritten oproep oproepen oproepje
oprol opruimen opschrift opschrijf opschuren opslag opslagen opslepen opsmeren opsomming opspannen opsparen
opspoelen opspraak opstaan opstap opstappen opstart opstarten opsteken opstel opstellen opstijgen opstoten opstromen
opsturen optekenen optelling optie optillen optimaal optimisme optioneel optisch optocht optochten optreden
optrekken opus opvallend opvangdag opvangen opvatting opveren opvissen opvlieger opvoeden opvoeding opvoer opvolg
opvolger opvolging opvraag opvullen opwachten opwarmen opwarming opwekken opwerpen opwrijven opzenden opzet opzetten
opzicht opzichten opzien opzij opzoek opzoeken opzouten ordenaar organisch organist orgel orgelkas orgelles orgeltje
origineel orkaan orkanen orkest orkestbak orkesten orkestje otter ottertje ouder ouderwets oudheid oudoom oudste
oudtante outdoor ouverture ovaal ovenplaat oventje overal overboord overbrug overdag overdekt overdwars overeen
overeind overgang overheid overig overigens overjas overkant overkom overleefd overloop overloper overmouw overname
overnieuw overpad overstap overste oversteek overtocht overtuigd overtuin overuur overvloed overweg overwerk
overzicht overzijde paard paarden paardje padden padvinder pagina pagode pak pakhuis pakhuizen pakijs pakkamer
pakken pakketje pakketten paklijst pakpaard paktafel pakwerk pakzolder paleis paleisje paleizen paling palingen
palingvel palinkje palletje palmen palmpje palmtak paneel panelen panen panfluit pannendak pannenlap pannenrek
panorama pantser papegaai papier papierbak papieren papierrol papiertje para parabel parachute parade paradepas
paraderen paraplu parkeer parkeren parket parkje parkweg partituur partner pasfoto pashok pasje paskaart paslezer
paspoort pasrand passagier passen passeren pasta pastaatje pasvorm paswoord patat patronen patroon pauwtje pauze
pauzeren paviljoen pedaal pedaaltje pedalen peerbank peerboot peerdas peereend peerhuis peerkaars peerklok peerpad
peerraam peersjaal peersok peertaart peertrui peervlag peervos peetvader peildatum peilglas peiling peilstok
pensioen peper peperbus peperen pepernoot perceel perfect perfectie periode periodiek permanent perron persen
personage personeel personen persoon petfles peuter pianist pianisten piano pianoduo pianoklas pianoles pianootje
pianosolo pianotrio piccolo picknick pieken piepers pigment pigmenten pijl pijler pijlkoker pilaar pilaartje pilaren
piloot piloten pincetje pinda pindaatje pinkring pinpas pionier pionieren piramide pittig pizza plaatsen plaatsing
plafond plandeel planeet planeten plank plannen plannetje planning plantje plantsoen plastic plastisch plat platform
platina platlopen platneus platvoet plein pleinen pleintjes pleister plek plekje plekken plezieren plezierig plint
plinten ploeg ploegen ploegje plooi pluim pluimbal pluimen pluimpje plus plusje podium podiumpje poesje poespas
poetsen poezen poging pogingen polderbel polderen polderhut polderkat polderkom polderpan polderpot polders
polderuil polderweg poliep pollepel pols polsen polsstok pompoen pompoenen pondje pondteken pony poortklok pootgat
popcorn popgroep populair porselein portaal portalen portier portret portretje poseren positie post postauto postbus
postbusje poster posterboy postertje postkamer postorder postten postuur postweg postzak postzegel potig potloden
potlood potloodje praat praatje prachtdag prachtig prairie praktijk praktisch praten precies precisie premie
premietje prenten prestatie presteren pret pretje pretmaker pretpark prettig prevelen prijs prijsje prijzen prikken
prima primaat primair primeur principe prinses prinsesje probeer proberen probleem problemen procent procenten
producent producer product producten productie proef proefdag proefje proefles proefrit proeftuin proefwerk proeven
professor proficiat profiel profielen programma project projecten projectie promoten promotie promotor pronk proppen
provincie pruik pruiken pub publiek pudding puddinkje punten puntig pupil puppy puzzel puzzelaar puzzelen puzzelrit
puzzeltje pyjama pyjamajas quitte raadsel raadselen raakvlak raap rad radar radartje raden radio radiobron radiohut
radioknop radiootje radiotak radius raket raketje ranglijst rangorde ravijn ravijnen rayon reactie reageer reageren
realiseer realisme realiteit recensent recensie recept recepten receptie receptor recessies rechtdoor rechtop
reclame record recreatie redacteur redding reddingen redelijk redster reebok reed reegeit reekalf reeks reeksen
reeksje reerug reflectie refrein refreinen regel regelen regeling regelknop regeltje regenbak regenbel regenboek
regenboog regenbrug regenbui regendag regendoos regenhut regenjas regenkap regenmand regenmuts regenpan regenpot
regenrok regens regenton regenuil regenval regenveer regionaal regisseur reidans reis reisboek reisbus reisdag
reispas reisplan reissom reistijd reistip reiszak reizen reiziger rekening rekenlat rekensom rekstok relatie remblok
remedie remmetje rempedaal remproef remschijf remschoen remspoor renbaan renbanen rennetje renovatie renoveren
renpaard renstal rente reparatie repareer repareren repeteren repetitie reportage reporter reservaat reserve
reservoir resort respons restoren resultaat ribbetje richel richeltje richter richting richtlijn riem riemen riempje
riffen rijbaan rijbak rijbanen rijbewijs rijbroek rijden rijders rijdster rijexamen rijhal rijkaart rijkelijk
rijksweg rijkunst rijlaars rijpaard rijpad rijping rijproef rijschema rijschool rijspoor rijstijl rijstkom rijstoel
rijtest rijtijd rijtocht rijtoer rijtuig rijtuigen rijtuigje rijwiel rijwind rijzadel rijzweep ring ringetje ringmap
ringsloot ringweg ringwegen riolering rit riten ritme rivier rivierbed rivierdal rivieren rivierhek rivierpad
rivierpet riviersok riviertas riviertje riviervos robot robotje robuust rodeo roedel roeier roepen roeping roerlepel
roerspaan roerstok roervink roet roken rokeren rokjas rokje rol rolbaan rolbezem roldeur rolfilm rolkoffer rolkraag
rollager rollen rolletje rolluik rolsprong rolsteen rolstok roltafel rolzoom romance romantiek rommel rommelaar
rommelen rommelhok rommeltje rond ronddelen ronden rondgaan rondgeven rondkomen rondlopen rondmaken rondom rondreis
ronduit rondwaren rondweg rondwegen rondzien roodbaard roodbruin roodkop roodvos rooie roomijs roomtaart roosbank
roosbeer rooseend rooshek roosjas roosje rooskaars rooskraan rooslamp roosmuis roospad roospet roossjaal roossok
rooster roostrui roosvlag rosmolen rotatie rotonde rots rotsblok rotsen rotssteen route routeplan routine rozetten
rubber rubberbal rubriek rubrieken rugby rugbybal rugbyteam ruggetje rugje rugkant rugnummer rugtas rugzak rugzakje
rugzakken rugzijde ruil ruilen ruilkring ruimte ruimtepak ruiter ruiterpad ruiterweg rukwind runderen rundje rups
rupsen rusten rustig ruwweg saai safari saga salade salaris salon salsa salvo samengaan samenhang samenloop
samenzijn sandwich sappig satelliet saunabad saus sausen sauspan saxofonen saxofoon scenarist schaakles schaakmat
schaakzet schaap schaapje schaduw schaduwen schaffen schakel schakers schans schat schateren schatje schatten
schattig scheef schelp schelpweg schema schenk schenken schenking schepen schepje schepper schepping schepsel scherm
schermen schermles schermpje schets schetsen schetsje schijfje schijn schijnen schikken schikking schild schilddak
schilder schildpad schillen schillers schimmel schip schoenen schoentje scholen schommels schone schoolbal schoolbus
schooldag schoolhek schoolpas schooltje schoolvak schoonzus schoot schorten schouder schouw schouwen schrift
schriften schriftje schrijf schrijver schroef schroefje schroeven schubben schud schudden schuif schuifdak schuifje
schuimbad schuimkop schuimpje schuiven schuren schutter schuur schuurtje scooter script sculptuur seconde sectie
sector sectoren secundair seinen seinhuis seintje seizoen seizoenen selectie semester sensor sergeant serie serieus
serres serum serveren servet servetje servetten service sextet sextetten sfeer shampoo shoppen showtime signaal
signalen signatuur signeren sikkels simpel simpelweg simplex simulatie sinds sindsdien situatie sjaal sjaaltje
sketch ski skibox skibril skibus skidag skietje skihal skihut skiles skiloper skipak skischoen skistok slaap
slaapbus slaaphok slaaphuis slaaphut slaapje slaapplek slaapzak slagader slagroom slalom slangen slangetje slapen
slaperig slede sleuren sleutel sleutelen slijt slimmerik slinger slingeren slogan sloot slootje sloten slotrit
sluiers sluit sluiten sluiting sluitjas slurf smaakje smakelijk smalfilm smalspoor smart smeed smeergeld smelt
smeltbak smelten smeren smeris smid smiley smoes smoesje smoezen smullen snappen snaren sneeuw sneeuwbal sneeuwbui
sneeuwdek sneeuwhut snelboot snelbus snelheid snelkoker snelkraak snelmenu sneltest sneltoets sneltram sneltrein
snelweg snelwegen snijder snoep snoepje snoepzak snoeren snood snooker snor snorretje snuitje sociaal soepbeen
soepblik soepel soepkip soepkom sokkel sokkeltje solide solo soloactie soloklas sommigen soms sonnet sonnetten soort
soorten sopraan sopranen sorry sorteer sowieso spaantje spaar spaarbon spaarplan spaghetti spanning sparren
sparretje spatel spawater speciaal speedboot speel speeldag speelfilm speelgoed speelhal speelplek speelster
speeltje speeltuin spek spekje spektakel speld speldje spelen spelers spelertje spelletje spenderen spiegel
spiegelen spijker spin spindel spinnen spinnetje spintol spiraal spiralen spirit spits spitsboog spitsbus spitsmuis
spitsuur splitsen splitsing spoed spoedig spoedklus spoedrit spoelbak spoelkom spons sponsor sponsoren spontaan
sponzen spoor spoortje spoorweg sporen sportauto sportbad sportdag sporter sporthal sportief sportles sportpak
sporttas sportteam spraak spraakles sprake spreid spreidden spreiding spreken sprekers spreuk springbok springbus
springen springers springlat springtij springuur sprint sprinter sprong sprongbal sprookje staafje staalwol staan
staart staartje staartvin stabiel stad stadhuis stadion stadje stadsauto stadsbeer stadsboot stadsbos stadsdeel
stadseend stadsgas stadsgids stadshaan stadshal stadsklok stadslamp stadsmuis stadspad stadspet stadsplan stadsraam
stadsrit stadstour stadstram stadsvlag stafchef stagiaire stakkers stalletje stamboek stambomen stamboom stamkaart
stamtaal standaard standgeld standpunt stapel stapelbed stapsteen starfruit startbaan startdag startknop startvak
statafel statisch statuut stedelijk steeds steegje steelpan steen steenblok steenkool steentje steenuil steevast
steiger stekel stekker stel stellen stelling stelsel stemmen stemming stepdans sterbel sterbrug sterdoos steregel
sterhoed sterhut sterk sterkat sterkom sterkte stermolen stermuts sterpan sterren sterretje sterrit sterrok
sterstoel stertrein steruil sterveer stervogel sterzaal steunen steurtje stevig sticht stichten stichting stiften
stiftje stijgen stijging stijl stijltje stijlvol stilaan stileren stilstaan stilstand stilte stilton stimulans stipt
stoelen stoelkus stoeltje stoeppad stof stofbril stoffen stofjas stofkam stofzak stofzuig stokje stokken stomerij
stoofpot stoomboot stoomtram stopfles stopgezet stoppel store stormbui stormpje straal straatje straatweg straight
strak straling stranden strategie straten streek streepje strekking streng strepen strijken strikje strikt stro
strobed strodak strohut stromen strook stroopbal strootje struik struiken studeer student studenten studeren studie
studiedag studieles studiepad stuifmeel stuiteren stuiver stuk stukmaken sturen stuur stuurhut stuurman stuurslot
stuurstok stuurwiel stuwmeer stuwmeren stuwtje submap submenu succesvol suiker suikerbus suikerdas suikeren
suikeroom suikerpad suikersok suikertje suikervos sushi symbolen symboliek symbool symfonie symmetrie sympathie
synchroon synoniem systeem systemen taakje taal taalles taaltip taartpan taarts tabellen tablet tafel tafelbel
tafeltje talen talenten talrijk tamboer tamelijk tandpasta tango tante tantetje tapdans tapijt tapijten tapijtje
tapkast tapkraan tapwater tarief tarieven tarwe tas tatoeage taxi taxibus taxietje taxirit team teamsport technicus
technisch teddybeer teelt tegelpad tegelzet tegemoet tegendeel tegengaan tegenkom tegenop tegenover tegenwind tegoed
tegoedbon tegoeden teken tekenaar tekenblok tekenen tekenfilm tekenles tekst tekstblok tekstbox teksten telbaar
telboek telefonie telefoon telegraaf telegram telescoop teleur televisie telkens tellingen telpost telraam tels
telwerk telwoord temeer tenminste tennisbal tennisles tennisser tenor tenoren tenslotte tentdak terecht termijn
terras terrasje terrein terreinen terug terugdoen teruggaan teruggave terugkeer terugkom terugkwam terugreis
terugrit terugweg terugzien terwijl terzijde testauto testje testplan testteam teveel tevens textiel tezamen thans
theater theehuis theekop theetante theezakje thema themadag thematiek thuishal thuiskom thuiskwam thuismap tien
tiende tiener tiental tientje tijd tijdelijk tijdens tijdklok tijdlang tijdpad tijdperk tijdrit tijdsblok tijdslot
tijdstip tijdtabel tijdvak tijger tijgerpak tijgertje tijgervel tik tiktakken timmer timmerman tipparade tiptoets
tjonge tocht tochten tochtlat toebinden toedekken toegaan toegang toegangen toegekend toegelegd toegepast toegeven
toegewijd toegooien toehalen toehoren toekennen toekeren toekijken toeknopen toekom toekomen toekomst toelaat
toelachen toelaten toelating toeleggen toeleiden toeliet toelopen toename toendra toenemen toepas toepassen toer
toerauto toerbeurt toerbus toereiken toeren toerental toerfiets toerisme toerist toeristen toernooi toeroepen
toertje toertocht toespelen toespraak toesprong toestaan toestand toestel toesturen toetrad toetreden toets toetsing
toeval toevallig toevoegen toevoer toewensen toewerken toewijzen toezien toezing tolbrug tolhek tolhuis tolpoort
tolweg tomaat tomaten ton toneel toneelles toneelrol toneeltje tonelen tonnen tonnetje toonaard toonbank toonder
toontaal toonteken topklasse toppen toppers topsport torenen torenklok torens torentje torenuil tornado torretje
totdat tournee touw touwen touwtje tovenaar tovenaren trailer trainen training trakteer trakteren trammen trammetje
tramnet tramrit trams tramstel tramweg tramwegen transport trechter trefzeker trein treinpad treinreis treinstel
treintaxi trek trekken trekpad trektang trektouw trekzak trend trillen trio triomf triomfen trofee trombone trommels
troost troosten tros trossen truck truitje tuba tuin tuinbank tuinbed tuinbeer tuinbouw tuindag tuindorp tuineend
tuinen tuingewas tuinhek tuinjas tuinkaars tuinkamer tuinklok tuinkraan tuinlamp tuinman tuinmuis tuinpad tuinpark
tuinpet tuinsok tuintaart tuintafel tuintje tuintrui tuinvlag tulpbel tulpboek tulpdoos tulpfluit tulphut tulpkat
tulplaars tulpmand tulpmolen tulpmuts tulppan tulppot tulprok tulpstoel tulptafel tulpuil tulpveer tulpvogel tunnel
tunneltje turbine turner turnhal turnles turnster tussenuit tussenuur tussenweg tuurlijk twaalf twaalfde twaalftal
twee tweede tweeklank tweeling tweemaal tweetal tweetalig twintig type typekamer typering typetje uiltje uitbundig
uitdaging uitdeel uitdenker uitdraai uiteen uiteinde uiteraard uiterlijk uitermate uiterst uitgaan uitgang uitgangen
uitgave uitgeef uitgever uitgifte uithof uiting uitingen uitjes uitkijk uitkijken uitknop uitkom uitkomst uitlaat
uitlees uitleg uitleggen uitloop uitloper uitoefen uitpak uitreis uitrit uitroep uitstap uitsteken uitstel uittocht
uittrek uitvind uitvoer uitvoeren uitvoerig uitwerk uitworp uitzend uitzet uitzicht uitzoek unaniem uniek uniform
universum uren uur uurglas uurloon uurprijs uurtje uurwerken uurwijzer vaartdijk vacature vader vakantie vakblad
vakgebied vakgenoot vakgroep vakschool vaktaal vakteam vakwoord valken valkhof valleitje vanaf vanavond vanbinnen
vandaag vangbal vangen vanghek vangtouw vanille vanmiddag vanmorgen vannacht vanouds vanuit vanwaar vanwege vanzelf
varenbel varenboek varenbrug varendoos varenegel varenhoed varenhut varenkom varenmand varenpan varenpot varenrok
varenuil varenzaal variabele variatie vasteland vastgezet vastgoed vastlopen vastmaken vastmeren vastnemen vaststaan
vastzit vazen veeauto veeboer veeboot veeg veegactie veehouder veekoper veeleer veelvoud veemarkt veenmos veerman
veerpont veerslot veertien veertig veeschuur veeteelt vegetatie veilig veilingen veld velddag veldfles veldgewas
veldje veldkapel veldloop veldmuis veldrit veldsport veldteam veldtocht velduil veldweg venster verademen veranda
verander verankerd verbazen verbazing verbeterd verbind verbinden verblijf verborgen verbouwd verbouwen verbreden
verbreek verdedigd verdeeld verdelen verderop verdien verdienen verdiept verdromen verdubbel verdwaald vereisen
vereist verenigd verenigen verfijnd verfilmd verfilmen vergader vergeet vergeleek vergelijk vergeten vergezeld
vergissen vergooien vergroeid vergroot vergroten verhaal verhalen verhelpen verheug verheugen verheven verhogen
verhoging verhoog verhuis verhuizen verhuren verhuur verkeerd verkenner verkering verkiezen verkijken verklaar
verklaren verkleind verkocht verkoop verkopen verkopers verkouden verkreeg verkregen verlagen verlaging verlang
verleden verleend verlengd verlicht verliefd verlof verloofde vermaak vermeld vermelden vermenen vermoeden vermoeid
vermomd vernieuwd vernoemd vernoemen verpakken verpakt verplaats verpleeg verrassen verrast verre verreweg verrijden
verrijkt verrollen verruilen verschaft verschil versie versierd versieren verslag verslagje verslapen versneld
verspelen verspild verspreid versta verstaan verstand versterkt verstopt verstuurd vertaald vertaler vertaling
vertel vertellen verteren verticaal vertier vertolken vertolkt vertonen vertoning vertoond vertragen vertrek
vervangen vervoer vervoeren vervolg vervolgen vervormen vervroegd vervuld verwacht verwant verwanten verwarmd
verwend verwerken verwerp verzamel verzegeld verzeilen verzeker verzenden verzin verzinnen verzoek verzoeken
verzoekje verzorgd vestigen vestiging vesting vestzak vezel viaduct viaducten video videootje videoteam vier
vieravond vierdag vierde vierhoek viering vierkant viermaal viertal viertje viervoet vijf vijfde vijfhoek vijfmaal
vijftal vijftien vijftig vijver vijvertje villa villaatje villawijk vilt vind vinden vinding vindster vinger
vingertje vinkje violen violist violisten viool vioolkam vioolles viooltje vips visie visites vismarkt vissen
visserij vissers vissertje visueel vitamine vlaggen vlaggetje vlagje vlak vlakbij vlakken vlakte vlammen vlammetje
vlechten vleermuis vlieger vliegeren vliegtuig vliet vliezen vlinder vloeibaar vloeien vloeistof vloer vloertje
vloog vlot vlugger voedsel voedster voegijzer voel voelen voerbak voerboot voerhek voerplek voertaal voertalen
voertuig voetbal voetbed voetje voetnoot voetnoten voetpad voetrem voetstap voetstuk voetweg vogelhut vogelkooi
vogelkop vogels vogelspin vogeltje voicemail volbouwen volbracht voldaan voldeed voldoen voldoende volg volgauto
volgen volgorde volhouden volkeren volkje volkomen volkslied volladen volle volledig volleybal volmaakt volop
volstaan volstrekt voltijds voltmeter voltooid voltooien voluit volume volvoeren volwassen vondel vondst vondsten
vonk voor vooraan vooraf vooravond voorbeeld voordat voordele voordeur voordien voorfilm voorgevel voorgoed
voorgrond voorhal voorhaven voorhoofd voorin voorjaar voorjaren voorkamer voorkant voorkeuze voorkomen voorland
voorlees voorlezer voorloper voorlopig voorluik voormalig voormuur voornaam voorop voorouder voorover voorplan
voorplein voorpoort voorpost voorraad voorraden voorrang voorronde voorruit voorsmaak voorspoed voorstad voorstel
voortdoen voortgaan voortgang voortijd voortkom voortrein voorts voorvader voorwerp voorwiel voorwoord voorzaal
voorzeil voorzijde voorzomer voorzorg voren vorig vorm vormbak vormgeven vorming vormpje vospaard vraag vraagje
vraagstuk vragen vrede vredig vreedzaam vreemd vreemden vreugde vriend vriendin vriendje vriezer vrijdag vrijdagen
vrije vrijetijd vrijgeven vrijgevig vrijheid vrijkomen vrijkwam vrijlaten vrijlopen vrijmaken vrijstaan vrijster
vrijuit vrijwaren vrijwel vroeg vrolijken vrucht vruchten vruchtje vruchtzak vuisten vuistje vul vulling vullingen
vulstof vuurbron vuurmaker vuurpan vuurpijl vuurtang vuurtoren vuurvogel vuurwerk waag waaier waaiertje waakzaam
waaraan waarbij waarborg waardebon waardeer waarderen waardevol waardoor waarheid waarin waarlangs waarmaken
waarnaar waarnemer waarom waaronder waarover waartegen waaruit wacht wachten wachthok wachthuis wagon walmuur
walnoot wandelbos wandeldag wandelen wandeling wandelpad wandelrit wandelweg wandklok wandrek wanklank wanneer want
waren warenhuis warm warmers warmte warmwater wasbeer wasberen wasbeurt wasbloem wasboom wasbord wasdag wasdoek
wasdroger washand waskaars waskamer waskom waskrijt waskuip waslap waslijn waslijst wasmolen wasplank waspoeder
wasrek wasrol wassalon wasser wassing wasstift wasstraat wastafel wastunnel waswater waszak waszijde water waterbaan
waterbad waterbel waterbron waterbus waterdamp wateren waterfles waterglas waterijs waterkom waterloop waterpark
waterpeil waterplan waterpolo waterpost waterput waterrand waterski waterslot waterspin waterstof watertaxi
watertest watertje waterton waterval waterveld waterweg waterwerk waterwilg waterzak waterzooi waterzuil wazig
webadres webalbum weblog webpagina webradio website webtekst webwinkel wedden wederom weefsel weefselen weegbrug
weekbak weekblad weekeinde weekend weekenden weekendje weekmenu weekpas weerbeeld weergave weergeven weerglas
weerhaan weerkaart weerkeren weerkomen weerloos weerradar weerzien weet weetje weetniet wegblazen wegbreken wegdek
wegdenken wegdoen wegdromen wegduwen wegennet weggaan weggegaan weggelegd weggetje weggeven weggieten wegging
weggooien weghalen weghelpen weghouden wegjagen wegje wegkijken wegkomen weglachen weglaten wegleiden wegliep
weglokken weglopen wegnemen wegpakken wegrace wegrennen wegrijden wegroepen wegrollen wegruimen wegslepen wegspelen
wegsturen wegtikken wegvaren wegvoeren wegwassen wegwerker wegwerp wegwerpen wegwezen wegwijzer wegzenden wegzetten
weiger weigeren weinig weinigen wekelijks wekenlang wekken wekkers wekkertje wel weldra weleens welkom welles
wellicht welvarend welving welzijn wendingen wenselijk wensen wensouder wereld wereldcup werelddag werelden
wereldhit wereldzee werk werkbalk werkdag werkdagen werkdagje werkelijk werker werkgever werkgroep werking werkkamer
werkkring werkmap werknemer werkpak werkplan werkplek werkster werktijd werktuig werkuur werkwijze werkzaam werpen
wervel wervelen werveltje westelijk western westkant westkust westzijde wetboek wetgever weverij wezen wezentje wie
wiebel wielkast wielren wieltje wijbrood wijding wijkbus wijsgeer wijsheid wijsmaken wijsneus wijwater wijze wijzers
wijzigen wijziging wild willen willetje windas windbrug winddoos windegel windfluit windgong windhoed windhut
windkat windkom windmaker windmeter windmuts windpan windrok windstoel windtrein winduil windveer windvogel windzaal
windzak winkel winkeldag winkelen winkeltje winnaar winnares winning winst winterbed winterdag wintereik winterjas
winterkou winterpad winterpet winters wintersok wintertje wintervos winterzon wipbrug wipmolen wipneus wipplank
wipstaart wipstoel wiskunde wiskundig wissel wisselaar wisselen wisseling witmaker witregel witspeler woensdag woest
wolboer wolk wolkbel wolkboek wolkdoos wolken wolkfluit wolkhut wolkkat wolklaars wolkmand wolkmolen wolkmuts
wolkpan wolkpot wolkstoel wolktafel wolkuil wolkveer wolkvogel wolkzaal wolzak wonen woning woningen woninkje wonton
woonblok woonboot woonhuis woonkamer woonplek woonwijk woord woordje worden workshop wormgat worsten worstje wortel
worteltje wrijf wrijfwas wrijving wroeging wrong yankee yoga yogales yoghurt yuan zaagblad zaalsport zadel zadeldak
zadelknop zadelrob zadelrug zadeltas zadeltje zakatlas zakband zakdoek zakdoeken zakdoekje zakelijk zakendoen
zakenman zakgeld zakje zakkam zaklamp zaklampen zalig zamelen zandsteen zangduo zanger zangeres zangles zaterdag
zebra zebraatje zebrapad zebravink zeebad zeebank zeebeer zeedag zeeeend zeehek zeehelden zeehuis zeejas zeekaars
zeeklok zeekraan zeelamp zeeleeuw zeeman zeeniveau zeeoever zeeotter zeep zeepbel zeepet zeepier zeepje zeepolder
zeerob zeeslag zeesok zeester zeestraat zeetaart zeetrui zeevos zeeweg zeezeilen zeezender zege zegelring zegels
zeggen zeil zeildag zeilen zeilers zeilertje zeiljacht zeillat zeilles zeilmaker zeilpak zeilteam zeker zekerheid
zeldzaam zelf zelfbouw zend zender zendertje zending zendtijd zenit zeppelin zesde zeshoek zeskant zestal zestien
zestiende zestig zet zetel zetelen zetje zetmeel zeuren zeven zeventien zeventig zich zichtbaar zichzelf zielig
ziens ziezo zigeuner zijde zijdeur zijgang zijgevel zijkamer zijkanaal zijkant zijkanten zijlaan zijlijn zijlijnen
zijmuur zijner zijpoort zijraam zijrivier zijruit zijspan zijstap zijstraat zijtak zijtakken zijtje zijtuin
zijwaarts zijwand zilver zilverbel zilverbon zilveren zilverhut zilverkat zilverkom zilverpan zilverpot zilveruil
zin zinkbad zinloos zinnetje zintuig zinvol zitbad zithoek zitkubus zitkuil zitplek zitrij zitruimte zitstok zitten
zitting zittingen zitzak zodanig zodat zodoende zodra zoek zoekactie zoekbox zoeken zoekers zoekraken zoekster
zoektocht zoekvak zoetstof zogezegd zoiets zojuist zolang zolder zoldertje zomaar zomer zomerbank zomerbed zomerboot
zomerdag zomereend zomerhaan zomerhit zomerhoed zomerijs zomerjas zomerklok zomermuis zomerpak zomerpeer zomerpet
zomerraam zomersok zomeruur zomervlag zomervos zomerzon zonbrug zondaar zondag zondagen zondoos zone zonegel
zonfluit zonhoed zonkat zonkom zonladder zonlicht zonmolen zonmuts zonnebaan zonnebad zonnebril zonnedag zonnedek
zonnehoed zonnejaar zonnejurk zonnevlek zonnig zonpan zonrok zonstoel zontafel zontrein zonuil zonuren zonveer
zonvogel zonzaal zonzijde zoogdier zoon zoontje zorg zou zoutbad zouten zoutpan zoutwater zoutzak zoveel zowel
zozeer zuchten zuidflank zuidgevel zuidkant zuidkust zuidpool zuidwest zuig zuigbuis zuigen zuigers zuigfles zuignap
zuinig zuiver zuiveren zuivering zulke zullen zult zus zusje zuster zustertje zuurbal zuurkool zuurstof zuurzak
zwaaien zwaaikom zwaailamp zwaantje zwaar zwager zwak zwakheid zwakken zwakte zwammetje zwanen zwavel zwelling zwem
zwembad zwembaden zwembril zwemdok zwemhal zwemles zwemmen zwemmers zwempak zwemster zwemwater zweren zwermpje zwijg
zwijgen
`;
