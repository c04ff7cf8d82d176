/** The 7,776 English words of story codes, in the order of their numbers. Never reorder, add or remove: printed cards rest on it. Made from the EFF large word list (CC BY 3.0 US) and SCOWL. See words.md. */
export const englishWords = `
aardvark abacus abiding abilities ability able abnormal about above abridge abroad abruptly absently absolute
absolve absorb absorbed abstain abstract absurd abundance abundant academic accents accept accepted accepting access
accessed accessing accessory acclaim acclimate accolade accompany accord accordion accost account accounted accuracy
accurate achieve acorn acoustic acquaint acquire acre acreage acrobat acrobatic acronym across acrylic acted acting
action activate activator active activist activity actors actress actresses acts actuality actually adage adamant
adaptable adaptive adaptor addendum addressee adequate adjacent adjective adjoining adjust adjusted adjusting
admirable admire admirers admiring admission admit adopt adopted adopting adoption adorable adoration adore
adornment adult advance advancing advantage adventure adverbial advert advertise advice advisable advised advising
advisor aerobics aerosol aerospace aesthetic affiliate affirm affix affluent afford aflutter afoot after afterglow
aftermath aftermost afternoon afterward again against agencies agency agent aggregate agile aglow agree agreeable
agreeing agreement ahead ahoy aim aimed airborne aircraft airfield airline airmail airplane airport airstrip
airtight aisle alabaster albatross albums alert alerted alfalfa algebra algebraic algorithm alibis align alignment
alike alit alkaline alley allies allowable allowance allowed allowing allows almanac almond almost aloe aloft aloha
alongside aloof alphabet already alright altered alternate although alto altruism aluminum alumni always amateurs
amaze amazement amazing amazingly ambiance ambient ambiguity ambiguous ambition ambitious amendment amends amenity
amethyst amiable amicably amid amigo among amongst amorous amount ampersand amphibian amplifier amplify amuck
amusable amused amusing anaconda anagram ancestor ancestral ancestry anchor anchovies anchovy ancient android
anecdote anew angles angular animal animate animating animation animator anime animosity ankle annex annotate
announcer annual annually anonymity anonymous another answer answered answering antacid antarctic anteater antelope
antennae anthem anthill anthology antiquely antiques antiquity antler antonym anybody anyhow anymore anyone anyplace
anything anytime anyway anywhere apartment aperture apiece apologies apologize apology apparatus apparel apparent
appealing appeals appear appeared appendage appendix appetite appetizer applaud applause apple appliance applicant
applied appointee appraisal appraise approach approval approve apricot april apron aptly aqua aquatic aqueduct
arbitrary arbitrate archery archive archway area arguably argue arises armadillo armchair armful armhole arming
armoire armor armrest arms aroma aromatic arose around arrange arranging array arrival arrive arriving art article
artifact artisan artist artistic artistry artwork ascend ascension ascertain ashore aside askew asking asks aspect
asphalt aspire aspirin assemble assertive assessor asset assign assigned assist assistant assisted assisting
associate assorted assume assuming assurance assured asterisk astonish astound astrology astronomy astute athlete
athletic atlantic atlas atom atonable atrium attach attain attempt attempted attendant attendee attending attention
attentive attest attic attire attitude attract attracted attractor attribute atypical audacious audacity audible
audience audition auditory augmented august aunts aura authentic author authority autograph automaker automated
automatic autonomy autopilot autumn autumnal avail available avalanche avatar aviation aviator avocado avoid
avoidable avoided avoiding await awaken awakened awakening awarded awards aware awareness away awesome awhile
awkward awning awoke axiom axiomatic axis azalea azure babies baboon baby back backboard backdrop backed backfield
backfire backhand backing backlight backlit backlog backpack backpedal backrest backroom backshift backslash
backspace backspin backstage backtrack backup backwards backwash backwater backyard badge badland baffled bagel
bagful baggage bagged baggie bagging baggy bagpipe bags baguette bakery bakeshop balance balancing balcony ballad
balloon ballroom balmy balsamic bamboo banana bandanna bandwagon bandwidth bankbook banker banknote banks bannister
banquet barbell barbeque barber barcode bareback barefoot bargain barista baritone barley barman barn barnyard
barometer barons barrack barrel barrette barrier barstool bartender barterer baseball based baseline basically basis
basket bassoon bathe bathroom bathtub baton batsman batteries battery batting bauble bazaar beacon beamed beans
bearable bearings beauties beautiful beautify beauty because become becoming bedrock bedroom beds bedspread bedtime
beehive been beeswax beetle beets before befriend beginner beginning begins begun behalf behave behaving behavior
behind beings beliefs believed believers bellboy bellhop bells belong belonged belonging beloved below beneath
benefit benign bequeath beret berries berth beside bestowed bettor between beyond biblical bicycle bigger bike
bikini bilateral bilingual billboard billfold billions binary binomial biography biologist biology biplane bird
birdcage biscuits bizarre blab blade blanket blazer blazing bleach blend blessed blessing blinker blinking blinks
bliss blissful blister blitz blizzard blocked blocking blocks blog bloom blooming blossom blowout bluebell blueberry
bluebird blueprint blues bluish blushing board boarded boarding boardwalk boat bobbed bobbing bobcat bobsled bobtail
bode bodice bodyguard bodywork boiled bolster bolted bonanza bonded bonding bonds bonfire bonnet bonsai book
bookcase bookend booklet bookmark bookshelf bookshop bookstore bookworm boomerang bootlace boots borax borough
borrow borrowed borrowing botanical botanist botany both bottle bottling bottom bounce bouncing boundary bountiful
bounty bouquet boutique bowl bowler bowling boxcar boxer boxing boxlike boyfriend boyhood boyish boys bracelet
bracket braid brains brakes branches branded brands brassy brave bravery breadth break breakable breakdown breakfast
breathe breeze brevity briar brick bridal brides bridged bridle briefcase briefed briefing briefly bright brighten
brilliant brim bring bringing brisket briskly briskness brittle broadband broadcast broaden broadly broadness
broadside broadways brocade brochures broiler broiling brokers bronco bronze bronzing brooch brooding brother
brought brow brownies browns browse browsing brunette brush brushes bubble bubbling bucket buckle buckskin buckwheat
buddies budding buddy buffalo buffer buffing bugle build builder building bulb bulgur bulky bulldog bulldozer
bullfrog bullhorn bullion bullpen bullseye bumblebee bunch bundle bungalow bungee bunkbed bunkhouse bunnies buoyant
burdens burgers burro bursts busboy buses bushel busily busload busy buyer buying buzz buzzer buzzing bygones bypass
bystander byte byway cabana cabbage cabbie cabin cabinet caboose cacti cactus caddie cadence cadet cadmium cafeteria
caffeine cage cajole calamari calcium calculate calculus calendar caliber calibrate called calling calls calm calmly
calorie calzone camcorder camels cameo cameras camisole campers campfire camps campsite canary candidacy candidate
candied candle candy canine canister canola canon canonical canopy canteen canvas capable capacitor capacity capped
capricorn capsize capsule captains caption capture caramel carat carbon cardboard carded cardigan cardinal cards
cardstock career carefree careful carefully caregiver caretaker cargo caribou caring carload carnation carnival
carol carpenter carpentry carpet carpool carport carriage carries carrot carrousel carrying cartoons cartridge
cartwheel carwash cases cash cashew cashier cashmere casinos casserole castles catalog catalogue catalyst catapult
cataract catchable catcher catching catchment catchy catechism category cater caterer catering catfish catlike
catnip catsup cattail cattle catwalk caught cause causeway causing cavalier cavern caviar ceased ceasefire cedar
ceiling celebrate celebrity celery celestial cellular cellulose cemetery center centuries century ceramics cereal
ceremony certainly certified certify chained chains chainsaw chair chairmen chalet chalice chalk challenge chamber
chameleon chamomile champion chance changed channel chant chaperone chapter character charbroil charcoal charger
charging chariot charisma charities charity charm chartered charts chase chasing chastity chatting chatty cheap
cheapen check checked checkers checking checkout checkup cheddar cheeks cheer cheered cheerful cheering cheese chef
chemicals chemist chemistry cherish cherisher cherries cherub chestnut chevron chewable chewed chewing chewy chicken
chickened chieftain childcare childhood childish childlike children chill chilled chilling chimes chimney chin
chipmunk chipper chips chirping chirpy chisel chitchat chivalry chive chloride chocolate choice chooser choosing
choosy chop chopped choppers chortle chorus chosen chowder chowtime chrome chuckle chuckling chunk chute cider
cilantro cinch cinema cinnamon cipher circa circle circling circuit circuitry circular circulate cistern citable
citadel citation cities citizen citric citrus city civil civilian civility civilize claim claimed claiming clamp
clapper clapping claret clarify clarinet class classic classical classify classmate classroom claw cleaned cleaners
cleaning cleanse clear clearance clearer clearly clench clergymen clerk clever cleverly clicker clicking clicks
client cliffs climate climatic climbed climbing climbs cling clinics clipboard clippings clique clock clockwise
clockwork clones cloning closable close closely closets closure cloth clothes clothing cloud clouded cloven clowns
club clubbed clubbing clubhouse clutter coach coaching coals coastal coaster coastland coastline coauthor cobalt
cobbler cobweb cocoa coconut codes coeditor coexist coffee cofounder cognition cognitive cogwheel coherence coherent
cohesive coinage coincide coins colder coleslaw coliseum collage collar colleague collect collected collector
colleges collie color colored colorful coloring colossal column comb combine comeback comedian comedy comet comfort
comforted comfy comic coming comma commanded commandos commence comment commits committee commodity common commonly
commotion communal community compact compacted compactly compactor companies companion company compare comparing
compass compile complete comply component composer composing composite compost composure compound compress comprised
computer computing comrade concave conceded conceive concept concern concerned concerts concierge concise conclude
concourse concrete concur condense condiment condition conducive conducted conductor conduit cone confer confetti
confident confider configure confirm confirmed congenial congrats congruent conical conjoined conjugate conjure
conjuror connect connected connector conscious consensus consent considers consist console consoling consonant
consort constant constrain construct consular consulate consult consulted consumer consuming contacted contacts
contain contained contender contented contently contents contest continual continue continuum contour contract
controls converse convert converted convey convince cookbook cookie cooler cooling cooperate copartner copied
copilot copious copper copy copying copyright coral cord cordial cordon corduroy corkscrew cornball cornbread
corncob corner cornered cornfield cornflake cornhusk cornmeal corny corporate correct corrected correctly correlate
corridor corsage cosigner cosmetics cosmology cosmonaut cosmos cosponsor costs costume cottage cotton coughs council
counsel counselor count countable countdown counter counting countries country coup couple coupon courier course
cousin cover covered covering cowboy cowgirl cowhide cows coyote crabmeat crabs cracked crackers crackle crackling
cracks cradle crafter craftily craftsman craftwork crafty craggy cramping cranberry crane crates crawfish crawl
crawled crayon crazier creaking creamed creamy creatable create creation creative creator creature credence credible
credits creed creme creole crescendo crescent crested cresting crewman crewmate cricket crier crinkly crisped
crisping crispness crispy criteria criterion critics crochet crocodile croon crossed crossing crossroad crosswalk
crouton crowd crowded crowning crucial cruise crumbs crunching crunchy crystal cubbyhole cube cubic cubical cubicle
cuckoo cucumber cuddly cufflink cuisine culinary culminate cultivate cultural culture cupbearer cupboard cupcake
cupful cupping cups curator curb cures curio curiosity curious curled curling curly currency current currently
curricula cursive cursor curtain curtsy curvature curve cushion custodian customary customer customize customs cut
cutbacks cutlery cutters cycle cyclic cycling cyclist cyclone cylinder cymbal dab dachshund daffodil daily daintily
dainty daisies dampen dance dancers dancing dandelion dangle dangling daringly darkroom darling darts data database
datebook dates daughter dawdle dawned daybed daybreak daycare daydream daylight daylong dayroom days daytime dazzler
dazzling dealer dealing dealmaker dealt debut decade decaf decathlon december decent decibel decidable decided
deciding decimal decimeter decision decisive deck declared declaring decorated decorator decreased dedicated
dedicator deed deepen deeply deepness defends defies define definite deflator deflector defog deforest defrost
deftly degree delegate delegator deli delicacy delicate delicious delighted delta deluxe delve demand demeanor denim
denote density dentistry dentists departure depict depiction deploy deposit deposited depot depth deputies deputize
deputy derby derived describe deserve deserving design designate designed designers designing desirable desire
deskbound desks desktop deskwork desserts destined destiny detailed details detect detected detecting detection
detector detergent determine dethrone detour deuce develop developed deviator device devised devoured dexterity
dexterous diagonal dial dialed dialog dialogue diamond diary dictated diet dietary different diffused diffusive dig
digit digital digitize dignitary dignity diligence diligent dilute dime dimension dimmer dimples dined dinghy dining
dinner dinosaur dioxide diploma diplomacy diplomats dipper directed directing direction directive directly directory
disc discover discuss discussed dishonor displayed displays distance distant district ditto diverse diversion
diversity divert dividable divided dividers dividing divisible division divisive divulge doable docile docks
doctorate doctors doctrine documents dodge dodo doghouse dogs dogwood dollars dollhouse dollop dolls dolphin domain
domestic domicile dominion dominoes donate donating donation donator donkey donor donuts doodle doorbell doorframe
doorknob doorman doornail doorpost doors doorstep doorway dormitory dotted doubled doubling doubtful doughnut down
downgrade downhill downright downtown downward dozen draftsmen dragged dragonfly dragonish dragster drainable
drainage drainpipe drama dramatic dramatist dramatize drank drastic draw drawer drawing dreamboat dreamer dreamily
dreaming dreamland dreamlike dreamt dress dressed dressing drift drifted drifting driftwood driller drilling drills
drinkable drinking drinks drivable driver driveway driving drizzle droop dropbox droplet dropper dropping drum
drummer drumming drumstick dryer duchess duckbill ducking ducky ducts dude dues duffel dumplings duo duplex
duplicate durable duration dust dustbin dusted dusting dustpan duties dutiful duty duvet dwarf dwarves dweller
dwelling dynamic dynamite each eagle earflap earlier early earmark earmuff earnings earns earphone earpiece earplugs
earring earshot earth earthen earthlike earthling earthly easel easier easiest easily eastbound eastward easy
eatable eaten eatery eating eats echo echoes echoing eclair eclectic eclipse ecologist ecology economic economist
economize economy ecosphere ecosystem edge edgewise edging edible edict edifice edited editing edition editorial
editors educated education educator effective effects effectual efficient effort eggnog eggplant eggs eighth
eightieth either elaborate elastic elbow eldest elections electric electrify electrode electron elegance elements
elephant elevate elevating elevation elevator eleven eleventh eligible elixir elk elliptic elongate elope eloquence
eloquent elsewhere elves email emanate embark embassy embedded embellish ember emblaze emblem embody embrace
embroider emerald emerge emergence emergent emerging eminent emotional emotions emotive empathic empathy emperor
emphasis emphasize emphatic empire empirical employee employers emporium empower emptier empty emulate enable
enactment enamel encase enchant enchanted enchilada encircle enclose enclosure encore encounter endear endeared
endearing endeavor ended ending endive endnote endorse endow endowment endpoint ends endurable endurance endured
energetic energies energize energy engaged engaging engine engineer engraving enhance enigmatic enjoyable enjoyer
enjoying enjoyment enjoys enlarged enlarging enlighten enlist enlisted enliven enormous enough enquirer enrich
enroll enrolled enrolment enshrine ensure entail entangled entered entering enters entertain enticing entire
entirety entitle entity entrails entrance entree entrench entries entrust entrusted entry entryway envelope envisage
envision envoy enzyme epaulet epic epilogue epiphany episode epitome epoch equal equalize equally equate equation
equator equine equinox equip equipment equipped equitable equity equivocal ergonomic errand escalate escalator
escape escapist escorted escorting escorts esquire essay essence essential estates esteem esteemed estimate
estimator etching eternally ethanol ethereal ethical ethically ethics etiquette etymology evaluate evaluator even
evening eventful events eventual everglade evergreen evermore everybody everyday everyone evidence evident evoke
evolution evolve exact exactly exalted exam examine examining example excavate excavator exceeded exceeding excel
except exception exchange excitable excite exciting exclaim excluded exclusive excursion excusable excuse exemplary
exemplify exemption exerciser exhale exhibit existed existence existent existing exists exit exodus exotic expand
expanded expanding expanse expansion expectant expected expecting expects expedient expedited expenses expensive
expert expertise expiry explain explained exponent exporter exposable expose exposure express expressed expressly
exquisite extended extending extends extension extent extenuate exterior external extol extract extracted extras
extreme extremely extrovert exuberant eyeball eyebrow eyelash eyelashes eyelid eyes eyesight fabric fabulous
facecloth facedown facelift faceplate faces faceted facial facile facility facing facsimile fact factor factories
factsheet factual faculty fairies fairness fairy faith faithful falcon fall falsetto families family famous fanatics
fancied fanciful fancy fanfare fans fantasies fantasize fantastic fantasy faraway fare farewell farmers farmland
fascinate fashion fashioned fastball fastened faster faucet fault favor favorable favored favoring favorite fax
feasible feast feathery feature federal fedora feedback feel feeling feline fellows felt female feminine fence
fencing fernlike ferret ferris ferry festive festivity festoon fewer fiber fiction fictional fiddle fiddling
fidelity fields fiercely fifteen fifteenth fifth fiftieth figment figure filet filing filled filmy filters filtrate
final finalist finalize finally finance financial financing finding finds finely fineness fingers fingertip finish
finished finishing finite fireflies firemen fireplace fireproof fires fireside firewood firework firm firmly
firmware first firsthand fished fisherman fishery fishing fit fitness fitted five fixable fixation fixed fixtures
flag flagged flagman flagpole flagship flagstick flagstone flakes flannels flapjack flashback flashbulb flashcard
flashes flashily flashing flashy flask flatbed flatfoot flatly flatness flats flatten flattered flattery flattop
flatware flavorful flavors flaxseed fled fleece fleet fleeting fleshed flexible flick flies flight flip flirt
flirted flirting float floated floating floor floppy floral florid florist floss flotilla flourish flowery flowing
fluctuate fluent fluff fluid flunking flush flute flutist flux flyable flyaway flyer flyover flypaper foam foci
focused focusing fog foggy foghorn folded folds foliage folk folklore folksy follicle follow followed followers
following fondly fondness fondue font foodstuff fooled foolproof fools footage football footboard footer foothill
foothold footing footman footnote footpad footpath footprint footrest footstep footstool footwear footwork foray
force forearm forecast forefront foregone forehead foreleg foreman foremost foresaw foresee foresight forests
foretell foretold forever forewarn foreword forget forgetful forgive forgiving forgotten formality formalize format
formation formative former formerly forming forms formula formulate fortieth fortify fortitude fortnight fortress
fortunate fortune forward fossil founder foundry fountains fourth foxes fractal fraction fragment fragrance fragrant
frame framework framing franchise frankly fraternal fraught frayed freckles freebie freedom freefall freehand
freelance freely freeness freestyle freeware freeway freewill freezable freezer freezing freight freighter french
frequency frequent fresh freshen freshly freshman fret friday fridge friend friendly frieze frigate frisbee
frivolous frock frogs frolic from frond frontage frontal frontier fronts frosted frostily frosting frostlike frosty
froth frown frozen fructose fruitful fruition fruity frying fudge fueled fulcrum fulfill fulfilled functions fund
funnel funnier furlough furnace furnish furnished furniture furrow further fuse fusion fussing future fuzzy gadget
gaiety gained gainful gainfully gaining gains galactic galaxies galaxy gallant gallantly galleria galleries gallery
gallon galloping galore galvanize games gaming gamma gamut gangplank gangway garbage garbled garden gardener
gardenia garland garlic garment garnet garnish garters gasoline gasp gasping gateway gatherer gathering gauging
gauntlet gauze gavel gawk gazelle gear gecko geese geiger gelatin gem gender genera generally generals generate
generic generous genetics genial genius geniuses genre gentile gentility gentleman gently gents genuine genuinely
geography geologic geologist geology geometric geometry geranium gerbil gesture getting giant giblet gift gifted
gigabyte gigahertz gigantic giggle giggling gigs gills gimmick gingham giraffe girdle girl girlhood girlish girth
giveaway given gizmo glacial glacier glad gladden gladiator gladly glamorous glamour glance glancing glasses
glassware glaze gleam gleaming gleeful glider glimmer glimpse glint glisten glitch glitter glitzy global globular
globule glorified glorify glorious glory glossary glossy glove glowworm glue gluten glutinous glycerin gnome goal
goatee goats gobble goblin goes goggles going golden goldfish goldmine goldsmith golf golfing goliath gondola good
goodies goodness goodwill gorgeous gorillas gosling gossip gothic gotten goulash gourmet grab grabbed graceful
gracious gradation grader gradient gradual gradually graduate graffiti grafted grafting grammar grand granddad
grandeur grandiose grandkid grandly grandma grandson granite granny granola grants granular granule graph graphic
graphical graphite grappling grass grate gratified gratify gratitude gratuity gravitate gravity gravy grazed grazing
grease greatly greatness green greenery greeter greeting grew greyhound griddle gridiron grill grilled grinder
grinning grip grisly grits grizzly groceries grocery groom groove grooving grotto grounded grounds group grouped
groves grower growing growl growth guacamole guarantee guarantor guard guarded guardian guarding guess guessed
guessing guesswork guidable guidance guide guidebook guideline guiding guinea guitar guitarist gully gulp gumball
gumdrop gums gunpowder guppy guru gusto guy gymnast gyration gyroscope habit habitable habitat habitual hacker
hacksaw haddock haiku hailstone haircut hairdo hairs halfway halibut halo halogen halves hamlet hammered hammering
hammers hamper handbag handball handbook handbrake handcart handclap handcraft handful handgrip handheld handiwork
handlebar handled handling handmade handpick handprint handrail hands handsaw handset handsfree handshake handsome
handstand handwash handwoven handwrite handyman hangar hangout hankie hanky happened happening happens happier
happiest happily happy harbor harboring hardback hardcopy hardcover harddisk hardened hardening hardhat hardline
hardly hardship hardware hardwired hardwood harmonica harmonize harmony harness harp harpist harpoon harvest hasten
hastily hasty hatbox hatchback hatchery hatchet hatchling haul haystack haywire haze hazelnut hazing headband
headboard headcount headdress headed headfirst headgear heading headlamp headlight headline headlock headlong
headphone headpiece headrest headroom heads headset headstand headstone headway health healthful healthier heard
heartfelt hearty heat heater heave heavier heavily hedgehog hedges heels hefty heighten heights heirloom heliport
helmet help helper helpful helping helpline hemstitch henna herald herbal herbs here hereafter heredity heritage
hermit heroes heroics heroism heron herring herself hexagon hexagonal heyday hibernate hiccup hierarchy high
highbrow higher highlight highly highway hiking hilarious hilarity hillside himself hindsight hinge hint historian
historic histories history hitchhike hitherto hits hobbies hobnob hoist holding holdup holes holiday homage homeland
homemade homespun homestead homeward homework homey honesty honeycomb honeymoon honeys honk honking honorable
honorary honored honoring honors hoot hooves hoped hopeful hopscotch horizons horn horse horseback horseplay
horseshoe hosiery hostel hostess hotels hotter hourglass hours houseboat household houses housewife housework
housing howls hubbub hubcap huddle huddling hug hugging hula human humanism humanity humanize humanly humbled humbly
humdrum humidity humming hummus humongous humorist humorous humvee hundred hundredth hurler hurray husband husk
husked hustle hybrid hydrant hydrated hydration hydraulic hydrogen hydroxide hyena hygiene hygienic hymn hymnal
hyperbole hyperlink hypertext hyphen ice iceberg icicle icing idea idealist idealize ideally idealness ideals
identical identify ideology idiom idiomatic idly idol idyllic igloo ignite iguana image imagery imaginary imagines
imagining imitate imitating imitation imitator immediate immensely immensity immerse immersion immovable immune
impact impartial imperial impetuous impish implanted implement implicit implore imply import important importer
impress impressed imprint impromptu improve improving improvise impulse inaudible inaugural inborn incentive
inception inches incidence incident incisive incline include including inclusion inclusive incognito income increase
increment incubate incubator indeed indicate indigo indirect indoors induce induction indulge indulgent industry
inexact infancy infant inference infested infield infinite inflate inflation influence influx inform informal
informed informing infuse infusion ingenious ingenuity ingrain inhabit inhabited inhale inherent inherit inherited
initial initially initiate inject injected injustice inlaid inlay inlet innate innermost inning innocence innocent
inquiries inquiring inquiry inscribe insects insert inserted insertion inside insight insignia insist insisted
insistent insisting insofar inspect inspire inspiring install installed instance instant instantly instead instep
instinct institute instruct insular insulate insulator insurance insured intact intake integral integrate integrity
intellect intend intended intense intensely intensity intensive intention interact intercede intercept intercom
interests interface interim interior interject interlock interlude intern internal internet interplay interpose
interpret interrupt intervals intervene intimacy intimate intrepid intricacy intricate intrigued intrinsic introduce
introvert intuition intuitive invent invented inventory inverse investing investor invisible invite inviting invoice
invoke involve involving iota iron ironed ironic ironing irrigate island isolate isotope issue issuing italics item
itemize itinerant itinerary itself ivory ivy jackal jackdaw jacket jackpot jalapeno jalopy janitor january jargon
jars jasmine jaunt java javelin jaybird jellied jellyfish jersey jester jet jetty jiffy jigsaw jimmy jingles job
jockey jogger jogging john joined joining joint joke jokers jokester joking jokingly jolly jolt jostle journal
journey journeyed jovial joyful joyfully joyous joyride joystick jubilance jubilant juggle juggling juice jujitsu
jukebox july jumbo jump jumped jumping junction juncture june junior juniper justifier justify justly justness
juvenile kabob kangaroo karma kayak kebab keenly keenness keep keeper keeping keepsake kennel kept kerchief kerosene
ketchup keyboard keyhole keynote keys keystroke keyword khaki kidding kids kiln kilobyte kilos kilowatt kimono kinda
kinder kindling kindly kindness kindred kinetic kinfolk king kingdom kinship kinsman kinswoman kiosk kissed kitchen
kite kitten kitty kiwi knapsack knead knee knelt knickers knitting knives knock knocked knocking knoll knots knotty
know knowing knowledge knuckle koala kooky kudos labeled labels labor labs labyrinth lacrosse ladies ladle lady
ladybug ladylike lagoon lair land landed landfill landing landlady landline landlord landmark landmass landowner
landscape landslide lanes language lantern lapel large largely lark laser lasso lasted lasts late lately latent
lateral lather latitude latticed laugh laughable laughed laughing launch launched launching launder laundry laureate
laurel lavender lavish lawn layers layman layout lead leaden leaders leaflet leafy league leapfrog leapt learn
learned learning leash leaves leaving lectern lecturer ledger leeway legacy legend legendary leggings legible
legislate lego legroom legume legwarmer legwork leisure lemon lemonade length lengthen leniency lenient lens lenses
lentil leopard lesson letter lettuce level levers levitate levitator lexicon liaison liberate liberties liberty
librarian library libretto license lichen licorice lid life lifeboat lifeguard lifeline lifespan lifestyle lifetime
lifter lifting liftoff lifts ligament ligature lighter lightning lights likeable likely likeness likewise lilac
lilies lily limb limeade limelight limes limestone limit limited limousine linchpin lineage linear linen lingering
lingo linguini linguist liniment linked linoleum linseed lion lipstick liquefy liquid liquidate list listened
listeners listening listens litany literally literary liters lithium litmus little liturgy lived livestock living
lizards llama loaded loading loads loan lobby lobbyist lobe lobster local locality locate locating location locker
locksmith locusts lofty logarithm logged logic logical logically lollipop long longer longevity longing longitude
looked looking lookout looks loop loophole loose lots lottery louder loudly lounge loveable lovely loves lovingly
lowdown lowered lowering lowers loyalty lucid luckier luckily luggage lukewarm lullaby luminance luminary luminous
lunar lunchbox luncheon lunches lunchroom lunchtime lupine lushly lushness luxuriant luxurious luxury lyre lyrical
lyrically lyricist lyrics macarena macaw machinery machines machinist mackerel madder made magazine magenta magic
magical magically magicians magma magnate magnesium magnet magnetic magnetism magnetize magnifier magnify magnitude
magnolia mahogany maiden maids mailbox mailing mailman main mainframe mainland mainline mainly mainstay maintain
maize majestic majesty majorette majority majors makeover maker makeshift makeup malleable maltreat mammal mammalian
mammoth manager managing manatee mandarin mandate mandatory mandolin maneuver mango mangrove manifesto manifold
manila manmade mannequin mannerism manners manor manpower mansion mantis mantle mantra manual manually many map
maple marbles marbling march marched marching mardi margarine margarita margin marginal marigold marina marinate
maritime markers market marketing markings marks marksman marmalade maroon marquee marriages married marry marshals
marshland marshy marsupial martyrs marvel marvelous mascot mask masked masonry massager masses massive masterful
masters matador matchbook matchbox matches material matrix matron matter mattered mattress maturely maturity mauve
maverick maxima maximize maybe mayflower meadow meals mean meaning meantime measure mechanic mechanism medal
medallion media mediation mediator medical medically medicinal medicine medieval meditate medium medley meet meeting
megabyte megaphone megaton melodic melodrama melody melon melted melts members membrane memento memo memoir
memorable memoranda memories memorize memory menagerie menthol mention mentioned mentor merchant merciful merely
merger meringue merit mermaid merrier merrily merriment mesh message messenger metallic metaphor meteor meteoric
meteorite meters method metric mezzanine microfilm microwave midday middleman midnight midriff midst midstream
midwife mighty migrant migrate migration migratory mild mileage miles milestone milking milkman millinery million
millionth mimic mimicry minded mindful mine minefield mineral miners miniature minimal minimize minimum minions
minnow minority minstrel minus minuscule minute miracle mirror mission mistletoe misty mitigate mitt mittens mixer
mixing mixture mnemonic mobile mobility mobilize moccasin mocha modeling models moderate moderator modern modernity
modernize modesty modicum modified modify modular modulate modulator module mohair moisten moistness moisture
molecular molecule molehill mollusk molten mom momentary moments momentum monarch monastic monday monetary monetize
money moneybags moneywise mongoose monitored monitors monogram monologue monopoly monorail monotony monotype
monsieur monsoon monthly months monuments moods moon moonbeam mooned moonlight moonlike moonlit moonrise moonscape
moonshine moonstone moonwalk morale moralist morning mortar mortgage mosaic mosquito mossy most mostly motel
mothball mothers mothproof motif motion motivate motivator motives motley motocross motorbike motorcade motorist
motorway mountain mounted mouse mouth mouthful mouthing movable move movement movers movies moving much muffins
muffle mugger mugs mulberry mullets multi multiple multitask multitude munchkin mundane municipal murmur muscular
museums mushroom mushy music musical musician musket mussel mustang mustard muster mutton mutual mutually myriad
myself mysteries mystery mystic mystical mysticism myth mythical mythology nacho nail nailed name namesake nanny
nanometer napkin narrate narration narrative narrow narrowed nation national natives natural naturally nature
nautical naval navigable navigate navigator nearby nearer nearest neatly neatness nebula nebulizer necessary
necessity necklace neckline necks necktie nectarine needed needs negotiate neigh neighbor nephew network neuron
neutral never newbie newborn newcomer newscast newspaper newsprint newsstand newsy next nibble nicer nicety niche
nickel nickname niece nifty night nightclub nightfall nightgown nighttime nimbly nines nineteen ninetieth ninja
ninth nitrate nitrogen noble nobleman nocturnal noises noisy nomadic nominal nominate nominee noodles normal
normally northeast northward nose nostalgic notable notch notches notebook notes nothing notice noticing notified
notify notions nougat noun nourish novel novelist novelty nowadays nowhere nozzle nuance nuclei nucleus nugget
number numbered numeral numerate numerator numeric numerical numerous nuptial nursemaid nursery nurses nursing
nurture nutmeg nutrient nutrition nylon oak oatmeal obeyed objective objects obligated obliged oblong oboe observant
observer observing obtain obtained obvious occasion occupancy occupant occupier occupy occur occurred ocean ocelot
octagon octane october octopi ocular oddity oddly odds offer offered offering offhand office officers official
officiate offload offset offshore offspring offstage often oil oink okra old olfactory olive olympics omega omelette
omnivore onboard once ones oneself ongoing onions online onlooker only onscreen onset onshore onstage onto onward
onyx oops oozing oozy opacity opal open opened openings openly opera operable operate operatic operating operation
operative operator opinion opportune opposite opt optic optical optician optimism optimize optimum option optional
opulent oranges oratory orbit orbital orchard orchestra orchid ordain order ordered ordering orderly ordinance
ordinary organic organism organize orientate origin original originate ornament ornate oscillate ostrich other ought
ounces ourselves outback outbid outboard outbound outcasts outcome outdo outdone outdoors outer outermost outfield
outfit outgoing outgrow outgrowth outing outlawed outlay outlet outline outlook outmatch outnumber outplayed outpost
outpour output outright outrun outs outscore outsell outshine outsider outskirts outsmart outsource outspoken
outstrip outtakes outthink outward outweigh ovation overall overarch overbite overbuilt overcoat overcome overdoing
overdrive overflow overhand overhaul overhead overjoyed overlabor overlaid overlay overlook overnight overpass
overplant oversaw overseas oversee overshot oversized oversold overstate overstay overstep overstock overt overtake
overtime overtly overtone overture overview overwhelm overwork overwrite owner ownership owns oxford oxide oxygen
oyster ozone paced pacific pacifist package packs padded padding paddle padlock pageant pageantry pages pajamas
palace palatable palatial palette pals pamphlet panama pancake panda panel panoramic pansy panther pantomime pantry
pants papaya paper paperback paperwork paprika papyrus parabola paradigm parading paradise paradox paraffin paragon
paragraph parakeet parallel parameter paramount parasail parasol parcel parchment pardon parent parentage parental
parenting parish parka parking parkway parlor parmesan parochial parse parsley parsnip partake parted partial
partially particles parties partition partners partook party partying passable passage passbook passcode passed
passenger passerby passing passport past pastel pastiche pastime pastrami pastures patchwork paternal path pathway
patience patiently patio patriarch patriot patriotic patrol patronage patronize patrons pattern paucity pave
pavement pavestone pavilion pawing payable payback payday payee payload payment payphone payroll peace peaceable
peaceful peanut pearls peas pebble pecan pectin pedestal pedicure pedigree pedometer peeking peeled peers pegboard
pelican pellet pencil pendant pendulum penetrate penguin penholder peninsula pennies penny penpal pension pensive
pentagon pentagram penthouse people pep pepper perceive percent perch perchance percolate perennial perfected
perfectly perforate perform performed perfume perimeter period periodic periphery periscope perky perm permeate
permits permitted peroxide perpetual persevere person personal personify personnel perspire persuaded pertain
pertinent peruse pervasive peso petal petite petition petri petrify petroleum petticoat petunia phantom pharmacy
phenomena phoenix phone phonebook phonetic phonics phoning photo photocopy phrase phrasing physic physical physician
physicist physique pick pickax picket picking pickle pickup picnic pictorial picture piecemeal pieces piecework pier
pigeon piggyback pigpen pigtail piled pillar pillows pilots pineapple pinnacle pinpoint pins pioneer pious pipe
pipeline piranha pirate pirouette piston pitch pitcher pitchfork pitching pivot pivotal pixie pixy pizzas placard
placement places placidly plaice plain plainly planetary planets planner plant plantain planting plaque plasma
plastered plastics plateau plated platinum platonic platter plausible play player playful playgroup playhouse
playing playlist playmaker playmate playoff playpen playroom playset plaything playtime plaza pleaded pleading
pleasant please pleasure pleat pledge plentiful plenty plethora plexiglas pliable pliers plot plotted plough pluck
plug plumage plumb plumber plumbing plural plywood pneumatic pockets pod poem poetic poetical poetry poets pointed
pointers pointing pointy poise polar polarity policies policy polish polished polishing polite politely polka pollen
pollinate polluted polo polyester polygon polygraph polymer pomp poncho ponies pontoon poppy popsicle populace
popular populated porcelain porcupine porous porpoise porridge portable portal portend portfolio porthole portion
portly portrait portray portrayal portside posh position positive possessor possible possum postage postbox postcard
posted posterity posters posting postman postmark postnasal postpone postulate posture postwar potassium potato
potatoes potency potential pouch poultry pound poured powdered powdering powdery power powerful powwow practical
practice pragmatic praised praising pram prance prancing prawn preach preamble precede precedent precipice precise
precisely precision precook precursor precut predict predicted predictor preempt prefab preface prefect prefer
prefix preflight pregame preheated prelaunch prelaw prelude premiere premises premium prepaid prepare preparing
preplan preppy preschool preseason presence presented presently presents preserve preshow preside presiding presoak
presses pressure prestige presto preteen pretend prettier pretty pretzel prevalent prevent preview previous prewar
prewashed prices primal primarily primary primer primeval primitive primp primrose princess principal principle
print printer printout prior priority prism pristine private privately privation privy prize proactive probably
probiotic problem procedure proceed proceeded process processor procure prodigy produce producers producing products
professed profile profit profound profusion program progress prohibit projects prolific prologue prolong prolonged
promenade prominent promise promising promoter promoting promotion prompt prompted promptly prong pronoun pronounce
pronto proofing proofread proofs propagate propel property prophecy prophetic prophets proponent proposal propose
proposing propriety props prospect prosper protect protected protector protein protocol proton prototype protract
proud proudly provable proved proverb provided providing province proving provision proviso provoke provoking
provolone proximity proxy pseudonym public publicity publicize publicly publish publisher pueblo puff pull pulley
pulling pulpit pulsate pulsation pulse pumice pumpkin pumps punctual punctuate pundit pupils puppet puppies purchase
purebred pureness purifier purity purple purplish purpose purposely purr pursuable pursuant pursue pursuing pursuit
purveyor putt putting puzzle puzzling pyramid python quadrant quadratic quadruple quail quaint quaintly quaking
qualified qualities quality quantity quantum quarry quart quartered quarterly quarters quartet quay queen query
question queue quiche quicken quickly quickness quickstep quiet quieter quietly quill quintet quintuple quirk quits
quiver quiz quizzical quorum quotable quotation quote quotient quoting race racetrack rackets racoon racquet radial
radiance radiant radiantly radiated radiation radiator radii radios radish raft raider railcar railroad railway
rainbow raincoat raindrop rainfall rainstorm rainy raise raisin rally ramp ramrod ranch rancher random randomly
range ranked ranking rapport rarely raspberry rated ratings rationale rations ratty raven ravine ravioli razor
reabsorb reacquire react reacting reaction reactive reactors readable reader readily readings readjust ready
reaffirm realist realistic realities reality realize realizing ream reapers reappear reapply reappoint reapprove
rearrange rearview reason reasoning reassign reassure reattach reawake rebalance rebate rebellion reboot reborn
rebound rebuild recall recalled recap recapture recast receipt receive receiving recently reception receptive
recharger recipes recipient recital recite reckon reckoning reclaim recliner reclining recognize recollect recolor
recommend reconcile reconfirm reconnect reconvene recopy recorded recording records recount recoup recourse
recovered recovery recreate recruit recruited rectangle rectified rectify recurrent recurring recursive recycled
recycling redeem redesign redid redirect redo redone redraft redraw reduce reducing reduction reef reemerge reenact
reenter reentry referable referee reference referred referring refers refill refinance refined refinery refining
refinish reflect reflected reflex reflexes refocus reform reformat reformed reformist refrain refreeze refresh
refuel refueling refund refurbish regain regal regalia regally regarding regards regatta reggae regime regiment
region regional register registrar registry regroup regular regularly regulate regulator rehearsal rehearse reheat
rehydrate reign reindeer reinforce reins reinstate reissue reiterate rejoice rejoicing rejoin rekindle relatable
related relation relative relax relaxing relays relearn release releasing relevance relevant reliable reliance
reliant relic relief relieve relieving relight relish reload relocate relock rely remained remains remake remark
remarry rematch remedial remedy remember reminder remindful reminding reminds remix remodel remodeler remote
remotely removable removal removed removing rename renderer rendering rendition renew renewable renewal renewed
renovate renovator renown renowned rentable rental rented renting reoccupy reoccur reopen reopened reorder repackage
repacking repair repaired repave repaying repayment repeated repeating repeats rephrase replace replacing replay
replenish replete replica replicate replied report reported reporters reporting repose represent reprint reprise
reprocess reproduce reprogram reps reptile repurpose reputable repute request requested require requiring requisite
reread reroute rerun resale resample rescuer rescuing research reselect reseller resemble resend reserved reset
reshape reshuffle residence resident residue resilient resist resistor resize resolute resolved resonance resonant
resonate resource respect respected respond responded response restart restful restore restoring restrain resubmit
result resultant resulted resulting resume resupply resurface resurrect retail retainer retaining retention rethink
retina retired retiring retold retool retouch retrace retrieval retriever retry return returned returning retying
retype reunion reunite reusable reuse revamp reveal revealed revealing reveler revenue revered reverent reversal
reverse reversing reversion revert reviewed reviewing reviews revisable revise revision revisit revival reviver
reviving revocable revolving reward rewarded rewash rewind rewire rework rewrap rewrite rewritten rhetoric rhino
rhubarb rhyme rhythm rhythmic ribbon ribcage rich riches richly richness rickshaw ricotta ridden riddles ride riders
riding rifling rightful rigid rigidity rimmed rings rinse rinsing ripeness ripening ripping ripple risen risk
risotto rites ritual ritzy riverbank riverbed riverboat riverside rivet riveter riveting road roadblock roamer
roaming roast roasted robin robotics robots robust rockband rocket rockfish rocking rocklike rockslide rockstar
rocky rods roll rolled rollers rolling roman romances romantic roof rookies roommate roomy rooted rope roping rosary
roses roster rostrum rosy rotate rotating rotation rotor rotunda roughly roulette rounding roundish roundness
roundup roundworm routes routines rowboat royal rubbing rubies rubric ruby rucksack rudder rugged rule ruling rumble
rumbling ruminate rummage rumored runaround rundown runner running runny runs runway rural rushed rushing rustic
rustling safe safeguard safehouse safely safeness saffron sagebrush said sailboat sailor saki salad salami salaried
salary saleable sales salesman saline saloon salt salutary salute salvage samples sampling sanctuary sandal sandbank
sandbar sandbox sandfish sandlot sandpaper sandpit sandstone sandstorm sandworm sanitizer sanity santa sapphire
sardine sassy satchel satellite satiable satin satisfied satisfy saturate saturday sauce saucepan saucers sauna
sausage savanna saved savings savory savvy sawdust saxophone say saying scale scaling scallop scanner scanning scans
scatter scenario scene scenery scenic scented scepter schedule schematic scholar school schoolboy schooling science
scientist scion scissor scoop scooped scorebook scorecard scored scoring scorpion scotch scouting scouts scrambled
scratch screen screening screws scribble scribe scribing scripts scroll scrooge scrub scrubbed scrubbing scruffy
scrunch scruples scuba scuff sculptor sculpture scuttle scythe seafood sealed seaman seams seaport searched
searching seashore seaside seasoned seasons second secondary secret secretary section sectional secular secure
securely security sedan sediment seeing seeks seem seemed seemingly seepage seesaw segment seismic seldom select
selected selection selective self selfish seltzer semantic semblance semifinal seminar semisoft semisweet send
senior seniority senorita sensation sense sensible sensing sensitive sensory sentence sentiment separate separator
sepia september sequel sequence sequin serenade serene serenity serial series serious servant serve servers services
serving sesame sessions setback sets settings settle settlers settling setup sevenfold sevens seventeen seventh
several severely sewed sewn shackles shades shadow shaft shallow shambles shamrock shank shaped shaping share sharks
sharpener sharper sharpie sharply sharpness shawl shear sheath shed sheepish sheet sheik shelter sheltered shelve
shelving sherbet sheriffs sherry shield shifter shifting shifts shimmy shine shining ship shipment shipshape shirt
shivering shocking shoe shoelace shopper shopping shoptalk shores shortcake shortcut shorter shorthand shortlist
shortly shortness shortwave shotguns shots should shoulder shouted shovel showbiz showcase showdown shower showered
showering showgirl showing showmen shown showoff showpiece showplace showroom shredder shredding shreds shrimp
shrink shrubbery shrubs shrug shudder shuffle shuffling shut shutdown shutters shutting sibling sideline sidelong
sides sidestep sidetrack sidewalk sideways sierra siesta sieve sighted sighting sign signal signaling signature
signed signify signpost silencer silent silently silica silicon silk silken silly silver similar similarly simmering
simple simplify simulated simulator since sincere sincerely sincerity singer singing single singular siphon sirloin
sirs sister sitcom sitting situated situation sixfold sixpence sixteen sixteenth sixth sixties sixtieth sixtyfold
sizable size sizing sizzle sizzling skater skating sketches sketchy skies skiing skilful skimmed skin skincare
skinned skipper skipping skirts skittle skydiver skylight skyline skype skyrocket skyward slacks slang sleep sleeper
sleeping sleeve sleigh slept sliceable sliced slide slideshow sliding slightly slingshot slinky slipped slippery
slips slobs sloped sloping slow slowly sluice slums small smaller smallish smartly smartness smarts smashup smidge
smidgin smile smiling smilingly smith smooth smoother smoothly smugglers snack snails snakes snaking snap snappy
snapshot snarling snatch snatching snazzy sneakers snippet snorkel snowbird snowboard snowbound snowcap snowdrift
snowdrop snowed snowfall snowfield snowflake snowman snowplow snowshoe snowstorm snowsuit snowy snug snuggle
snugness soaked soapy soar soaring sobriety soccer sociable social socially societies society sociology sock soda
sodium softball softer softly software sojourn solace solely solemn solemnity solemnly solicitor solid solidify
solitaire solitary solitude soloist soluble solution solve solvent solving some somebody someday somehow someone
someplace something sometime somewhat somewhere songs sooner soothe soothing sooty sorcery sorority sort sorted soul
sounded sounds source southeast southpaw southward souvenir sovereign space spaceship spacious spangle spaniel
spared spark sparkle sparkling sparring spatial spatula speak speaker speaking spearfish spearman spearmint special
specialty species specific specify specimen speckled specks spectacle spectator spectra spectrum speculate speech
speeches speed speedboat spell spellbind speller spelling spendable spender spending spends spent sphere spherical
sphinx spices spiffy spigot spilled spilt spinach spindle spinner spinning spiny spiral spirited spirits spiritual
splashed splashing splashy splendid splendor splice splicing splint splinter splits splitting splurge spoken
spokesman sponge sponsors spoon spoonful sporadic spore sporran sporting sports spotlight spotted spout spread
spreading spree spring springing sprinkler sprite sprouts spruce spry spud spurs spyglass squad squadron square
squash squashed squawk squawking squeak squeaking squeals squeegee squeeze squeezing squiggly squirrel squirt
stacked stadium staff stages staging stainable staircase stairs stairway stallion stalls stamina stamp stamped
stance stand standard standby standing standoff stanza staple stapling starboard starch stardom stardust starfish
stargazer starlet starlight starry starship start starter starting startled startup stash state statement statesman
static station stationed statistic status statute statutory staunch stayed stays steadfast steadier steadily steady
steaks steam steamed steaming steel steeple steerable steering steers steersman stegosaur stellar stems stencil step
stepping stereo sterling sternum steward stick sticker sticking stiffen stiffly stiffs still stimulant stimulate
stimuli stimulus stipend stir stirred stirring stirrup stitch stitches stockings stockpile stocks stockyard stomping
stones stoneware stonework stoning stony stood stopgap stoplight stoppable stoppage stopped stops stopwatch storable
storeroom storewide storey stories storms stove strainer strange strata stratagem strategic strategy stratum straw
streak streams street streetcar strength stressful stretch stretched strewn stride striking strings stripes strobe
stroller strolling strong strongbox stronger strongly strongman struck structure struggle stubble stucco students
studied studio study stuffed stuffing stuffy stupefy sturdily style styling stylist stylistic stylized stylus
succeed succeeded success successes successor succinct succor succulent succumb sudden suddenly sudoku suede sugar
suggest suggested suit suitable suitcase suited summarize summary summer summit summon summoned sunbathe sundae
sundial sundry sunk sunlight sunlit sunrise sunscreen sunset sunshine sunup superb superbowl superglue superhero
superior superjet superman supermom supernova supersede superstar supervise supper supplant supplier supply support
supported suppose supreme sure surely surface surfacing surfboard surfer surfing surname surpass surpassed surplus
surprise surround survey survival survive surviving survivor suspend suspense sustain sustainer swallowed swallows
swampland swampy swan swapping sweeten sweetly sweetness sweets swift swiftly swiftness swim swimmable swimmer
swimming swimsuit swimwear swing swipe swirling swoosh sycamore syllable symbol symbolic symbolism symbolize
symmetric symmetry sympathy symphonic symphony synagogue synergy synonym synopsis synthesis synthetic syrup system
tabasco tabby tableful tables tableware tabloids taboo tabulate tackle tackling taco tactful tactical tactics
tactile tadpole tag tailgate taillight tails tailspin take takeoff takers taking talc talcum talent talented
talisman talkative talked talks taller tamale tamer tandem tangent tangible tank tankard tanned tannery tanning
tantalize taped tapered tapering tapestry tapioca tapping taps target targeted tariff tarmac tarpaulin tartar tassel
taste tasteful tasting tattoo tattooed teaching teacup teak teammate teamwork teapot teardrop teasing teaspoon
technical technique teenage teenagers teeth telegrams telegraph telepathy telephone telescope teletype televise tell
telling telltale template temple tempo temporal temporary tenancy tenant tendency tenderize tendon tendril tenement
tenet tennis tensions tentacle tentative tenure tepee tepid terminal terminate terms terrace terrain terrific
terrify territory tested testified testimony tests textbook textile texture thanked thankful thanking that theaters
theatre theatrics their themes theorem theoretic theories theorist theorize theory thereby therefore therein thereof
thereupon thermal thermos thesaurus these thesis they thicket thickness thimble things think thinkers thinly thinner
thinning third thirteen thirtieth thirty this thought thousand thread threefold threes threshold thrift thrill
thrilled thrilling thrive thriving throne through throw thrower thrust thumb thumbtack thunder thursday thyself
tiara tickets tickles ticklish ticks tidal tidbit tidings ties tiger tighten tightly tightness tightrope tigress
tilt timber timely timetable timing timothy tinderbox tinfoil tingling tingly tinker tinsel tinsmith tinwork tiny
tipoff tipped tiptoeing tiptop tire tissues title toboggan today toddle toenail toga together toggle toilet token
tolerable tolerance tolerant tolerate tomato tomatoes tomcat tomorrow tonight tonnage tonne tool toolkit tooth
toothpick topic topple torch torches torque torso tortilla tortoise toss tossed tossing total totality totally totem
toucan touched touching tough toughen toupee tourist toward towels towing traces track tracking tractor trade
trademark trading tradition traffic trailing trailside train trained traits travel traveled travelers traveling
traverse trays treacle treadmill treasure treat treated treating treatise treatment treble tree trekker trendy
triangle tribe tribune tributary triceps tricked trickle tricky tricolor tricycle trident tried trigger triggered
trillion trilogy trimmer trimming trimness trinity trinket triple triplets tripod trips triumph trivial trod trolley
trophies trophy tropical tropics troupe trousers trout trowel truffle truly trunks trustee trustful trusting trusty
truth truthful try tryouts tubes tubular tuck tucked tuesday tuft tuition tulip tuna tundra tunic tunnels turbofan
turbojet tureen turkeys turn turned turning turnip turnout turnpike turnstile turntable turquoise turret turtle
tutor tutorial tutoring tutu tux tuxedo twang tweet tweezers twelve twenties twentieth twenty twice twiddle
twiddling twig twilight twinkle twins twirl twisting twisty twitter twos tying typeface types typhoon typically
typify typist uglier ultimate ultra umbrella umpteen unchain unchanged uncharted uncheck unclaimed unclamped unclasp
uncle unclip uncloak unclog uncoated uncoiled uncolored uncommon uncooked uncork uncounted uncouple uncover
uncovered uncross uncrown uncrushed uncured uncurious uncut under undercoat undergrad underline underpass undertake
undertone undertook underwent underwire undiluted undivided undocked undrafted unicorn unicycle unified uniformed
uniformly uniforms unify unimpeded uninstall union unionize unique uniquely unit universal universe untaken untangle
untapped untenable unthawed unthread until untimely untitled untoasted untold untouched untracked untrained
untreated untried untrimmed unturned untying upcoming upcountry update upfront upgrade uphill uphold upkeep uplift
uplifted uplifting upload upon uppermost upright upriver upscale upshot upside upstairs upstart upstate upstream
upstroke upswing uptake uptown upward upwind urban usable usage used useful users usher using usual usually utensil
utility utilize utmost utopia utterance utterly vacant vacate vacation vaccinate vaccine vacuum valet valiant valid
validate validity valise valium valleys valor valuables value vanguard vanilla variable variance variation varied
variety various varsity varying vase vastly vastness vaults veal vector vegan vegetable veggie vehicle vehicular
velcro velocity velour velvet vendor veneer veneering venerable venison ventilate venture venue veracity verandah
verbalize verbally verbatim verbose verified verify veritable versatile verse version versus vertebrae vertical
vertigo very vessel vest vestibule vestige vestment veteran vibes vibrant vibrate vibrating vibration vicar vicinity
victories victory videos videotape view viewable viewer viewing viewpoint vigil village villagers vinegar vineyard
vintage vinyl violet violin virtual virtually virtue virtuoso visa visible vision visionary visit visited visiting
visitor visor visual visualize vital vitality vitalize vitally vitamins vivacious vivacity vivid vividly vividness
vocalist vocalize vocally voice voicing volcanic volcano volcanoes volition volley voltage volts volumes voluntary
volunteer vortex voting voucher vowel voyage wad waffle wager waggle wagons waistline waiter waitress waits wakes
walk walking wallet wallop wallpaper walnut walrus waltz wander wannabe wanted wanting warble wardrobe warehouse
warheads warmer warmth warning warranty washable washbasin washboard washbowl washcloth washday washed washhouse
washing washout washroom washstand washtub watch watchdog watched watchful watchman watchword watered waterfall
watermark waters waterway waveform waving wavy waxed waylaid waylay wayside wealthy wearing weasels wedded wedding
wedlock week weekday weekends weekly weighed weighing weight weirdness welcome welcoming weld went westward whales
whaling wharf wheel when whence whenever whether which whichever whilst whinny whirl whirlpool whirlwind whisper
whispered whistle whistling whiz whoever whole wholesale wholesome wholly whom whoops why widely widen widget width
wifi wigwam wikipedia wildcard wildcat wilder wildfire wildfowl wildland wildlife wildly wildness will willfully
willing willingly willow willpower wind windfall windmill window windpipe winged winking winners winnings winsome
winter wintry wired wiring wiry wisdom wisecrack wiser wish wishes wistful within without withstand withstood
witticism wives wizard wobbling wolverine wolves womanhood womankind wondered wonderful wondering wonders wondrous
wooden woodsman woodwind woodwork words work workable workbench workbook worked workers workforce working workload
workmen workout workplace worldly worldwide wormhole worships worth would woven wow wrap wrapped wrapping wrestle
wrinkle wrist write writers writing written xylophone yacht yard yardstick yeah yearbook yearling years yellow
yesterday yield yin yippee yodel yogurt yonder young younger youngster your yourself yoyo yummy zero zestfully zesty
zigzag zigzagged zinc zipfile zippy zips zodiac zoning zookeeper zoologist zoology zoom zucchini
`;
