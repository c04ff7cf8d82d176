/**
 * Sentences of our own, as people write them, with what should be found marked as [kind:…]. Every name is made up, and so is every number:
 * telephone numbers as in examples everywhere, BSNs and IBANs that only pass their test.
 */
export const identifierSentences = `
Mail me maar op [email:greet.hol@voorbeeld.nl], dan stuur ik foto's.
Mijn adres is [email:s.oezdemir84@mail.example].
Ze gaf me een briefje met [email:loket.wmo@gemeente-dorp.example] erop.
Ik heb gemaild naar [email:info@buurthuisdekom.example] en niets gehoord.
Stuur het naar [email:Jan_Peter@werk.example.org] of bel.
[email:fatima+kring@example.com] is mijn mail
U kunt me bereiken: [email:h.v.d.berg@voorbeeld.nl]
Mijn zoon leest mee op [email:zoon2009@example.net].
mail: [email:buurvrouw-42@voorbeeld.nl]!
Antwoord graag op [email:k.nowak@praca.example], dank u.
Het antwoord kwam van [email:no-reply@uitkering.example].
Ik schreef [email:wethouder@stad.example] drie keer.
Schrijf naar [email:ali.b@school.example.nl] of kom langs.
mijn mailadres: [email:oma_tonny@voorbeeld.nl]
De brief moest naar [email:bezwaar@dienst.example] en dat deed ik.
[email:a@b.nl]
Je kunt mailen naar [email:hulp (at) voorbeeld punt nl] staat er.
Het is [email:piet apenstaartje voorbeeld punt nl] zei hij.
Ik typte [email:lisa[at]voorbeeld.nl] en het kwam terug.
Mijn mail is [email:truus@voorbeeld.nl].Bel anders.
Via [email:team.zuid@welzijn.example.nl] kreeg ik antwoord.
(zie [email:klacht@vervoer.example])
Ze vroeg mijn e-mail, dus ik zei [email:mo.1990@voorbeeld.nl].
"[email:contact@dewerkplaats.example]" stond op de deur.
Ik heb alleen [email:noah.b@leerling.example].
Bel me op [phone:06-12345611].
Mijn nummer is [phone:0612345622].
Ik ben bereikbaar op [phone:06 1234 5633] na zes uur.
Bel [phone:06 12 34 56 44] als u iets weet.
Mijn dochter heeft [phone:+31612345655].
App naar [phone:+31 6 12345666] alsjeblieft.
Het kan ook op [phone:0031 6 12345677].
[phone:(06) 12345688] is mijn mobiel.
Het kantoor zit op [phone:030-1234599].
Bel het loket: [phone:030 123 45 10].
Tel: [phone:(030) 1234521]
Telefoon [phone:0343-123432].
Mijn vaste nummer is [phone:0348 123443].
Zij belde met [phone:085-1234554], een vreemd nummer.
Ik belde van [phone:06.12.34.56.65].
Mijn nummer: [phone:06/12345676]
Bel mijn broer in België, [phone:+32 470 12 34 87].
Mijn moeder in Turkije: [phone:+90 532 123 45 98].
Mijn zus in Polen heeft [phone:+48 501 234 509].
Mijn neef belt vanuit Marokko, [phone:+212 612-345610].
whatsapp mij op [phone:06-1234 5621]
Ze vroeg [phone:06 123 456 32] te bellen.
Op het briefje stond [phone:0612345643] met potlood.
Nummer van de huisarts is [phone:030-123 45 54], altijd bezet.
Van [phone:010-1234565] kreeg ik drie gemiste oproepen.
U kunt mij bellen [phone:0612345676], liever niet 's ochtends.
Mijn man zijn nummer, [phone:06-12 34 56 87], werkt niet meer.
tel [phone:+31(0)612345698]
Ik stuurde een sms naar [phone:06 12345609].
Bel [phone:0031301234510] voor de balie.
Mijn mobiel ([phone:06-12345632]) was leeg.
Vraag naar mij via [phone:020 1234543].
Zij heeft een Duits nummer: [phone:+49 151 23456789].
Mijn nieuwe nummer wordt [phone:06–12345665].
Mijn BSN is [bsn:626018158].
Ze vroegen mijn burgerservicenummer en ik zei [bsn:183016610].
bsn [bsn:418609135]
Op de brief stond [bsn:346281945] naast mijn naam.
Het nummer [bsn:921993511] hoort bij mij, maar zij zagen een ander.
Ik moest [bsn:9190.93.784] invullen op het formulier.
Burgerservicenummer: [bsn:757 975 434]
Mijn sofinummer was [bsn:331948758], dat weet ik nog.
De balie las hardop voor: [bsn:849 118 621].
In het dossier van mijn zoon stond [bsn:627601893].
Hij typte [bsn:655979712] in en schudde zijn hoofd.
BSN: [bsn:2471.04.978], geboren in Utrecht.
Mijn man is [bsn:565075299] en ik ben [bsn:270342369].
Zonder [bsn:771276849] kon niemand mij helpen, zei ze.
bsn-nummer [bsn:368465639] klopt niet volgens hen
Ik gaf mijn nummer door, [bsn:312 233 073], en wachtte.
Het gaat om BSN [bsn:344026851] van mijn moeder.
Op mijn pas staat [bsn:628907862].
Ze schreven [bsn:766176034] op een geel briefje.
Aan de telefoon zei ik [bsn:237215901] wel drie keer.
Mijn rekening is [iban:NL84INGB0928159013].
Het geld moest naar [iban:NL60 KNAB 2459 5711 77].
IBAN [iban:NL83 BUNQ 7412 1547 28], op naam van mijn man.
Zij betaalden op [iban:NL83ABNA3852808414] en dat was de oude.
rekeningnummer [iban:nl90 revo 5253 8885 39]
Mijn uitkering komt op [iban:NL08 TRIO 3633 8750 04] binnen.
Ik gaf [iban:NL51BUNQ4395755131] door aan de dienst.
De huur gaat naar [iban:NL42 TRIO 7353 7990 75], elke maand.
Stort het op [iban:NL37.INGB.1637.2651.67] alstublieft.
Het bleef hangen op [iban:NL56 KNAB 1222 0297 29].
Ze vroegen een bankpas, nummer [iban:NL54BUNQ5288200182].
Terugbetalen op [iban:NL52 KNAB 3304 3483 95]!
Mijn moeder heeft [iban:NL57ASNB8620579868] bij een andere bank.
Ik zag [iban:NL81 RABO 8288 0729 02] in de brief staan.
Van [iban:NL30RABO2791805888] werd twee keer geld gehaald.
Naar [iban:DE89 3704 0044 0532 0130 00] sturen ging niet.
Mijn Belgische rekening [iban:BE68 5390 0754 7034] wilden ze niet.
Zij kent alleen [iban:PL61 1090 1014 0000 0712 1981 2874].
Het loon kwam op [iban:FR14 2004 1010 0505 0001 3M02 606].
(rekening [iban:NL47BUNQ1803340187])
Ik woon op [address:3991 AB 12].
Mijn post moet naar [address:3992CD 4].
Stuur het naar [address:3993 EF 101], derde deur.
[address:3994 gh 7a] in Houten
Postcode [address:3995 JK, nummer 9].
Wij wonen aan de [address:Lindenlaan 14].
Het was bij [address:Stationsstraat 3b].
Kom naar de [address:Molenweg 22] boven de winkel.
Ik sta ingeschreven op [address:Kerkplein 1].
De lekkage is op [address:Beukenlaan 203].
Zij zit nu in [address:Schoolstraat 5-2].
Mijn adres: [address:Burgemeesterlaan 17], [address:3990 AA 17].
Bij de flat aan [address:Dorpsdijk 88] ligt altijd vuil.
Hij woont op [address:Rozengracht 6].
Het pakket ging naar [address:3998XB 33-1].
Mijn ouders wonen op [address:Hoofdstraat 120].
Aan [address:Havenkade 2] staat de kringloop.
Ik kom van [address:Zuiderpark 45] en heb geen lift.
Ons huis, [address:Parksingel 31], staat scheef.
Zij schreef [address:Nieuwlandhof 8] op het formulier.
De jongeren hangen bij [address:Marktplein 10].
De auto met [plate:GX-123-B] stond er weer.
Kenteken [plate:12-ABC-3] reed door.
Zijn wagen is [plate:AB-12-CD].
Het was een busje, [plate:9-XYZ-12].
Ik noteerde [plate:ab-123-c] op mijn hand.
Nummerbord [plate:RT459K], zwart.
Mijn oude auto, [plate:56-FG-HJ], is gesloopt.
Het kenteken is [plate:12 AB 34] dacht ik.
De taxi had [plate:X-123-YZ].
[plate:KL-90-MN] blokkeert elke dag de stoep.
Een scooter met [plate:F-456-GH] reed te hard.
Zij reed in [plate:1-ABC-23].
Het ging om kenteken [plate:99-ZZ-11].
Ik zag [plate:GZ-345-X] op de foto.
De bestelbus ([plate:V-123-AB]) parkeert op het gras.
Mijn buurvrouw [name:Samira] hielp me met het formulier.
[name:Fatma Yildiz] zat naast me in de wachtkamer.
Ik sprak met meneer [name:De Vries] van het loket.
Mevrouw [name:Jansen] belde nooit terug.
Toen kwam [name:Kees] met koffie.
Mijn zoon [name:Mohammed] kreeg geen plek op school.
[name:Anneke] van de voedselbank is een engel.
Dokter [name:Hoekstra] nam de tijd.
Ik ging met [name:Piet van der Berg] naar de gemeente.
Mijn man [name:Ahmed el Khayat] werkt nachten.
Juf [name:Marloes] zag het meteen.
De wijkagent, [name:Dennis], kwam langs.
Ik heet [name:Truus Bakker] en ik woon hier veertig jaar.
Mijn naam is [name:Olena Shevchenko].
[name:Jan] en [name:Marietje] deden niet open.
Volgens [name:Willem] was het al beslist.
De consulent heette [name:Sanne Mulder].
Bij [name:Ingrid] thuis was het altijd gezellig.
Ik vroeg het aan [name:Yusuf], maar hij wist het ook niet.
Mijn dochter [name:Aicha] vertaalde alles.
Zuster [name:Ria] gaf me een deken.
Meester [name:Tom] belde mijn moeder.
Ik kreeg een brief van [name:J. de Boer].
[name:Hassan Benali] staat op de lijst.
Mijn tante [name:Gerda] is toen gevallen.
Met [name:Ewa Kowalska] kon ik Pools praten.
De huisbaas heet [name:Van Dijk].
[name:Chantal] zei dat ik moest wachten.
Opa [name:Henk] snapt de computer niet.
Ik belde met [name:Linda Smit] van de wijkteams.
Mijn collega [name:Rachid] werd ook weggestuurd.
[name:Noor] las het voor.
De begeleider was [name:Joost Hendriks].
Tegen [name:Naima] zeiden ze iets heel anders.
Het was [name:Bas] die de politie belde.
Mijn vriendin [name:Sevda] durft niet meer.
Ik werd geholpen door [name:Esther].
Mw. [name:Pietersen] had vakantie.
Dhr. [name:Bouzid] tekende het niet.
Mijn broer [name:Sjors] slaapt in zijn auto.
[name:Thea] woont boven mij en hoort alles.
De coach, [name:Marieke de Wit], luisterde echt.
Ik zat tegenover [name:Erik-Jan].
Oma [name:Fatima] kan niet lezen.
Het ging mis toen [name:Ali] achttien werd.
Mijn kleinzoon [name:Daan] heeft autisme.
De directeur [name:Peter Visser] beloofde een lift.
Ik ken [name:Wendy] van de speeltuin.
[name:Mehmet] en zijn vrouw [name:Ayşe] kregen een boete.
Toen stond [name:Bram] voor de deur.
Hulpverlener [name:Loes] bleef zitten tot ik klaar was.
Wethouder [name:Van Leeuwen] zou het regelen.
Mijn nicht [name:Chaimae] zoekt een stage.
De conciërge heet [name:Cor].
Ik vertrouw [name:Petra] niet meer.
Bij mevrouw [name:El Amrani] is de verwarming stuk.
[name:Ruud] van de bus wacht altijd even.
Mijn buurman [name:Bogdan] verstaat de brieven niet.
Ze noemden mij [name:Kim], maar dat ben ik niet.
Ik deel een kamer met [name:Svitlana].
De advocaat, mr. [name:Koster], wilde geld zien.
[name:Lotte] en [name:Sem] zitten op dezelfde school.
Van [name:Ton] hoorde ik dat het loket dicht was.
Mijn ex [name:Patrick] mag niet weten waar ik ben.
Zonder [name:Hatice] was ik verdwaald.
De vrijwilliger [name:Gijs] bracht de boodschappen.
Ik schaamde me voor [name:Els].
[name:Youssef] kreeg wel een antwoord.
Dominee [name:Brouwer] haalde ons op.
De imam, [name:Abdullah], belde voor ons.
Mijn moeder [name:Wilhelmina] is negentig.
Mijn schoonzus [name:Rosita] komt uit Paramaribo.
Met [name:Tjitske] kon ik lachen.
Ik zag [name:Mariam] huilen op de gang.
[name:Karin van den Heuvel] deed haar best.
De stagiair heette [name:Levi].
Tandarts [name:Vermeulen] hielp zonder afspraak.
Mijn vader, [name:Abdelkader], spreekt weinig Nederlands.
Pleegmoeder [name:Astrid] vocht voor ons.
Het kwam door [name:Monique] dat ik bleef.
Ik schreef aan [name:M. Özdemir].
[name:Nadia] vroeg of ik gegeten had.
Toen zei [name:Sjaak]: ga maar naar huis.
De schuldhulp stuurde [name:Angelique].
Mijn vriend [name:Jeroen] rijdt op de plusbus.
Ik noem haar [name:Roos].
De voorzitter, [name:Theo Kuipers], luisterde niet.
Bij [name:Stanisław] op de camping is geen water.
[name:Ilse] had het druk.
Mijn zusje [name:Zeynep] is twaalf.
Met hulp van [name:Arjan] kwam het goed.
De wijkverpleegkundige [name:Corrie] komt elke dag.
Volgens [name:Dirk Postma] bestaat de regeling niet.
Ik kreeg [name:Femke] aan de lijn.
Mijn peetoom [name:Rinus] betaalde de huur.
Zelfs [name:Gülsüm] wist de weg niet.
De chauffeur, [name:Stefan], zette me eruit.
Ik was bang voor [name:Marco].
[name:Johanna] zingt op dinsdag.
Mijn begeleidster [name:Evelien] is weg sinds mei.
De leraar, meneer [name:Aydin], gaf mij boeken.
Kraamhulp [name:Wilma] zag dat het niet ging.
Het was de beurt van [name:Tamara].
Op kantoor zat alleen [name:Niels].
Mijn oom [name:Surinder] kwam uit Londen.
[name:Khadija] kookt voor de hele flat.
Ik wilde met [name:Bart] praten, niet met een computer.
Ik kwam [name:Hanneke] tegen bij de kassa.
De secretaresse van [name:Van Gelder] nam op.
[name:Mustafa] legde uit hoe het formulier werkt.
Buurvrouw [name:Toos] heeft een sleutel.
Toen ik [name:Abdi] zag, wist ik genoeg.
Mijn kinderen [name:Yara] en [name:Finn] zitten op zwemles.
De trainer heet [name:Wesley].
Ik ruilde van dienst met [name:Danuta].
[name:Gerrit Jan] fietste elke dag langs.
Mevrouw [name:Ten Brinke] wist van niets.
Ik schreef op wat [name:Lamyae] zei.
Het huis van [name:Tinus] staat leeg.
Bij [name:Fleur] mocht ik douchen.
Mijn vrouw [name:Tatiana Ivanova] wacht op papieren.
Meneer [name:Chen] doet altijd open.
[name:Rob] is de enige die lachte.
Van [name:Kateryna] kreeg ik een jas.
De brief was getekend door [name:A. van Vliet].
Ik bad voor [name:Joop].
Zelfs dokter [name:Singh] schudde zijn hoofd.
[name:Sharon] en haar moeder sliepen op de bank.
Mijn stiefvader [name:Ronald] dronk.
Toen belde [name:Jolanda de Graaf] van jeugdzorg.
Ik ging naar [name:Mo] toe.
Het was [name:Guusje] die me meenam.
Wijkagent [name:Kuiper] kende me bij naam.
De oppas, [name:Nilay], is pas zestien.
Ik vond het erg voor [name:Leo].
Mijn zoon speelt met [name:Jayden].
[name:Berta Wolters] overleed in maart.
De kok heet [name:Giovanni].
Samen met [name:Hidde] bouwde ik een fietsenrek.
Zij zei dat [name:Omar] moest vertrekken.
Volgens mevrouw [name:Haddad] was het te laat.
Mijn tandarts is [name:Verhoeven].
Ik heb [name:Josephine] nooit meer gezien.
[name:Krijn] repareert fietsen voor niets.
Tante [name:Jetje] gaf me soep.
De vader van [name:Soraya] werkt bij de bakker.
Ik vroeg [name:Melvin] om raad.
Op de stoep stond [name:Witold].
Vraag het maar aan [name:Dineke], zei hij.
De hond van [name:Pleun] blafte de hele nacht.
Ik deelde mijn brood met [name:Habtom].
Mijn maatje [name:Hilde] komt op vrijdag.
Ze schreven naar [email:m.dejong1961@oudmail.example].
mijn schoolmail is [email:2041187@roc.example.nl]
Bel mijn schuldhulp op [phone:0887 123 456].
Je mag appen: [phone:06 - 12345687]
mobiel: [phone:06-12-34-56-98]
Kun je [phone:+32-475-12-34-56] bellen voor mij?
Bij de balie riepen ze [bsn:901759892] om.
Mijn nummer, [bsn:9347.88.789], stond op de envelop.
De huur moest naar [iban:NL91 TRIO 8483 7261 67] van de woningstichting.
Stuur de toeslag naar [iban:NL74SNSB1361341252].
Wij zitten tijdelijk op [address:Wilgenstraat 61].
De ontmoetingsruimte is [address:Vijverlaan 2a].
Mijn postcode is [address:3991 PX 8].
Ik huur een kamer op [address:Oranjeplein 77].
De zwarte auto, kenteken [plate:HB-778-K], reed door rood.
Ik heb [plate:47-KDJ-8] onthouden.
`;

/** Written after `identifiers.ts` and `names.ts` were, to see how they do with what they were not made for. */
export const laterSentences = `
Mijn achterbuurman [name:Frits] voert de katten.
De vrouw van [name:Tesfaye] is zwanger.
Ik mocht op de bank bij [name:Ineke] slapen.
[name:Marja Kroon] schreef het verslag.
Later kwam [name:Bilal] het ophalen.
De kapster, [name:Priscilla], vroeg hoe het ging.
Bij [name:Dunya] ruikt het altijd naar brood.
Ik ken de familie [name:Hakvoort] al lang.
Onze postbode [name:Eddy] belt altijd aan.
Het team van [name:Mirjam Verweij] was vol.
Mijn zoon wil later net als [name:Quincy] worden.
Ze verwarden mij met [name:Sabine].
Mevrouw [name:Dijkstra-Postma] tekende.
Ik ging mee met [name:Kubilay].
De begeleiding van [name:Anja] stopte.
Toen [name:Rayan] ziek werd, kwam niemand.
Ik heb veel aan [name:Cobie] gehad.
Bel maar met [name:Hannelore], zeiden ze.
[name:Paul] zei niets.
Volgens de heer [name:Wiersma] kan het wel.
Mijn oudste, [name:Ilyas], kookt nu.
Er was een nieuwe, [name:Danielle].
We noemden de hond naar [name:Sjakie].
De klas van meester [name:Gerritsen] maakte tekeningen.
Het is de schuld van [name:Koos], zei zij.
Mijn broertje [name:Yassin] was bij de les.
Aan tafel zat ook [name:Berend-Jan].
Ik geloofde [name:Marike] direct.
De loodgieter ([name:Ab]) vroeg geen geld.
Ik droom nog van [name:Selamawit].
Samen met [name:Wies] en [name:Nel] drink ik thee.
Mijn dochter is bevriend met [name:Liv].
De pastor, [name:Huub Jansen], begroef haar.
Er kwam post voor [name:O. Kaya].
Zonder mijn zus [name:Dounia] had ik niets.
Ik vertelde het alleen aan [name:Vera].
De dame van de balie, [name:Yvonne], kende me.
Hij lijkt op [name:Boudewijn].
Naast mij woont [name:Tran] met zijn moeder.
Ik kreeg een kaart van [name:Greetje Blok].
Stuur het naar [email:r.achternaam@provider.example] graag.
Mailen kan via [email:meldpunt@wijk-west.example.nl].
Mijn tweede nummer is [phone:06 - 12 34 56 11].
Zij belde mij op [phone:0623456789] om zes uur.
Op het scherm stond [bsn:527316726] en mijn foto.
Mijn burgerservicenr is [bsn:426865637].
Betaal naar [iban:NL07 SNSB 5150 5877 06] voor vrijdag.
Zijn loon gaat naar [iban:NL26SNSB8948113114].
Wij zijn verhuisd naar [address:Eikenlaan 9].
Het is [address:3991 ZZ 210], de gele deur.
Ik woon boven de bakker, [address:Kerkstraat 18b].
Een rode auto, [plate:PX-901-D], reed weg.
Het kenteken was [plate:83-NRT-6].
`;

/** Sentences in which nothing points to a person. */
export const harmlessSentences = `
Ik woon al dertig jaar in Houten.
De bus naar Utrecht rijdt niet op zondag.
In Nieuwegein ging het beter.
Het formulier kost 12 euro en 50 cent.
Op 3 mei 2026 belde ik voor het eerst.
De gemeente stuurde een brief van zes pagina's.
Bel 112 als het niet gaat, of 0800-2000.
Lijn 28 komt om 7.35 en dan weer om 8.05.
Mijn zaaknummer is 2026-004512.
Ik wachtte van 10.30 tot 12.45 uur.
Er wonen 52.000 mensen in de stad.
In 2019 en 2020 was alles dicht.
De Voedselbank is open op donderdag.
Bij het UWV moest ik opnieuw beginnen.
Ik kreeg 1.234,56 euro terug.
Nederland is mooi, maar de brieven zijn moeilijk.
Op maandag en dinsdag is het loket dicht.
Zij las de brief in het Arabisch en in het Pools.
Kamer 3.14 is op de tweede verdieping.
Toen zei de vrouw aan de balie dat ik terug moest komen.
Het Rode Kruis gaf ons dekens.
Ik rijd 36 kilometer voor 4 uur werk.
Klantnummer 88213344 kende niemand.
De school begint om half negen.
Met Kerst en Pasen was er niemand.
Wij praten thuis Turks en Nederlands.
Het Sociaal Team kwam twee keer.
Ik ben 78 jaar en ik fiets nog.
Waarom moet ik alles drie keer vertellen?
Gelukkig was er koffie.
Ik moest naar Amersfoort voor een gesprek.
De Rabobank gaf geen lening.
Mijn huisarts stuurde me door naar het St. Antonius.
In de Bijlmer was het warm.
We wachtten bij Albert Heijn op de bus.
De Wmo is voor mij te moeilijk.
Het Oude Dorp heeft geen winkel meer.
Op de Nieuwe Markt is het druk.
Sinterklaas kwam niet langs bij ons.
Ramadan en werken gaan samen, zei ik.
Ik fietste naar Vianen en terug.
Bij de Jumbo hing een briefje.
Op het Rond was alles dicht.
De directie van Stichting Woonzorg antwoordde niet.
Ik las het in Het Kontakt.
Mijn kind zit op De Wegwijzer.
In Amerika is het anders, zei mijn baas.
Het Huis van de Gemeente is te groot voor mij.
De Participatiewet begrijp ik niet.
Wij vieren Suikerfeest met de buren.
`;

/** A sentence without its marks, and what was marked, as kind:words. */
export function readMarked(line: string): { text: string; marked: string[] } {
  const pattern = /\[(email|phone|bsn|iban|address|plate|name):((?:[^\[\]]|\[at\])+)\]/g;
  const marked = Array.from(line.matchAll(pattern), ([, kind, found]) => `${kind}:${found}`);
  return { text: line.replace(pattern, '$2'), marked };
}
