/**
 * Words with a capital that are nobody: towns, countries, peoples and languages, days and feasts, well-known organisations, and words that
 * begin a name of a place or a team. Our own list. Whatever else has a capital within a sentence may be someone's name.
 */
export const notNames: ReadonlySet<string> = new Set(
  `
  aalsmeer aalten achtkarspelen alblasserdam albrandswaard alkmaar almelo almere alphen altena ameland amersfoort amstelveen amsterdam antillen antwerpen apeldoorn appingedam arnhem aruba assen asten baarle baarn
  barendrecht barneveld beek beekdaelen beesel bergen bergeijk bergschenhoek berkelland bernheze best beuningen beveren beverwijk bijlmer bijlmermeer bladel blaricum bloemendaal bodegraven boekel bonaire borger borne
  borsele boskoop boxmeer boxtel breda brielle bronckhorst brummen brunssum brussel bunnik bunschoten buren bussum capelle castricum coevorden cothen cranendonck culemborg curaçao dalfsen dantumadiel delft delfzijl
  deventer deurne diemen dieren dinkelland doesburg doetinchem dongen doorn dordrecht drechterland drenthe driebergen drimmelen dronten druten duiven ede eersel eemnes eemsdelta eindhoven elburg emmeloord emmen enkhuizen
  enschede epe ermelo etten europa flevoland friesland fryslân geertruidenberg geldermalsen gelderland geldrop gemert gennep gilze goes goirle gooise gorinchem gouda grave groningen gulpen haaksbergen haarlem
  haarlemmermeer halderberge hardenberg harderwijk hardinxveld harlingen hattem heemskerk heemstede heerde heerenveen heerhugowaard heerlen heeze heiloo helder hellendoorn hellevoetsluis helmond hendrik hengelo
  heusden hillegom hilvarenbeek hilversum hoeksche holland hollands hoogeveen hoorn horst houten huizen hulst ijmuiden ijsselstein kaag kampen kapelle katwijk kerkrade koggenland krimpen laarbeek landgraaf landsmeer
  lansingerland laren leeuwarden leiden leiderdorp leidsche leidschendam lelystad leudal leusden limburg lingewaard lisse lochem loosdrecht lopik losser maassluis maastricht marum medemblik meerssen meierijstad meppel
  middelburg midden moerdijk montferland montfoort mook mookerheide naarden neder nederland nederlandse nederweert nieuwegein nieuwkoop nijkerk nijmegen nissewaard noardeast noord noordenveld noordoostpolder noordwijk
  nuenen nunspeet odijk oegstgeest oirschot oisterwijk oldambt oldebroek oldenzaal olst ommen oost oosterhout ooststellingwerf oostzaan opmeer opsterland oss oude ouder oudewater overbetuwe overijssel papendrecht
  peel pekela pijnacker purmerend putten raalte randstad reimerswaal renkum renswoude reusel rheden rhenen ridderkerk rijssen rijswijk roermond roosendaal rotterdam rozendaal rucphen saba schagen schalkwijk scherpenzeel
  schiedam schiermonnikoog schiphol schouwen simpelveld sittard sliedrecht sluis smallingerland soest soesterberg someren son stadskanaal staphorst stede steenbergen steenwijk steenwijkerland stein stichtse sudwest
  terneuzen terschelling texel teylingen tholen tiel tilburg tubbergen twente twenterand tynaarlo uden uitgeest uithoorn urk utrecht utrechtse utrechtseweg vaals valkenburg valkenswaard veendam veenendaal veere veldhoven
  velsen venlo venray vijfheerenlanden vlaardingen vlieland vlissingen vlist voerendaal voorburg voorne voorschoten voorst vught waadhoeke waalre waalwijk waddinxveen wageningen wassenaar waterland weert weesp werkendam
  west westerkwartier westerveld westervoort westland weststellingwerf wierden wijchen wijdemeren wijk wijngaarden winschoten winsum winterswijk woensdrecht woerden wormerland woudenberg zaanstad zaltbommel zandvoort zeeland
  zeewolde zeist zetten zevenaar zoetermeer zoeterwoude zuid zuidplas zundert zutphen zwartewaterland zwijndrecht zwolle duurstede dijk rijn maas waal ijssel lek vecht noordzee waddenzee betuwe veluwe achterhoek brabant
  brabantse friese amsterdams amsterdamse rotterdamse haagse haag hague london londen paris parijs berlin berlijn istanbul ankara warschau kiev kyiv kyjiv lviv charkiv casablanca rabat damascus aleppo bagdad kabul teheran paramaribo
  jakarta asmara mogadishu addis vianen culemborg brussels luik gent duitsland belgië belgie frankrijk engeland spanje italië polen turkije marokko syrië irak iran afghanistan oekraïne rusland suriname somalië eritrea ethiopië ghana china india pakistan
  indonesië amerika afrika azië afrikaanse amerikaanse europese europees ukraine turkey morocco poland germany france england spain italy netherlands syria greece griekenland bulgarije roemenië hongarije portugal
  belgisch belgische belg belgen zwitsers zweeds deens noors fins tsjechisch albanees servisch kroatisch bosnisch egyptisch iraans vietnamees thais japans koreaans braziliaans
  nederlands nederlander nederlanders duits duitse frans franse engels engelse spaans spaanse italiaans pools poolse polen turks turkse turk turken marokkaan marokkaans marokkaanse marokkanen arabisch arabische berber
  tamazight koerdisch koerdische syrisch syrische syriër syriërs irakees iraans perzisch farsi dari pashto tigrinya somalisch oekraïens oekraïense oekraïners russisch russische surinaams surinaamse sranan papiaments
  antilliaans chinees chinese hindi urdu bulgaars roemeens hongaars portugees grieks fries limburgs dutch english german french polish turkish arabic moroccan ukrainian russian syrian american british
  european african asian kurdish latijn roma sinti
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december mondays tuesdays wednesdays thursdays fridays saturdays sundays monday tuesday wednesday thursday friday saturday sunday january
  february march may june july august october december kerst kerstmis pasen pinksteren hemelvaart sinterklaas ramadan suikerfeest offerfeest eid koningsdag bevrijdingsdag nieuwjaar oud nieuw christmas easter divali holi
  allah god jezus jesus bijbel koran islam moslim moslims christen christenen jood joden hindoe muslim christian bible
  gemeente gemeentehuis stadhuis stadskantoor provincie rijk staat kamer tweede eerste raad gemeenteraad college burgemeester wethouder minister ministerie koning koningin politie brandweer rechtbank gerechtshof raadsman
  belastingdienst toeslagen uwv svb ggd ggz wmo wlz wia wajong bijstand participatiewet jeugdwet iban bsn digid cak ciz ind coa duo rvo kvk ov ns lidl aldi jumbo plus dirk hema action ikea kruidvat blokker etos bol albert heijn
  rabobank ing abn amro triodos asn knab revolut visa mastercard google facebook instagram whatsapp youtube tiktok teams zoom microsoft windows apple android iphone samsung word excel gmail outlook marktplaats thuisbezorgd
  ziggo kpn odido vodafone essent eneco vattenfall vitens stedin postnl dhl q-park connexxion arriva qbuzz keolis syntus gvb ret htm regiotaxi valys flixbus blablacar swapfiets
  wijkteam sociaal sociale team teams buurthuis buurtcentrum dorpshuis wijkcentrum voedselbank kledingbank speeltuin bibliotheek kringloop kringloopwinkel weggeefwinkel ziekenhuis huisarts apotheek school basisschool college lyceum
  mbo hbo vmbo havo vwo roc universiteit kerk moskee synagoge tempel stichting vereniging platform kring huis centrum plein straat laan weg markt park station haven brug poort hof dorp stad wijk buurt flat toren
  rode kruis leger heils heil humanitas vluchtelingenwerk cosie unie eu nato vn covid corona sint st antonius nieuwe grote kleine lange korte hoge lage witte zwarte groene blauwe gele nationale algemene centrale openbare
  internet facebook sms pdf pgb dbc aow anw zzp btw vog id qr wifi tv cd dvd apk suv nl kring
  ik i hij zij het de een en of maar want dus toen daarna nu dan als wat wie waar hoe waarom welke deze dit dat die er mijn onze ons uw jouw zijn haar hun men niemand iedereen iemand alles niets
  the a an and but so then when what who where how why my our your his her their it we you they he she mr mrs ms miss dr sir
  bij van met voor naar op in uit tegen over door na zonder volgens aan tot onder achter naast zelfs ook tijdens vanaf sinds boven om te per via rond tussen vanwege dankzij alleen nog al nooit altijd soms vaak vandaag gisteren morgen eerst later straks hier daar er
  meneer mijnheer mevrouw mevr mw dhr heer dames heren beste geachte dank bedankt groet groeten hoi hallo dag ja nee
  mama papa mam pap oma opa tante oom juf meester dokter zuster pleegzorg jeugdzorg veilig thuis kindertelefoon
  `
    .trim()
    .split(/\s+/),
);
