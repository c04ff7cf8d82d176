// One file an area of the product, one folder a language: written side by side. docs/words.md says how to add an area or a language.
import enActivity from './en/activity.json' with { type: 'json' };
import enCases from './en/cases.json' with { type: 'json' };
import enChange from './en/change.json' with { type: 'json' };
import enPulse from './en/pulse.json' with { type: 'json' };
import enMoments from './en/moments.json' with { type: 'json' };
import enMirror from './en/mirror.json' with { type: 'json' };
import enBarrier from './en/barrier.json' with { type: 'json' };
import enCompass from './en/compass.json' with { type: 'json' };
import enCircle from './en/circle.json' with { type: 'json' };
import enConnections from './en/connections.json' with { type: 'json' };
import enDialogue from './en/dialogue.json' with { type: 'json' };
import enEase from './en/ease.json' with { type: 'json' };
import enEvaluation from './en/evaluation.json' with { type: 'json' };
import enFrame from './en/frame.json' with { type: 'json' };
import enGather from './en/gather.json' with { type: 'json' };
import enHarvest from './en/harvest.json' with { type: 'json' };
import enHelper from './en/helper.json' with { type: 'json' };
import enLeaving from './en/leaving.json' with { type: 'json' };
import enAgreed from './en/agreed.json' with { type: 'json' };
import enLetters from './en/letters.json' with { type: 'json' };
import enLearning from './en/learning.json' with { type: 'json' };
import enLessons from './en/lessons.json' with { type: 'json' };
import enMedia from './en/media.json' with { type: 'json' };
import enMap from './en/map.json' with { type: 'json' };
import enLive from './en/live.json' with { type: 'json' };
import enPapers from './en/papers.json' with { type: 'json' };
import enNetwork from './en/network.json' with { type: 'json' };
import enMethods from './en/methods.json' with { type: 'json' };
import enMissing from './en/missing.json' with { type: 'json' };
import enVoices from './en/voices.json' with { type: 'json' };
import enPeople from './en/people.json' with { type: 'json' };
import enRelate from './en/relate.json' with { type: 'json' };
import enPower from './en/power.json' with { type: 'json' };
import enPhone from './en/phone.json' with { type: 'json' };
import enParts from './en/parts.json' with { type: 'json' };
import enModels from './en/models.json' with { type: 'json' };
import enKit from './en/kit.json' with { type: 'json' };
import enExhibition from './en/exhibition.json' with { type: 'json' };
import enRoadmap from './en/roadmap.json' with { type: 'json' };
import enRespond from './en/respond.json' with { type: 'json' };
import enPicture from './en/picture.json' with { type: 'json' };
import enReturn from './en/return.json' with { type: 'json' };
import enSafety from './en/safety.json' with { type: 'json' };
import enSense from './en/sense.json' with { type: 'json' };
import enSheet from './en/sheet.json' with { type: 'json' };
import enShare from './en/share.json' with { type: 'json' };
import enSite from './en/site.json' with { type: 'json' };
import enSuggest from './en/suggest.json' with { type: 'json' };
import enTeller from './en/teller.json' with { type: 'json' };
import enTrail from './en/trail.json' with { type: 'json' };
import enTryouts from './en/tryouts.json' with { type: 'json' };
import enLooking from './en/looking.json' with { type: 'json' };
import enRituals from './en/rituals.json' with { type: 'json' };
import enOutcomes from './en/outcomes.json' with { type: 'json' };
import enSubstantiate from './en/substantiate.json' with { type: 'json' };
import enUi from './en/ui.json' with { type: 'json' };
import enWorking from './en/working.json' with { type: 'json' };
import enWorkmirror from './en/workmirror.json' with { type: 'json' };
import enOffer from './en/offer.json' with { type: 'json' };
import enTalents from './en/talents.json' with { type: 'json' };
import nlActivity from './nl/activity.json' with { type: 'json' };
import nlCases from './nl/cases.json' with { type: 'json' };
import nlChange from './nl/change.json' with { type: 'json' };
import nlPulse from './nl/pulse.json' with { type: 'json' };
import nlMoments from './nl/moments.json' with { type: 'json' };
import nlMirror from './nl/mirror.json' with { type: 'json' };
import nlBarrier from './nl/barrier.json' with { type: 'json' };
import nlCompass from './nl/compass.json' with { type: 'json' };
import nlCircle from './nl/circle.json' with { type: 'json' };
import nlConnections from './nl/connections.json' with { type: 'json' };
import nlDialogue from './nl/dialogue.json' with { type: 'json' };
import nlEase from './nl/ease.json' with { type: 'json' };
import nlEvaluation from './nl/evaluation.json' with { type: 'json' };
import nlFrame from './nl/frame.json' with { type: 'json' };
import nlGather from './nl/gather.json' with { type: 'json' };
import nlHarvest from './nl/harvest.json' with { type: 'json' };
import nlHelper from './nl/helper.json' with { type: 'json' };
import nlLeaving from './nl/leaving.json' with { type: 'json' };
import nlAgreed from './nl/agreed.json' with { type: 'json' };
import nlLetters from './nl/letters.json' with { type: 'json' };
import nlLearning from './nl/learning.json' with { type: 'json' };
import nlLessons from './nl/lessons.json' with { type: 'json' };
import nlMedia from './nl/media.json' with { type: 'json' };
import nlMap from './nl/map.json' with { type: 'json' };
import nlLive from './nl/live.json' with { type: 'json' };
import nlPapers from './nl/papers.json' with { type: 'json' };
import nlNetwork from './nl/network.json' with { type: 'json' };
import nlMethods from './nl/methods.json' with { type: 'json' };
import nlMissing from './nl/missing.json' with { type: 'json' };
import nlVoices from './nl/voices.json' with { type: 'json' };
import nlPeople from './nl/people.json' with { type: 'json' };
import nlRelate from './nl/relate.json' with { type: 'json' };
import nlPower from './nl/power.json' with { type: 'json' };
import nlPhone from './nl/phone.json' with { type: 'json' };
import nlParts from './nl/parts.json' with { type: 'json' };
import nlModels from './nl/models.json' with { type: 'json' };
import nlKit from './nl/kit.json' with { type: 'json' };
import nlExhibition from './nl/exhibition.json' with { type: 'json' };
import nlRoadmap from './nl/roadmap.json' with { type: 'json' };
import nlRespond from './nl/respond.json' with { type: 'json' };
import nlPicture from './nl/picture.json' with { type: 'json' };
import nlReturn from './nl/return.json' with { type: 'json' };
import nlSafety from './nl/safety.json' with { type: 'json' };
import nlSense from './nl/sense.json' with { type: 'json' };
import nlSheet from './nl/sheet.json' with { type: 'json' };
import nlShare from './nl/share.json' with { type: 'json' };
import nlSite from './nl/site.json' with { type: 'json' };
import nlSuggest from './nl/suggest.json' with { type: 'json' };
import nlTeller from './nl/teller.json' with { type: 'json' };
import nlTrail from './nl/trail.json' with { type: 'json' };
import nlTryouts from './nl/tryouts.json' with { type: 'json' };
import nlLooking from './nl/looking.json' with { type: 'json' };
import nlRituals from './nl/rituals.json' with { type: 'json' };
import nlOutcomes from './nl/outcomes.json' with { type: 'json' };
import nlSubstantiate from './nl/substantiate.json' with { type: 'json' };
import nlUi from './nl/ui.json' with { type: 'json' };
import nlWorking from './nl/working.json' with { type: 'json' };
import nlWorkmirror from './nl/workmirror.json' with { type: 'json' };
import nlOffer from './nl/offer.json' with { type: 'json' };
import nlTalents from './nl/talents.json' with { type: 'json' };
import nljeActivity from './nl-je/activity.json' with { type: 'json' };
import nljeChange from './nl-je/change.json' with { type: 'json' };
import nljePulse from './nl-je/pulse.json' with { type: 'json' };
import nljeMoments from './nl-je/moments.json' with { type: 'json' };
import nljeMirror from './nl-je/mirror.json' with { type: 'json' };
import nljeBarrier from './nl-je/barrier.json' with { type: 'json' };
import nljeCompass from './nl-je/compass.json' with { type: 'json' };
import nljeCircle from './nl-je/circle.json' with { type: 'json' };
import nljeConnections from './nl-je/connections.json' with { type: 'json' };
import nljeDialogue from './nl-je/dialogue.json' with { type: 'json' };
import nljeEvaluation from './nl-je/evaluation.json' with { type: 'json' };
import nljeFrame from './nl-je/frame.json' with { type: 'json' };
import nljeGather from './nl-je/gather.json' with { type: 'json' };
import nljeHarvest from './nl-je/harvest.json' with { type: 'json' };
import nljeHelper from './nl-je/helper.json' with { type: 'json' };
import nljeLeaving from './nl-je/leaving.json' with { type: 'json' };
import nljeAgreed from './nl-je/agreed.json' with { type: 'json' };
import nljeLetters from './nl-je/letters.json' with { type: 'json' };
import nljeLearning from './nl-je/learning.json' with { type: 'json' };
import nljeLessons from './nl-je/lessons.json' with { type: 'json' };
import nljeMedia from './nl-je/media.json' with { type: 'json' };
import nljeMap from './nl-je/map.json' with { type: 'json' };
import nljeLive from './nl-je/live.json' with { type: 'json' };
import nljeKit from './nl-je/kit.json' with { type: 'json' };
import nljeMethods from './nl-je/methods.json' with { type: 'json' };
import nljeMissing from './nl-je/missing.json' with { type: 'json' };
import nljeVoices from './nl-je/voices.json' with { type: 'json' };
import nljePeople from './nl-je/people.json' with { type: 'json' };
import nljeRelate from './nl-je/relate.json' with { type: 'json' };
import nljePower from './nl-je/power.json' with { type: 'json' };
import nljePhone from './nl-je/phone.json' with { type: 'json' };
import nljeParts from './nl-je/parts.json' with { type: 'json' };
import nljeModels from './nl-je/models.json' with { type: 'json' };
import nljeRespond from './nl-je/respond.json' with { type: 'json' };
import nljePicture from './nl-je/picture.json' with { type: 'json' };
import nljeReturn from './nl-je/return.json' with { type: 'json' };
import nljeSafety from './nl-je/safety.json' with { type: 'json' };
import nljeSense from './nl-je/sense.json' with { type: 'json' };
import nljeSheet from './nl-je/sheet.json' with { type: 'json' };
import nljeShare from './nl-je/share.json' with { type: 'json' };
import nljeTeller from './nl-je/teller.json' with { type: 'json' };
import nljeTrail from './nl-je/trail.json' with { type: 'json' };
import nljeTryouts from './nl-je/tryouts.json' with { type: 'json' };
import nljeLooking from './nl-je/looking.json' with { type: 'json' };
import nljeRituals from './nl-je/rituals.json' with { type: 'json' };
import nljeOutcomes from './nl-je/outcomes.json' with { type: 'json' };
import nljeSubstantiate from './nl-je/substantiate.json' with { type: 'json' };
import nljeUi from './nl-je/ui.json' with { type: 'json' };
import nljeWorking from './nl-je/working.json' with { type: 'json' };
import nljeWorkmirror from './nl-je/workmirror.json' with { type: 'json' };
import nljeOffer from './nl-je/offer.json' with { type: 'json' };
import nljeTalents from './nl-je/talents.json' with { type: 'json' };
import arPulse from './ar/pulse.json' with { type: 'json' };
import arBarrier from './ar/barrier.json' with { type: 'json' };
import arCompass from './ar/compass.json' with { type: 'json' };
import arFrame from './ar/frame.json' with { type: 'json' };
import arAgreed from './ar/agreed.json' with { type: 'json' };
import arLetters from './ar/letters.json' with { type: 'json' };
import arMissing from './ar/missing.json' with { type: 'json' };
import arRelate from './ar/relate.json' with { type: 'json' };
import arPhone from './ar/phone.json' with { type: 'json' };
import arParts from './ar/parts.json' with { type: 'json' };
import arModels from './ar/models.json' with { type: 'json' };
import arRespond from './ar/respond.json' with { type: 'json' };
import arPicture from './ar/picture.json' with { type: 'json' };
import arSite from './ar/site.json' with { type: 'json' };
import arTeller from './ar/teller.json' with { type: 'json' };
import arTrail from './ar/trail.json' with { type: 'json' };
import arLooking from './ar/looking.json' with { type: 'json' };
import arSubstantiate from './ar/substantiate.json' with { type: 'json' };
import arUi from './ar/ui.json' with { type: 'json' };
import arWorking from './ar/working.json' with { type: 'json' };
import arOffer from './ar/offer.json' with { type: 'json' };
import trPulse from './tr/pulse.json' with { type: 'json' };
import trBarrier from './tr/barrier.json' with { type: 'json' };
import trCompass from './tr/compass.json' with { type: 'json' };
import trFrame from './tr/frame.json' with { type: 'json' };
import trAgreed from './tr/agreed.json' with { type: 'json' };
import trLetters from './tr/letters.json' with { type: 'json' };
import trMissing from './tr/missing.json' with { type: 'json' };
import trRelate from './tr/relate.json' with { type: 'json' };
import trPhone from './tr/phone.json' with { type: 'json' };
import trParts from './tr/parts.json' with { type: 'json' };
import trModels from './tr/models.json' with { type: 'json' };
import trRespond from './tr/respond.json' with { type: 'json' };
import trPicture from './tr/picture.json' with { type: 'json' };
import trSite from './tr/site.json' with { type: 'json' };
import trTeller from './tr/teller.json' with { type: 'json' };
import trTrail from './tr/trail.json' with { type: 'json' };
import trLooking from './tr/looking.json' with { type: 'json' };
import trSubstantiate from './tr/substantiate.json' with { type: 'json' };
import trUi from './tr/ui.json' with { type: 'json' };
import trWorking from './tr/working.json' with { type: 'json' };
import trOffer from './tr/offer.json' with { type: 'json' };
import plPulse from './pl/pulse.json' with { type: 'json' };
import plBarrier from './pl/barrier.json' with { type: 'json' };
import plCompass from './pl/compass.json' with { type: 'json' };
import plFrame from './pl/frame.json' with { type: 'json' };
import plAgreed from './pl/agreed.json' with { type: 'json' };
import plLetters from './pl/letters.json' with { type: 'json' };
import plMissing from './pl/missing.json' with { type: 'json' };
import plRelate from './pl/relate.json' with { type: 'json' };
import plPhone from './pl/phone.json' with { type: 'json' };
import plParts from './pl/parts.json' with { type: 'json' };
import plModels from './pl/models.json' with { type: 'json' };
import plRespond from './pl/respond.json' with { type: 'json' };
import plPicture from './pl/picture.json' with { type: 'json' };
import plSite from './pl/site.json' with { type: 'json' };
import plTeller from './pl/teller.json' with { type: 'json' };
import plTrail from './pl/trail.json' with { type: 'json' };
import plLooking from './pl/looking.json' with { type: 'json' };
import plSubstantiate from './pl/substantiate.json' with { type: 'json' };
import plUi from './pl/ui.json' with { type: 'json' };
import plWorking from './pl/working.json' with { type: 'json' };
import plOffer from './pl/offer.json' with { type: 'json' };
import ukPulse from './uk/pulse.json' with { type: 'json' };
import ukBarrier from './uk/barrier.json' with { type: 'json' };
import ukCompass from './uk/compass.json' with { type: 'json' };
import ukFrame from './uk/frame.json' with { type: 'json' };
import ukAgreed from './uk/agreed.json' with { type: 'json' };
import ukLetters from './uk/letters.json' with { type: 'json' };
import ukMissing from './uk/missing.json' with { type: 'json' };
import ukRelate from './uk/relate.json' with { type: 'json' };
import ukPhone from './uk/phone.json' with { type: 'json' };
import ukParts from './uk/parts.json' with { type: 'json' };
import ukModels from './uk/models.json' with { type: 'json' };
import ukRespond from './uk/respond.json' with { type: 'json' };
import ukPicture from './uk/picture.json' with { type: 'json' };
import ukSite from './uk/site.json' with { type: 'json' };
import ukTeller from './uk/teller.json' with { type: 'json' };
import ukTrail from './uk/trail.json' with { type: 'json' };
import ukLooking from './uk/looking.json' with { type: 'json' };
import ukSubstantiate from './uk/substantiate.json' with { type: 'json' };
import ukUi from './uk/ui.json' with { type: 'json' };
import ukWorking from './uk/working.json' with { type: 'json' };
import ukOffer from './uk/offer.json' with { type: 'json' };

/** English is complete and gives the keys. */
export const english = {
  activity: enActivity,
  connections: enConnections,
  safety: enSafety,
  cases: enCases,
  change: enChange,
  circle: enCircle,
  pulse: enPulse,
  moments: enMoments,
  mirror: enMirror,
  barrier: enBarrier,
  compass: enCompass,
  dialogue: enDialogue,
  ease: enEase,
  evaluation: enEvaluation,
  frame: enFrame,
  gather: enGather,
  harvest: enHarvest,
  helper: enHelper,
  leaving: enLeaving,
  letters: enLetters,
  agreed: enAgreed,
  learning: enLearning,
  lessons: enLessons,
  media: enMedia,
  map: enMap,
  live: enLive,
  papers: enPapers,
  network: enNetwork,
  methods: enMethods,
  missing: enMissing,
  people: enPeople,
  parts: enParts,
  models: enModels,
  phone: enPhone,
  power: enPower,
  relate: enRelate,
  kit: enKit,
  exhibition: enExhibition,
  roadmap: enRoadmap,
  respond: enRespond,
  picture: enPicture,
  return: enReturn,
  sense: enSense,
  sheet: enSheet,
  share: enShare,
  site: enSite,
  suggest: enSuggest,
  teller: enTeller,
  trail: enTrail,
  tryouts: enTryouts,
  looking: enLooking,
  rituals: enRituals,
  outcomes: enOutcomes,
  substantiate: enSubstantiate,
  ui: enUi,
  voices: enVoices,
  working: enWorking,
  workmirror: enWorkmirror,
  offer: enOffer,
  talents: enTalents,
};
type English = typeof english;
export type Key = { [Area in keyof English]: `${Area}.${keyof English[Area] & string}` }[keyof English];

export type Language = 'nl' | 'en' | 'ar' | 'tr' | 'pl' | 'uk';

// A key that is missing here does not compile. (A key too many does: words.test.ts finds it.)
type Complete = { [Area in keyof English]: Record<keyof English[Area], string> };
/** What a teller can meet: their own pages, what frames them, what is said of Kring, the letters that come to them. */
type TellersPages = Pick<Complete, (typeof tellersAreas)[number]>;
/** Only the sentences that speak to someone. */
type OnlyWhatDiffers = { [Area in keyof English]?: Partial<Complete[Area]> };

export const tellersAreas = [
  'barrier',
  'pulse',
  'compass',
  'frame',
  'agreed',
  'letters',
  'missing',
  'parts',
  'models',
  'phone',
  'relate',
  'respond',
  'picture',
  'site',
  'teller',
  'substantiate',
  'trail',
  'looking',
  'ui',
  'working',
  'offer',
] as const satisfies readonly (keyof English)[];

const nl: Complete = {
  activity: nlActivity,
  connections: nlConnections,
  safety: nlSafety,
  cases: nlCases,
  change: nlChange,
  circle: nlCircle,
  pulse: nlPulse,
  moments: nlMoments,
  mirror: nlMirror,
  barrier: nlBarrier,
  compass: nlCompass,
  dialogue: nlDialogue,
  ease: nlEase,
  evaluation: nlEvaluation,
  frame: nlFrame,
  gather: nlGather,
  harvest: nlHarvest,
  helper: nlHelper,
  leaving: nlLeaving,
  letters: nlLetters,
  agreed: nlAgreed,
  learning: nlLearning,
  lessons: nlLessons,
  media: nlMedia,
  map: nlMap,
  live: nlLive,
  papers: nlPapers,
  network: nlNetwork,
  methods: nlMethods,
  missing: nlMissing,
  people: nlPeople,
  parts: nlParts,
  models: nlModels,
  phone: nlPhone,
  power: nlPower,
  relate: nlRelate,
  kit: nlKit,
  exhibition: nlExhibition,
  roadmap: nlRoadmap,
  respond: nlRespond,
  picture: nlPicture,
  return: nlReturn,
  sense: nlSense,
  sheet: nlSheet,
  share: nlShare,
  site: nlSite,
  suggest: nlSuggest,
  teller: nlTeller,
  trail: nlTrail,
  tryouts: nlTryouts,
  looking: nlLooking,
  rituals: nlRituals,
  outcomes: nlOutcomes,
  substantiate: nlSubstantiate,
  ui: nlUi,
  voices: nlVoices,
  working: nlWorking,
  workmirror: nlWorkmirror,
  offer: nlOffer,
  talents: nlTalents,
};
const nlje: OnlyWhatDiffers = {
  activity: nljeActivity,
  connections: nljeConnections,
  safety: nljeSafety,
  change: nljeChange,
  circle: nljeCircle,
  pulse: nljePulse,
  moments: nljeMoments,
  mirror: nljeMirror,
  barrier: nljeBarrier,
  compass: nljeCompass,
  dialogue: nljeDialogue,
  evaluation: nljeEvaluation,
  frame: nljeFrame,
  gather: nljeGather,
  harvest: nljeHarvest,
  helper: nljeHelper,
  leaving: nljeLeaving,
  letters: nljeLetters,
  agreed: nljeAgreed,
  learning: nljeLearning,
  lessons: nljeLessons,
  media: nljeMedia,
  map: nljeMap,
  live: nljeLive,
  kit: nljeKit,
  methods: nljeMethods,
  missing: nljeMissing,
  people: nljePeople,
  parts: nljeParts,
  models: nljeModels,
  phone: nljePhone,
  power: nljePower,
  relate: nljeRelate,
  respond: nljeRespond,
  picture: nljePicture,
  return: nljeReturn,
  sense: nljeSense,
  sheet: nljeSheet,
  share: nljeShare,
  teller: nljeTeller,
  trail: nljeTrail,
  tryouts: nljeTryouts,
  looking: nljeLooking,
  rituals: nljeRituals,
  outcomes: nljeOutcomes,
  substantiate: nljeSubstantiate,
  ui: nljeUi,
  voices: nljeVoices,
  working: nljeWorking,
  workmirror: nljeWorkmirror,
  offer: nljeOffer,
  talents: nljeTalents,
};
const ar: TellersPages = {
  pulse: arPulse,
  barrier: arBarrier,
  compass: arCompass,
  frame: arFrame,
  letters: arLetters,
  agreed: arAgreed,
  missing: arMissing,
  parts: arParts,
  models: arModels,
  phone: arPhone,
  relate: arRelate,
  respond: arRespond,
  picture: arPicture,
  site: arSite,
  teller: arTeller,
  trail: arTrail,
  looking: arLooking,
  substantiate: arSubstantiate,
  ui: arUi,
  working: arWorking,
  offer: arOffer,
};
const tr: TellersPages = {
  pulse: trPulse,
  barrier: trBarrier,
  compass: trCompass,
  frame: trFrame,
  letters: trLetters,
  agreed: trAgreed,
  missing: trMissing,
  parts: trParts,
  models: trModels,
  phone: trPhone,
  relate: trRelate,
  respond: trRespond,
  picture: trPicture,
  site: trSite,
  teller: trTeller,
  trail: trTrail,
  looking: trLooking,
  substantiate: trSubstantiate,
  ui: trUi,
  working: trWorking,
  offer: trOffer,
};
const pl: TellersPages = {
  pulse: plPulse,
  barrier: plBarrier,
  compass: plCompass,
  frame: plFrame,
  letters: plLetters,
  agreed: plAgreed,
  missing: plMissing,
  parts: plParts,
  models: plModels,
  phone: plPhone,
  relate: plRelate,
  respond: plRespond,
  picture: plPicture,
  site: plSite,
  teller: plTeller,
  trail: plTrail,
  looking: plLooking,
  substantiate: plSubstantiate,
  ui: plUi,
  working: plWorking,
  offer: plOffer,
};
const uk: TellersPages = {
  pulse: ukPulse,
  barrier: ukBarrier,
  compass: ukCompass,
  frame: ukFrame,
  letters: ukLetters,
  agreed: ukAgreed,
  missing: ukMissing,
  parts: ukParts,
  models: ukModels,
  phone: ukPhone,
  relate: ukRelate,
  respond: ukRespond,
  picture: ukPicture,
  site: ukSite,
  teller: ukTeller,
  trail: ukTrail,
  looking: ukLooking,
  substantiate: ukSubstantiate,
  ui: ukUi,
  working: ukWorking,
  offer: ukOffer,
};

export const translations: Record<string, Record<string, Record<string, string>>> = { en: english, nl, 'nl-je': nlje, ar, tr, pl, uk };
